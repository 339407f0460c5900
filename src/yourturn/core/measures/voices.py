"""Voices (M11 for archives): how few people's words make up what was heard, and whose voices are few.

It counts who spoke, never what they are; who is silent does not appear, and the caveats say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.groups import NEW_D, WEEKEND, coded, hour_band
from yourturn.core.measures.merged import merged
from yourturn.core.measures.share import ENOUGH, TOO_FEW
from yourturn.core.schema import TIME

FEW: Final = 0.1
IGNORED_S: Final = 14 * 86_400.0
KINDS: Final = ("channel", "language", "hours", "newness", "ignored")
CAVEATS: Final = (
    "Only people who speak are counted; silence is not consent.",
    "Only the channels that were read are counted.",
    "Polite, loud and verified accounts are easier to see than others.",
    "People who were left without an answer rarely speak again.",
)
"""Printed with the figures, always."""

VOICES: Final[Mapping[str, Any]] = {
    "kind": pl.String,
    "group": pl.String,
    "people": pl.UInt32,
    "share": pl.Float64,  # of all people who spoke
    "sentence": pl.String,
}
_PEOPLE: Final[Mapping[str, Any]] = {
    "person": pl.UInt32,
    "words": pl.UInt64,
    "first": TIME,
    "last": TIME,
    "ignored": TIME,
}
_GROUPS: Final[Mapping[str, Any]] = {"person": pl.UInt32, "kind": pl.UInt8, "group": pl.UInt32}


@dataclass(frozen=True, eq=False)
class Voices:
    """Words, first and last post of each person, when we first left them waiting, and their groups."""

    people: pl.DataFrame
    groups: pl.DataFrame
    names: dict[int, str]
    settled_people: int = 0  # rows of both when they were last grouped
    settled_groups: int = 0

    @classmethod
    def of(
        cls,
        posts: pl.DataFrame,
        needs: pl.DataFrame | None = None,
        zone: str = "UTC",
        weekend: Sequence[int] = WEEKEND,
    ) -> "Voices":
        """Take one partition: PLACED posts, and their needs for who was ignored; not unknown authors."""
        spoken = posts.select("side", "person", "channel", "language", "at", "words").filter(
            (pl.col("side") == "people") & pl.col("person").is_not_null()
        )
        banded = spoken.select("person", "channel", "language", hours=hour_band(pl.col("at"), zone, weekend))
        names: dict[int, str] = {}
        groups = [pl.DataFrame(schema=dict(_GROUPS))]
        for place, kind in enumerate(KINDS[:3]):
            codes, named = coded(banded[kind])
            names |= named
            pairs = banded.select("person", group=codes).drop_nulls().unique()
            groups.append(pairs.select("person", pl.lit(place, pl.UInt8).alias("kind"), "group"))
        people = spoken.group_by("person").agg(
            pl.col("words").cast(pl.UInt64).sum(), first=pl.col("at").min(), last=pl.col("at").max()
        )
        ignored = (
            _ignored(needs)
            if needs is not None
            else pl.DataFrame(schema={"person": pl.UInt32, "ignored": TIME})
        )
        joined = people.join(ignored, on="person", how="left")
        return cls(
            joined.select(pl.col(name).cast(kind) for name, kind in _PEOPLE.items()), pl.concat(groups), names
        )

    def __add__(self, other: "Voices") -> "Voices":
        """Merge with other conversations."""
        people, of_people = merged(self.people, other.people, self.settled_people, _by_person)
        groups, of_groups = merged(self.groups, other.groups, self.settled_groups, pl.DataFrame.unique)
        return Voices(people, groups, self.names | other.names, of_people, of_groups)

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give loudest_tenth (share of words by the loudest 10 % of people) and voices (effective number)."""
        people = self._people().filter(pl.col("words") > 0)
        n = people.height
        if n < ENOUGH:
            return tuple(
                Figure(name, denominator=n, as_of=as_of, why_not=TOO_FEW)
                for name in ("loudest_tenth", "voices")
            )
        words = np.sort(people["words"].to_numpy().astype(np.float64))[::-1]
        loud, total = ceil(n / 10), float(words.sum())
        loudest = float(words[:loud].sum())
        even = 1 / float(((words / total) ** 2).sum())
        until = f"up to {as_of:%Y-%m-%d}"
        said = f"The loudest tenth of people ({loud:,} of {n:,}) wrote {loudest / total:.0%} of all, {until}."
        weighed = (
            f"The words of {n:,} people weigh as much as those of {even:,.0f} equally loud ones, {until}."
        )
        return (
            Figure("loudest_tenth", loudest / total, loudest, total, None, None, "share", as_of, said),
            Figure("voices", even, None, n, None, None, "people", as_of, weighed),
        )

    def frame(self, few: float = FEW) -> pl.DataFrame:
        """Give VOICES: groups with under `few` of all people, by kind, fewest first; empty under 20 people.

        A person belongs to every channel, language and band they wrote in. Newness: `came back` = wrote again
        over 30 days after their first post. Ignored: waited over 14 days without an answer; always shown.
        """
        people = self._people()
        if people.height < ENOUGH:
            return pl.DataFrame(schema=dict(VOICES))
        counted = self.groups.unique().group_by("kind", "group").len("people").sort("kind", "group")
        rows = [(KINDS[kind], self.names[group], many) for kind, group, many in counted.iter_rows()]
        rows.append(("newness", "came back", _came_back(people)))
        shown = [row for row in rows if row[2] < few * people.height]
        shown += _left_waiting(people)
        whole = [
            (kind, group, many, many / people.height, _said(kind, group, many, people))
            for kind, group, many in shown
        ]
        order = pl.col("kind").replace_strict({kind: place for place, kind in enumerate(KINDS)})
        return pl.DataFrame(whole, schema=dict(VOICES), orient="row").sort(order, "people", "group")

    def _people(self) -> pl.DataFrame:
        return _by_person(self.people).sort("person")


