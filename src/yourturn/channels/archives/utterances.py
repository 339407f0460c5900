"""Lines of a ConvoKit corpus as columns, with what our own export keeps in their meta.

Values kept in pickles are left out; the files are never opened.
"""

import orjson
import polars as pl

from yourturn.channels.archives.objects import Bad, as_text, by_columns, records_of
from yourturn.channels.archives.rows import ROW, numbered, rejects
from yourturn.core import schema

PICKLED = b"<##bin"
OURS = "yourturn"  # what of a post ConvoKit has no word for travels in the utterance's meta under this key
KEPT = ("zoned", "quoted", "title", "channel", "language", "mentions", "state", "kind", "file", "row", "meta")
KEYS = ("id", "reply-to", "reply_to", "conversation_id", "root", "speaker", "user", "text", "timestamp")
OWN = {name: pl.String if name in {"state", "kind"} else schema.POSTS[name] for name in KEPT}
FLAT_META = r'[{,]\s*"meta"\s*:\s*(\{[^{}]*\})'
EMPTY_META = r'[{,]\s*"meta"\s*:\s*(?:\{\s*\}|null)'


def utterances(block: bytes, file: str, before: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give KEYS as text, `meta` as JSON, `own` (a struct of what we exported; null fields = not ours), ROW.

    With them, the lines that are no JSON objects, for the quarantine.
    """
    table = _by_columns(block)
    if table is not None:
        return numbered(table, before), rejects([])
    bad: Bad = []
    records, numbers = records_of(block.split(b"\n"), file, before, bad)
    columns = [pl.Series(key, [as_text(record.get(key)) for record in records], pl.String) for key in KEYS]
    metas = [record.get("meta") for record in records]
    own = pl.DataFrame([_own(meta) for meta in metas], schema=OWN, orient="row").to_struct("own")
    meta = pl.Series("meta", [_json(meta) for meta in metas], pl.String)
    return pl.DataFrame([*columns, meta, own, pl.Series(ROW, numbers, pl.UInt32)]), rejects(bad)


def _by_columns(block: bytes) -> pl.DataFrame | None:
    """Read many lines at once; None where one of them is odd in any way."""
    ours = f'"{OURS}"'.encode() in block
    columns = dict.fromkeys(KEYS, pl.String())
    table = by_columns(block, columns | ({"meta": pl.Struct({OURS: pl.Struct(OWN)})} if ours else {}))
    if table is None:
        return None
    if ours:
        own = table["meta"].struct.field(OURS).alias("own")
    else:
        own = pl.DataFrame(schema=OWN).clear(table.height).to_struct("own")
    need = own.struct.field("kind").is_null()
    return table.with_columns(_metas(block, need), own)


def _metas(block: bytes, need: pl.Series) -> pl.Series:
    """Give the meta of those lines that need it, as it is written there; null = nothing."""
    metas = pl.Series("meta", [None], pl.String).new_from_index(0, len(need))
    if not need.any():
        return metas
    lines = pl.Series(block.decode().split("\n")).set(~need, None)
    flat = lines.str.extract(FLAT_META)
    flat = flat.set(flat.str.contains(r"^\{\s*\}$"), None)
    odd = flat.is_null() & lines.str.contains('"meta"', literal=True) & ~lines.str.contains(EMPTY_META)
    rows = (odd | flat.str.contains(PICKLED.decode(), literal=True)).fill_null(value=False).arg_true()
    if len(rows):
        flat = flat.scatter(rows, [_json(orjson.loads(line).get("meta")) for line in lines.gather(rows)])
    return flat.alias("meta")


def _own(meta: object) -> tuple[object, ...]:
    own = meta.get(OURS) if isinstance(meta, dict) else None
    whole = isinstance(own, dict) and own.keys() <= set(KEPT)
    return tuple(own.get(name) if whole and isinstance(own, dict) else None for name in KEPT)


def _json(meta: object) -> str | None:
    """Give the meta as JSON without what is ours and without values kept in pickles; null = nothing."""
    if not isinstance(meta, dict):
        return None
    kept = {key: value for key, value in meta.items() if key != OURS and not _is_pickled(value)}
    return orjson.dumps(kept).decode() if kept else None


def _is_pickled(value: object) -> bool:
    return isinstance(value, str) and value.startswith(PICKLED.decode())
