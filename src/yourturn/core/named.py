"""Which colleagues a note names: @ and a name, or its first word where that is one colleague's alone."""

import re
from collections.abc import Mapping


def mentioned(text: str, colleagues: Mapping[int, str]) -> tuple[int, ...]:
    """Give the colleagues (number -> name) named in the text, in the order of their numbers.

    >>> mentioned("@ada please look, @Ben Ek too", {1: "Ada Falk", 2: "Ben Ek", 3: "Cleo"})
    (1, 2)
    """
    firsts = [name.split()[0].casefold() for name in colleagues.values() if name.split()]
    found = []
    for number, name in colleagues.items():
        first = name.split()[0] if name.split() else ""
        called = [name, first] if first and firsts.count(first.casefold()) == 1 else [name]
        if any(one and re.search(rf"(?<!\w)@{re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in called):
            found.append(number)
    return tuple(sorted(found))