def _by_person(people: pl.DataFrame) -> pl.DataFrame:
    return people.group_by("person").agg(
        pl.col("words").sum(), pl.col("first").min(), pl.col("last").max(), pl.col("ignored").min()
    )


def _ignored(needs: pl.DataFrame) -> pl.DataFrame:
    """Give when each person was first left without an answer for 14 days."""
    never = (pl.col("ended") == "open") & (pl.col("waited_s") > IGNORED_S) & (pl.col("kind") != "overheard")
    return (
        needs.filter(never & pl.col("person").is_not_null())
        .group_by("person")
        .agg(pl.col("since").min().alias("ignored"))
    )


def _came_back(people: pl.DataFrame) -> int:
    return people.filter(pl.col("last") - pl.col("first") > pl.duration(days=NEW_D)).height


def _left_waiting(people: pl.DataFrame) -> list[tuple[str, str, int]]:
    ignored = people["ignored"].count()
    return [("ignored", "left without an answer", ignored)] if ignored else []


def _said(kind: str, group: str, many: int, people: pl.DataFrame) -> str:
    of = f"{many:,} of {people.height:,} people"
    words = {
        "channel": f"{of} wrote on {group}.",
        "language": f"{of} wrote in the language '{group}'.",
        "hours": f"{of} wrote on a {group.replace(' ', ' between ', 1).replace('-', ' and ')} o'clock.",
        "newness": f"{of} came back more than {NEW_D} days after their first post.",
    }
    if kind == "ignored":
        again = people.filter(pl.col("last") - pl.col("ignored") > pl.duration(days=14)).height
        return f"{of} were left without an answer for 14 days; {again:,} of them wrote again after that."
    too_few = " That is not enough to say what they want." if many < ENOUGH else ""
    return words[kind] + too_few
