"""Raw events: what a network sent, as it sent it, kept once however often it comes."""

from datetime import datetime

import polars as pl

from yourturn.core.schema import TIME
from yourturn.store import bulk
from yourturn.store.corpus.columns import RAW, Incoming, raw_name
from yourturn.store.corpus.place import Place


def put_raw(place: Place, coming: Incoming, gone: pl.DataFrame, now: datetime) -> None:
    """Keep the raw events that are not kept yet; of posts that are `gone` only that they are."""
    named = (
        gone.select(external_id=raw_name())
        if gone.height
        else pl.DataFrame(schema={"external_id": pl.String})
    )
    of_words = pl.col("kind").is_in(["seen", "by_hand"])
    away = pl.col("external_id").is_in(named["external_id"].implode())
    kept = coming.raw.filter(~(of_words & away)).unique(maintain_order=True)
    if kept.is_empty():
        return
    source, params = bulk.keys(kept.select("external_id").unique())
    sql = (
        f"SELECT r.kind, r.external_id, r.body FROM {source} CROSS JOIN raw_event r "  # noqa: S608 - names of ours
        "WHERE r.channel_id = %s AND r.external_id = k.external_id"
    )
    before = bulk.frame_of(sql, [*params, place.channel], RAW)
    rows = kept.join(before, on=["kind", "external_id", "body"], how="anti").with_columns(
        channel_id=pl.lit(place.channel, pl.Int64), received_at=pl.lit(now, TIME)
    )
    bulk.insert("raw_event", rows)
