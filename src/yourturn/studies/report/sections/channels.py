"""Channel by channel: what was heard and what was not on each, and the measures of balance there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import NAME, Row, rows
from yourturn.studies.report.words import count, cut, in_hundred, number

SHOWN: Final = 24
ENOUGH: Final = 20
SHARES: Final = ("us_ratio", "noise", "two_sided", "follow_up")


@dataclass(frozen=True)
class Channel:
    """One channel: counts as written, bar widths out of 100 on one scale, and shares; "" = too few to say."""

    name: str
    broadcasts: str
    heard: str
    unheard: str
    heard_width: float
    unheard_width: float
    shares: tuple[str, ...]


@dataclass(frozen=True)
class Channels:
    """The block; `more` channels stand only in the tables."""

    say: str
    rows: tuple[Channel, ...]
    more: int


def channels(findings: Findings) -> Channels | None:
    """Give the block; None where all was said on one channel, or the study did not look."""
    found = rows(findings.channels, "channel", "broadcasts", "heard", "unheard", *SHARES)
    if len(found) < 2:
        return None
    most = max([1, *(_asked(row) for row in found)])
    shown = tuple(_channel(row, most) for row in found[:SHOWN])
    return Channels(_say(found), shown, len(found) - len(shown))


def _channel(row: Row, most: int) -> Channel:
    heard, unheard = row["heard"] or 0, row["unheard"] or 0
    return Channel(
        _name(row),
        number(row["broadcasts"] or 0),
        number(heard),
        number(unheard),
        round(100 * heard / most, 1),
        round(100 * unheard / most, 1),
        tuple("" if row[name] is None else in_hundred(row[name]) for name in SHARES),
    )


def _name(row: Row) -> str:
    return cut(row["channel"], NAME) if row["channel"] else "not said where"


def _asked(row: Row) -> int:
    return (row["heard"] or 0) + (row["unheard"] or 0)


def _say(found: Sequence[Row]) -> str:
    """Say where the largest share of what people said was not heard."""
    enough = [row for row in found if _asked(row) >= ENOUGH]
    if not enough:
        return "On no channel did people speak often enough to say where you listen least."
    worst = max(enough, key=lambda row: (row["unheard"] or 0) / _asked(row))
    if not worst["unheard"]:
        return "On no channel did you leave anybody unheard."
    times = count(worst["unheard"], "time", "times")
    return (
        f"You listen least on {_name(worst)}: {times} of {number(_asked(worst))} "
        "somebody spoke and you heard nothing."
    )
