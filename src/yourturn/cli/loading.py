"""Loads `module:name` when it is needed: a command when it is called, the store once it is set."""

from importlib import import_module
from typing import Any


def load(where: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give what stands at `module:name`."""
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)
