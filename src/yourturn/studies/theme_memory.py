"""Themes keep their ids from one study to the next: who was in them is kept, as keyed hashes.

A person who is no longer in the archive is no longer in the next study's file either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

import polars as pl

from yourturn.core.errors import BadInput
from yourturn.core.retrospect.said import OTHER, Said
from yourturn.core.theme_ids import carry_over, steady_ids
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import Fit
from yourturn.studies.own_key import own_key
from yourturn.studies.saved import load

PEOPLE: Final = "theme_people.parquet"
SINCE: Final[Mapping[str, type[pl.DataType]]] = {
    "kind": pl.String,
    "id": pl.String,
    "name": pl.String,
    "people": pl.UInt32,
    "earlier": pl.String,
    "earlier_name": pl.String,
    "earlier_people": pl.UInt32,
}
_ORDER: Final = ("stayed", "split", "merged", "new", "gone")


@dataclass(frozen=True)
class Earlier:
    """An earlier study: what it found, and its themes' people as hashes (id String, person UInt64)."""

    findings: Findings
    people: pl.DataFrame
    key: bytes


def remember(folder: Path, name: str | None = None) -> Earlier | None:
    """Give the earlier study in a folder; None where there is none, or one of another organisation."""
    if not ((folder / "summary.json").exists() and (folder / PEOPLE).exists()):
        return None
    try:
        findings = load(folder)
        people = pl.read_parquet(folder / PEOPLE, memory_map=False).select("id", "person")
    except (BadInput, OSError, pl.exceptions.PolarsError):
        return None  # half written, or of a version that wrote otherwise: as good as none
    return Earlier(findings, people, own_key()) if name in {None, findings.name} else None


def keep_people(findings: Findings, folder: Path) -> None:
    """Write the themes' people into a study's folder, as hashes, for the next study."""
    if findings.theme_people is not None:
        rows = findings.theme_people.select("id", person=hashed(findings.theme_people["handle"], own_key()))
        rows.sort("id", "person").write_parquet(folder / PEOPLE)


def hashed(handles: pl.Series, key: bytes) -> pl.Series:
    """Hash handles (UInt64) so that only who has the key can tell whose they are."""
    distinct = handles.unique()
    numbers = [
        int.from_bytes(blake2b(handle.encode(), digest_size=8, key=key[:64]).digest()) for handle in distinct
    ]
    return handles.replace_strict(distinct, pl.Series(numbers, dtype=pl.UInt64), return_dtype=pl.UInt64)


def people_of(said: Said, fitted: Fit, handles: pl.DataFrame) -> pl.DataFrame:
    """Give the people of each theme by id and handle; authors nobody knows are nobody from study to study."""
    names = handles.select(pl.col("person").cast(pl.Int64).alias("who"), "handle").unique()
    ids = fitted.themes.themes.select("id").with_row_index("theme").cast({"theme": pl.Int32})
    spoken = said.rows.filter(pl.col("theme") > OTHER).select("theme", "who").unique()
    return spoken.join(ids, on="theme").join(names, on="who").select("id", "handle").unique()


def with_steady_ids(fitted: Fit, people: pl.DataFrame, earlier: Earlier) -> tuple[Fit, pl.DataFrame]:
    """Give the themes the ids of those they continue, and carry_over's rows with the ids so given."""
    now = people.select(pl.col("id").alias("theme"), person=hashed(people["handle"], earlier.key))
    carried = carry_over(earlier.people.rename({"id": "theme"}), now)
    themes = fitted.themes.themes
    given = steady_ids(themes["id"], earlier.people["id"].unique(), carried)
    renamed = carried.with_columns(pl.col("new").replace_strict(themes["id"], given, return_dtype=pl.String))
    steady = replace(fitted.themes, themes=themes.with_columns(given.alias("id")))
    return replace(fitted, themes=steady), renamed


def since_last(findings: Findings, earlier: Earlier, carried: pl.DataFrame) -> pl.DataFrame | None:
    """Say what became of the earlier study's themes (SINCE): stayed, split, merged, new or gone.

    Over the same posts again it is what that study said itself.
    """
    before = earlier.findings
    if (before.as_of, before.facts.get("posts")) == (findings.as_of, findings.facts.get("posts")):
        return before.since
    if findings.themes is None or before.themes is None:
        return None
    now = findings.themes.select("id", "name", "people")
    then = before.themes.select(
        earlier=pl.col("id"), earlier_name=pl.col("name"), earlier_people=pl.col("people")
    )
    kinds = {"same": "stayed", "split": "split", "merge": "merged"}
    pairs = carried.select(
        pl.col("kind").replace_strict(kinds, return_dtype=pl.String),
        pl.col("new").alias("id"),
        pl.col("old").alias("earlier"),
    )
    both = pairs.join(now, on="id").join(then, on="earlier")
    new = now.join(both, on="id", how="anti").with_columns(kind=pl.lit("new"))
    gone = then.join(both, on="earlier", how="anti").with_columns(kind=pl.lit("gone"))
    rows = pl.concat([both, new, gone], how="diagonal").select(
        pl.col(name).cast(kind) for name, kind in SINCE.items()
    )
    most = pl.max_horizontal("people", "earlier_people")
    order = pl.col("kind").replace_strict(list(_ORDER), range(len(_ORDER)), return_dtype=pl.Int8)
    return rows.sort(order, most, "id", "earlier", descending=[False, True, False, False])
