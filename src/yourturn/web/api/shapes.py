"""What goes in and comes out, as types: bodies of writes, pages of rows. Rows are the store's own."""

from datetime import date
from typing import Annotated, Final, Generic, Literal, TypeVar

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from yourturn.core.later import Later
from yourturn.core.live import OUTCOMES

T = TypeVar("T")
YEARS: Final = range(1970, 2200)


def _in_years(value: date) -> date:
    if value.year not in YEARS:
        raise ValueError("out of range")
    return value


Number = Annotated[int, Field(ge=0, le=2**53)]
Words = Annotated[str, StringConstraints(max_length=50_000, pattern=r"^[^\x00]*$")]
Short = Annotated[str, StringConstraints(max_length=400, pattern=r"^[^\x00]*$")]
Moment = Annotated[AwareDatetime, AfterValidator(_in_years)]
Day = Annotated[date, AfterValidator(_in_years)]


class No(Schema):
    """Why not: a word for programs, a sentence for people."""

    error: str
    sentence: str


class Page(Schema, Generic[T]):
    """Rows, and what to send as `after` for those that follow; null = there are none."""

    rows: list[T]
    after: str | None


class Asked(Schema):
    """What narrows a list, and where it goes on; an empty value asks for nothing."""

    kind: Short = ""
    language: Short = ""
    channel: Number = 0
    who: Number | None = None
    label: Number = 0
    words: Short = ""
    after: Short = ""


class Wrote(Schema):
    """What was done: the number of what was made, and the audit rows that can be undone."""

    number: int | None = None
    audits: list[int] = Field(default_factory=list)


class Undoing(Schema):
    """Audit rows to take back."""

    audits: Annotated[list[Number], Field(min_length=1, max_length=100)]


class Answer(Schema):
    """Words of ours to people; `over_them`: we asked last, and speak again on purpose."""

    text: Words
    reply_to: Number | None = None
    over_them: bool = False


class Noting(Schema):
    """Words of ours to each other."""

    text: Words
    mention: Annotated[list[Number], Field(max_length=50, default_factory=list)]


class Giving(Schema):
    """Who has it from now on; null = nobody."""

    colleague: Number | None


class Labelling(Schema):
    """A label to put on, or with `on` false to take off."""

    label: Short
    on: bool = True


class PuttingOff(Schema):
    """Until when it is put off; `day` with `how` = date."""

    how: Later
    day: Day | None = None


class Ending(Schema):
    """Why a wait ends without an answer."""

    outcome: Literal[tuple(OUTCOMES)]  # type: ignore[valid-type]
    reason: Words


class Promising(Schema):
    """What we promise a person, by when."""

    person: Number
    words: Words
    due: Day
    want: Number | None = None


class Filing(Schema):
    """A want, from a post; `words` are theirs, empty = all of the post."""

    post: Number
    statement: Short
    words: Words = ""


class Answered(Schema):
    """What we answered by hand, elsewhere."""

    text: Words
    link: Short = ""
    at: Moment
    reply_to: Number | None = None


class Pasted(Schema):
    """What a person said elsewhere, brought in by hand."""

    brand: Number
    network: Short
    author: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]
    text: Words
    at: Moment
    link: Short = ""
    reply_to: Number | None = None
