"""ConvoKit corpora on disk, in and out. Values kept in pickles are never opened: they are left out."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import orjson
import polars as pl

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.blocks import line_blocks
from yourturn.channels.archives.posts import new_words
from yourturn.channels.archives.rows import ROW, reject
from yourturn.channels.archives.trees import packed_read
from yourturn.channels.archives.utterances import KEPT, OURS, PICKLED, utterances
from yourturn.core import schema
from yourturn.core.errors import BadInput
from yourturn.core.times import parse_times

UTTERANCES = "utterances.jsonl"
SIDE_FILES = ("speakers.json", "conversations.json", "corpus.json")


class ConvoKitReader:
    """A folder or zip with utterances.jsonl; the other files may be missing."""

    name = "convokit"
    title = "ConvoKit corpus"
    one_sided = False
    follows = "ConvoKit 5, data format page, 2025"
    note = "Values kept in pickle files are never opened and are left out."

    def recognise(self, tree: Tree) -> list[str]:
        """Take utterances.jsonl wherever it stands in the tree."""
        return [member for member in tree.members() if member.rsplit("/", 1)[-1] == UTTERANCES]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield utterances in the file's order; memory stays bounded by the batch."""
        for member in members:
            yield from _read_member(tree, member, options)


def _read_member(tree: Tree, member: str, options: Options) -> Iterator[Batch]:
    count, told, pickled = 0, 0, 0
    try:
        with closing(tree.open(member)) as stream:
            for block in line_blocks(stream):
                used = packed_read(stream)
                pickled += sum(PICKLED in line for line in block.split(b"\n")) if PICKLED in block else 0
                posts, bad = _posts(*utterances(block, member, count), member, options)
                yield from _batches(posts, bad, used - told, options)
                count, told = count + block.count(b"\n") + 1, used
    except (BadInput, OSError, EOFError) as error:
        reason = f"{error} The {count:,} lines before were read."
        yield Batch(schema.empty(), reject(member, None, reason))
    if pickled:
        reason = (
            f"In {pickled:,} lines a value is kept in a pickle file. They are never opened; it was left out."
        )
        yield Batch(schema.empty(), doubts=reject(member, None, reason))


def _batches(posts: pl.DataFrame, bad: pl.DataFrame, used: int, options: Options) -> Iterator[Batch]:
    yield Batch(posts.head(options.batch_rows), bad, used)
    for start in range(options.batch_rows, posts.height, options.batch_rows):
        yield Batch(posts.slice(start, options.batch_rows))


def _posts(
    table: pl.DataFrame, bad: pl.DataFrame, member: str, options: Options
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the utterances' posts, and what has no id with what else is `bad`."""
    named = (table["id"].str.len_bytes() > 0).fill_null(value=False)
    lacking = table.filter(~named).select(
        pl.lit(member).alias("file"),
        pl.col(ROW).alias("row"),
        pl.lit("The utterance has no id.").alias("reason"),
        pl.concat_str("speaker", "text", separator=" | ", ignore_nulls=True)
        .str.slice(0, 2_000)
        .alias("content"),
    )
    kept = table.filter(named)
    text, quoted = new_words(kept["text"])
    read = kept.with_columns(
        pl.coalesce("reply-to", "reply_to").alias("reply_to"),
        pl.coalesce("conversation_id", "root").alias("conversation_id"),
        pl.coalesce("speaker", "user").alias("speaker"),
        pl.lit(options.channel or "convokit").alias("channel"),
        pl.lit(member).alias("file"),
        pl.col(ROW).alias("row"),
        *_times(kept["timestamp"]),
        text.alias("new"),
        quoted.alias("quoted"),
    )
    ours = pl.col("own").struct.field("kind").is_not_null()
    given = {name: pl.col("own").struct.field(name) for name in KEPT} | {"text": pl.col("text")}
    found = {name: pl.col(name) for name in KEPT if name in read.columns} | {"text": pl.col("new")}
    chosen = [
        pl.when(ours).then(value).otherwise(found.get(name, pl.lit(None))).alias(name)
        for name, value in given.items()
    ]
    return schema.conform(read.with_columns(chosen)), pl.concat([bad, lacking])


def _times(written: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give times from seconds since 1970, or as they are written; null where they are no time."""
    seconds = written.cast(pl.Float64, strict=False)
    plausible = seconds.is_between(-60_000_000_000, 250_000_000_000)
    micros = pl.select(pl.when(plausible).then((seconds * 1e6).round()).cast(pl.Int64)).to_series()
    at = micros.cast(schema.TIME).alias("at")
    zoned = pl.Series("zoned", [True]).new_from_index(0, len(at))
    rows = (written.is_not_null() & seconds.is_null()).arg_true()
    if not len(rows):
        return at, zoned
    read, has_zone = parse_times(written.gather(rows))
    return at.scatter(rows, read), zoned.scatter(rows, has_zone)


def write_convokit(batches: Iterable[pl.DataFrame], folder: Path) -> None:
    """Write posts as the smallest corpus that ConvoKit loads; reading it again gives the same posts."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / UTTERANCES).open("wb") as out:
        for posts in batches:
            for post in posts.iter_rows(named=True):
                out.write(orjson.dumps(_utterance(post)) + b"\n")
    for name in SIDE_FILES:
        (folder / name).write_bytes(b"{}")
    empty: dict[str, object] = {
        f"{part}-index": {} for part in ("utterances", "speakers", "conversations", "overall")
    }
    (folder / "index.json").write_bytes(orjson.dumps({**empty, "version": 1, "vectors": []}))


def _utterance(post: dict[str, object]) -> dict[str, object]:
    at = post["at"]
    return {
        "id": post["id"],
        "conversation_id": post["conversation_id"],
        "text": post["text"],
        "speaker": post["speaker"],
        "meta": {OURS: {name: post[name] for name in KEPT}},
        "reply-to": post["reply_to"],
        "timestamp": at.timestamp() if hasattr(at, "timestamp") else None,
        "vectors": [],
    }
