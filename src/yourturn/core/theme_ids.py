"""Keeps a theme's id from one study to the next by the people in it; never looks at words."""

import polars as pl


def carry_over(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Say which old theme each new one continues, from frames of (theme, person).

    Gives (new, old, kind), sorted: `same` where at least half of the old theme's people are in the new one
    and it is the best such match on both sides, `split` where a new theme holds at least a quarter of an old
    theme's people beside that, `merge` where another old theme went into a new theme that continues one.
    """
    old, new = old.unique(), new.unique()
    shared = (
        old.rename({"theme": "old"})
        .join(new.rename({"theme": "new"}), on="person")
        .group_by("new", "old")
        .len("shared")
        .join(old.group_by("theme").len("size").rename({"theme": "old"}), on="old")
        .with_columns(share=pl.col("shared") / pl.col("size"))
        .filter(pl.col("share") >= 0.25)
        .sort("share", "shared", "old", "new", descending=[True, True, False, False])
    )
    kept_old: set[object] = set()
    kept_new: set[object] = set()
    kinds: list[str] = []
    for new_id, old_id, share in shared.select("new", "old", "share").iter_rows():
        half = share >= 0.5
        if half and new_id not in kept_new and old_id not in kept_old:
            kinds.append("same")
            kept_new.add(new_id)
            kept_old.add(old_id)
        else:
            kinds.append("merge" if half and old_id not in kept_old else "split")
    return shared.select("new", "old", kind=pl.Series(kinds, dtype=pl.String)).sort("new", "old")
