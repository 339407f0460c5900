"""The key that secrets are kept under is changed, and that is written down."""

from datetime import datetime

from yourturn.store import record, secrets, unit


def lock_again(now: datetime) -> int:
    """Lock every secret under the newest key, all or none. Gives their number."""
    with unit.write():
        number = secrets.lock_again()
        record.audit("command:key:rotated", now, None)
    return number
