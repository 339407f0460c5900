"""Keeps a theme's id from one study to the next by the people in it; never looks at words."""

from hashlib import blake2b
from typing import Final

import polars as pl

HALF: Final = 0.5  # of a theme's people: where they are is where the theme is
FEWEST: Final = 3  # people who split off: one who says two things is no part of a theme
QUARTER: Final = 0.25  # of a theme's people: so many somewhere new are a part split off


def carry_over(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Say which old theme each new one continues, from frames of (theme, person).

    Gives (new, old, kind), sorted. `same`: at least half of the old theme's people are in the new one and, of
    all such pairs, the two are most alike (people in both, of people in either); a theme is in one such pair
    at most. `merge`: at least half of an old theme that goes on nowhere is in a new one that continues
    another. `split`: at least three, and a quarter, of an old theme's people, not counting those who stayed
    in what continues it, are in a new theme that continues none, or, where it goes on nowhere, in any.
    """
    old, new = old.unique(), new.unique()
    kept = _kept(_pairs(old, new, old))
    goes_back = set(kept.values())
    rows = [(new_id, old_id, "same") for old_id, new_id in kept.items()]
    for new_id, old_id, share, both in _pairs(_left(old, new, kept), new, old).iter_rows():
        if old_id not in kept and share >= HALF:
            rows.append((new_id, old_id, "merge"))
        elif both >= FEWEST and (old_id not in kept or new_id not in goes_back):
            rows.append((new_id, old_id, "split"))
    return pl.DataFrame(rows, schema=dict.fromkeys(("new", "old", "kind"), pl.String), orient="row").sort(
        "new", "old"
    )


def steady_ids(new: pl.Series, old: pl.Series, carried: pl.DataFrame) -> pl.Series:
    """Give each new theme (distinct ids) the id of the old theme it continues, and else one nobody had.

    `carried` is carry_over's. An id of an old theme is given to no theme but the one that continues it.
    """
    kept = dict(carried.filter(pl.col("kind") == "same").select("new", "old").iter_rows())
    taken = set(old.to_list()) | set(kept.values())
    ids = []
    for own in new.to_list():
        given = kept.get(own) or _free(own, taken)
        taken.add(given)
        ids.append(given)
    return pl.Series(new.name, ids, dtype=pl.String)


def _pairs(some: pl.DataFrame, new: pl.DataFrame, old: pl.DataFrame) -> pl.DataFrame:
    """Give (new, old, share, both): pairs where a quarter of the old people, of `some`, are in the new.

    The most alike come first.
    """
    before = old.group_by("theme").agg(before=pl.len().cast(pl.Int64)).rename({"theme": "old"})
    now = new.group_by("theme").agg(now=pl.len().cast(pl.Int64)).rename({"theme": "new"})
    shared = some.rename({"theme": "old"}).join(new.rename({"theme": "new"}), on="person")
    counted = shared.group_by("new", "old").agg(both=pl.len().cast(pl.Int64))
    sized = counted.join(before, on="old").join(now, on="new")
    alike = pl.col("both") / (pl.col("before") + pl.col("now") - pl.col("both"))
    own = pl.col("new") == pl.col("old")
    ranked = sized.with_columns(share=pl.col("both") / pl.col("before")).sort(
        alike, "both", own, "old", "new", descending=[True, True, True, False, False]
    )
    return ranked.filter(pl.col("share") >= QUARTER).select("new", "old", "share", "both")


def _kept(pairs: pl.DataFrame) -> dict[str, str]:
    """Give the new theme that each old one goes on in."""
    kept: dict[str, str] = {}
    taken: set[str] = set()
    for new_id, old_id, share, _ in pairs.iter_rows():
        if share >= HALF and old_id not in kept and new_id not in taken:
            kept[old_id] = new_id
            taken.add(new_id)
    return kept


def _left(old: pl.DataFrame, new: pl.DataFrame, kept: dict[str, str]) -> pl.DataFrame:
    """Give the old themes' people who are not in what continues their theme."""
    goes_on = pl.DataFrame(list(kept.items()), schema={"theme": pl.String, "new": pl.String}, orient="row")
    stayed = old.join(goes_on, on="theme").join(new.rename({"theme": "new"}), on=["new", "person"])
    return old.join(stayed, on=["theme", "person"], how="anti")


def _free(own: str, taken: set[str]) -> str:
    """Give the id, or where it is taken one made from it, always the same."""
    while own in taken:
        own = blake2b(own.encode(), digest_size=8).hexdigest()
    return own
