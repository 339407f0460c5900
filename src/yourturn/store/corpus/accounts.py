"""Accounts and the people behind them: the latest that is known of each counts, whatever comes when."""

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from yourturn.core.schema import TIME
from yourturn.store import bulk, search
from yourturn.store.corpus.columns import ACCOUNTS
from yourturn.store.corpus.place import Place

KNOWN: Final[dict[str, Any]] = {
    "id": pl.Int64,
    "external_id": pl.String,
    "handle": pl.String,
    "name": pl.String,
    "person": pl.Int64,
    "side": pl.String,
    "followers": pl.Int64,
    "status": pl.String,
    "known_at": TIME,
    "status_at": TIME,
}
_SQL = (
    "SELECT h.id, h.external_id, h.handle, h.name, h.person_id AS person, h.side, h.followers, h.status, "
    "h.known_at, h.status_at FROM "
)


@dataclass(frozen=True, eq=False)
class Accounts:
    """`known`: every account asked for, as it is from now on (KNOWN); `people` and `rows`: what is new."""

    known: pl.DataFrame
    people: pl.DataFrame
    rows: pl.DataFrame
    changed: pl.DataFrame
    renamed: pl.DataFrame  # person, name, was


def plan_accounts(place: Place, coming: pl.DataFrame) -> Accounts:
    """Say which accounts (ACCOUNTS) are new or changed; ids of new ones are taken."""
    said = _latest(coming)
    before = known_accounts(place.network, said["external_id"])
    new = said.join(before, on="external_id", how="anti").sort("external_id")
    of_people = new.filter(pl.col("side") == "people")
    people = of_people.select(
        id=bulk.reserve("person", of_people.height),
        external_id="external_id",
        name=_shown(),
        first_at=pl.lit(None, TIME),
    )
    rows = new.join(people.select("external_id", person="id"), on="external_id", how="left").select(
        bulk.reserve("handle", new.height),
        "external_id", "handle", "name", "person", "side", "followers",
        pl.col("status").fill_null(""), "known_at", "status_at",
    )  # fmt: skip
    after = before.join(said, on="external_id", suffix="_said")
    changed = _changed(after)
    renamed = after.join(changed.select("id", now=_shown()), on="id").select(
        "person", name="now", was=_shown()
    ).filter(pl.col("person").is_not_null() & (pl.col("name") != pl.col("was")))  # fmt: skip
    kept = before.join(changed, on="id", how="anti") if changed.height else before
    known = pl.concat(
        [
            kept,
            changed.select(list(KNOWN)),
            rows.select(pl.col(name).cast(kind) for name, kind in KNOWN.items()),
        ]
    )
    return Accounts(known, people, rows, changed, renamed)


def known_accounts(network: str, ids: pl.Series) -> pl.DataFrame:
    """Give the accounts of a network that are known, of these external ids (KNOWN)."""
    if ids.is_empty():
        return pl.DataFrame(schema=KNOWN)
    source, params = bulk.keys(pl.DataFrame({"external_id": ids.unique().sort()}))
    where = " CROSS JOIN handle h WHERE h.network = %s AND h.external_id = k.external_id"
    return bulk.frame_of(f"{_SQL}{source}{where}", [*params, network], KNOWN)


def put_accounts(place: Place, plan: Accounts) -> None:
    """Write what is new or changed of accounts and people."""
    bulk.insert("person", plan.people.drop("external_id"))
    made = plan.rows.rename({"person": "person_id"}).with_columns(
        network=pl.lit(place.network), avatar=pl.lit("")
    )
    bulk.insert("handle", made)
    changing = ["id", "handle", "name", "followers", "status", "known_at", "status_at"]
    bulk.update("handle", plan.changed.select(changing))
    search.index_names(
        pl.concat([frame.select("id", "handle", "name") for frame in (plan.rows, plan.changed)])
    )
    named = plan.renamed.select(id="person", was="was", name="name")
    for row in named.iter_rows(named=True):  # seldom, and few
        bulk.run(
            "UPDATE person SET name = %s WHERE id = %s AND name = %s", [row["name"], row["id"], row["was"]]
        )


def put_first_times(posts: pl.DataFrame) -> None:
    """Let nobody's first time be later than their earliest post (person, at)."""
    first = posts.drop_nulls(["person", "at"]).group_by("person").agg(pl.col("at").min())
    if first.is_empty():
        return
    source, params = bulk.keys(first.select("person"))
    sql = f"SELECT p.id, p.first_at FROM {source} CROSS JOIN person p WHERE p.id = k.person"  # noqa: S608 - names of ours
    before = bulk.frame_of(sql, params, {"id": pl.Int64, "first_at": TIME})
    earlier = before.join(first, left_on="id", right_on="person").filter(
        pl.col("first_at").is_null() | (pl.col("at") < pl.col("first_at"))
    )
    bulk.update("person", earlier.select("id", first_at="at"))


def _shown() -> pl.Expr:
    """Give the name that is shown: as they write it, else the handle."""
    return pl.when(pl.col("name") != "").then("name").otherwise("handle")


def _latest(coming: pl.DataFrame) -> pl.DataFrame:
    """Give each account once: the latest name, and the latest status, which may come from another row."""
    names = coming.sort("known_at", "handle", "name", nulls_last=False).unique(
        "external_id", keep="last", maintain_order=True
    )
    said = coming.filter(pl.col("status").is_not_null()).sort("status_at", "status", nulls_last=False)
    status = said.unique("external_id", keep="last").select("external_id", "status", "status_at")
    return names.drop("status", "status_at").join(status, on="external_id", how="left").select(list(ACCOUNTS))


def _changed(after: pl.DataFrame) -> pl.DataFrame:
    """Give the known accounts of which something later is known now, as they are then."""
    newer = _later("known_at")
    status = pl.col("status_said").is_not_null() & _later("status_at")
    fields = [
        pl.when(newer).then(pl.coalesce(f"{name}_said", name)).otherwise(name).alias(name)
        for name in ("handle", "name", "followers", "known_at")
    ]
    fields += [
        pl.when(status).then(f"{name}_said").otherwise(name).alias(name) for name in ("status", "status_at")
    ]
    return after.filter(newer | status).with_columns(fields).select(list(KNOWN))


def _later(name: str) -> pl.Expr:
    said, known = pl.col(f"{name}_said"), pl.col(name)
    return said.is_not_null() & (known.is_null() | (said > known))
