"""What a worker would do in its own time, done at once."""

from yourturn.store import queue


def work_off() -> None:
    """Do every job that is due, here and now."""
    worker = queue.worker("now", 0.0)
    worker.batch = True
    worker.run()
