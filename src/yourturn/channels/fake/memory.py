"""What the crowd keeps in mind between two moments, as values that can be written down and read again."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

KEPT = 1000


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody is going to do; `then` follows from it and hangs below it."""

    do: Literal["say", "edit", "take_down"]
    who: str  # an account's id
    text: str = ""
    language: str = "en"
    story: str = ""  # the story that begins with it
    after_s: float = 0.0
    to: str | None = None  # a private message to that account
    then: tuple["Act", ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """An act with its time, the post it hangs below, and the line it belongs to."""

    at: int
    act: Act
    below: str | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """How far one person has got with us over one story."""

    story: str
    who: str
    asked: int = 0
    pressed: bool = False
    done: bool = False


@dataclass(slots=True)
class Memory:
    """Everything the crowd must know to go on after a restart. The only thing here that changes."""

    next_at: int = 0
    read: int = 0  # the number of the last post it has read
    told: int = 0  # openings so far
    used: list[str] = field(default_factory=list)  # answers and remarks that have been said
    due: list[Due] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)  # by the post that began them
    posts: dict[str, str] = field(default_factory=dict)  # post -> line

    def written(self) -> str:
        """Give it as JSON; what lies far back is forgotten."""
        self.posts = dict(list(self.posts.items())[-KEPT:])
        self.lines = dict(list(self.lines.items())[-KEPT:])
        return json.dumps(asdict(self))


def remembered(text: str | None) -> Memory:
    """Read a memory again; nothing written is a new one."""
    if text is None:
        return Memory()
    row = json.loads(text)
    due = [Due(**(one | {"act": _act(one["act"])})) for one in row.pop("due")]
    lines = {post: Line(**line) for post, line in row.pop("lines").items()}
    return Memory(**row, due=due, lines=lines)


def _act(row: dict[str, Any]) -> Act:
    return Act(**(row | {"then": tuple(_act(one) for one in row["then"])}))
