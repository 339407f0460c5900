"""Variables in canned replies: {name}, {me} and {organisation} become words, and what is missing is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from yourturn.core.errors import BadInput

VARIABLES: Final[Mapping[str, str]] = {
    "name": "the person's name",
    "me": "your name",
    "organisation": "the name of the brand",
}
_BRACES: Final = re.compile(r"\{([^{}\n]{0,40})\}")


@dataclass(frozen=True)
class Filled:
    """A text to go on writing from; `missing` are variables of which nothing was known, left as they are."""

    text: str
    missing: tuple[str, ...]


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put the values in; an empty one is missing.

    >>> fill("Hello {name}, this is {me}.", {"name": "", "me": "Ada"})
    Filled(text='Hello {name}, this is Ada.', missing=('name',))
    """
    missing = [name for name in _BRACES.findall(text) if name in VARIABLES and not values.get(name)]
    filled = _BRACES.sub(lambda found: values.get(found[1]) or found[0], text)
    return Filled(filled, tuple(dict.fromkeys(missing)))


def check_variables(text: str) -> None:
    """Raise BadInput where braces hold a variable that there is not."""
    strange = [name for name in _BRACES.findall(text) if name not in VARIABLES]
    if strange:
        known = ", ".join(f"{{{name}}}" for name in VARIABLES)
        raise BadInput(f"There is no variable {{{strange[0]}}}. Known are {known}.")
