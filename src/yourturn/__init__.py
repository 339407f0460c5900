"""Your Turn: ask, pause, listen, then speak.

The library's door: one table of names, resolved on first use, so that importing it costs next to nothing.
"""

from importlib import import_module

_NAMES = {
    "Archive": "yourturn.studies.archive",
    "Chart": "yourturn.studies.report",
    "demands": "yourturn.understanding.statements",
    "detect": "yourturn.understanding.languages",
    "label": "yourturn.understanding.labels",
    "languages_in_use": "yourturn.understanding.languages",
    "of_frame": "yourturn.studies.archive",
    "read": "yourturn.studies.archive",
    "wants": "yourturn.understanding.statements",
    "Figure": "yourturn.core.measures.figure",
    "YourTurnError": "yourturn.core.errors",
}
__all__ = sorted(_NAMES)  # noqa: PLE0605 - a list of the names in the table above


def __getattr__(name: str) -> object:
    if name not in _NAMES:
        raise AttributeError(f"module 'yourturn' has no attribute {name!r}")
    return getattr(import_module(_NAMES[name]), name)
