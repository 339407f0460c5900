"""The written stock of the Fake network's people: whole posts, one by one, and what follows from each.

The words are data, in `stock/*.toml`; nothing here puts sentences together.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

OPENERS: Final = ("questions", "wishes", "complaints", "angry", "praise", "among_us", "elsewhere")
ANSWERS, REMARKS, PEOPLE = "answers", "remarks", "people"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    handle: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What somebody else puts in; `who` is a handle where it must be that person."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One post and what may follow from it."""

    id: str
    text: str
    language: str = "en"
    asked: tuple[str, ...] = ()  # what they say when we ask back, first to last
    helped: tuple[str, ...] = ()  # when we have answered
    thin: tuple[str, ...] = ()  # when our answer said little
    asides: tuple[Aside, ...] = ()
    back: str = ""  # what they say to the last of those
    edit: str = ""  # the words as they stand a little later
    gone: bool = False  # they take it down again
    private: bool = False
    hears: tuple[str, ...] = ()  # words of a question of ours that this answers; none = any question


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything that can be said, and everybody who can say it."""

    openers: tuple[Story, ...]
    answers: tuple[Story, ...]
    remarks: tuple[Story, ...]
    people: Mapping[str, tuple[Person, ...]]

    def story(self, story: str) -> Story:
        """Give a story by its id."""
        return next(one for one in (*self.openers, *self.answers, *self.remarks) if one.id == story)


def load_stock() -> Stock:
    """Read the stock that comes with the package."""
    people = {
        language: tuple(Person(*row) for row in table["people"]) for language, table in _read(PEOPLE).items()
    }
    openers = tuple(story for name in OPENERS for story in _stories(name))
    return Stock(openers, _stories(ANSWERS), _stories(REMARKS), people)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("yourturn.channels.fake") / "stock" / f"{name}.toml").read_text("utf-8"))


def _stories(name: str) -> tuple[Story, ...]:
    rows = _read(name)["story"]
    return tuple(_story(f"{name}-{number}", row) for number, row in enumerate(rows, 1))


def _story(story: str, row: dict[str, Any]) -> Story:
    fields: dict[str, Any] = {name: _fixed(value) for name, value in row.items()}
    fields["asides"] = tuple(_aside(one) for one in row.get("asides", ()))
    return Story(id=story, **fields)


def _fixed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _aside(one: str | dict[str, str]) -> Aside:
    return Aside(**one) if isinstance(one, dict) else Aside(one)
