"""The parts of all measures, kept on disk partition by partition, and merged one measure at a time.

Held all together they would grow by 130 MB a million posts; no figure needs many measures' parts at once.
"""

from collections.abc import Sequence
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any, get_type_hints

from yourturn.studies.kept_parts import one_of
from yourturn.studies.measuring import Measured


class Merged(Measured):
    """Measured, of the whole archive: a measure is merged from the disk whenever it is asked for.

    Nothing is held here. Raises OSError or KeyError where a part was damaged since it was kept.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        object.__setattr__(self, "folders", tuple(folders))  # of each partition; frozen from now on

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as Measured names it
        """Merge a measure: what is no attribute yet, as none is ever set."""
        kinds = get_type_hints(Measured)
        if name not in kinds:
            raise AttributeError(name)
        return reduce(add, (one_of(name, kinds[name], folder) for folder in self.folders))
