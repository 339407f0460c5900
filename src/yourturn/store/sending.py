"""Whether anything may leave: after a restore nothing does, until somebody says so.

What is approved waits meanwhile. Called inside `unit.write()` where it writes.
"""

from typing import Final

from yourturn.store.models import Setting

NAME: Final = "sending held"


def hold() -> None:
    """Let nothing leave."""
    Setting.objects.update_or_create(name=NAME, defaults={"value": True})


def release() -> None:
    """Let what is due leave again."""
    Setting.objects.filter(name=NAME).delete()


def is_held() -> bool:
    """Say whether sending is held."""
    return bool(Setting.objects.filter(name=NAME).exists())
