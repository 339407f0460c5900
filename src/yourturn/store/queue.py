"""Jobs: what has to happen later, written in the same transaction as its cause.

A thin door over django-tasks (docs/decisions/jobs.md). A job is a function of a module marked with `job`;
its arguments are ids and words, never people's posts. It may run twice, so it looks first at what is done.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from django.db import connection
from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

Job: TypeAlias = "Task[..., None]"


def job(work: Callable[..., None]) -> Job:
    """Mark a module-level function as a job."""
    return task()(work)


def later(what: Job, *arguments: str | int | None, at: datetime | None = None) -> None:
    """Have the job `what` done with these arguments, at that time or as soon as a worker is free.

    Call it inside `unit.write()`: the job exists if and only if the transaction is kept.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A job is written in the transaction of its cause: open unit.write() first.")
    what.using(run_after=at).enqueue(*arguments)


def recover(now: datetime, older_than: timedelta = timedelta(minutes=30)) -> int:
    """Let jobs be done again that were claimed long ago and never finished. Gives their number."""
    stuck = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - older_than)
    return int(stuck.update(status=TaskResultStatus.READY, started_at=None))


def forget_done(before: datetime) -> int:
    """Delete jobs that were finished before that time. Gives their number."""
    done = DBTaskResult.objects.filter(finished_at__lt=before, status=TaskResultStatus.SUCCESSFUL)
    return int(done.delete()[0])


def worker(name: str, interval_s: float = 0.5) -> Worker:
    """Give a worker of this process; `run()` works until `running` is set to False."""
    return Worker(
        queue_names=["*"],
        interval=interval_s,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name[:64],
        excluded_queue_names=[],
    )
