"""ConvoKit corpora on disk, in and out. Values kept in pickles are never opened: they are left out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import polars as pl

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.trees import read_all
from yourturn.core import schema
from yourturn.core.errors import BadInput

UTTERANCES = "utterances.jsonl"
PICKLED = "<##bin"
OURS = "yourturn"  # what of a post ConvoKit has no word for travels in the utterance's meta under this key
KEPT = ("zoned", "quoted", "title", "channel", "language", "mentions", "state", "kind", "file", "row", "meta")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SIDE_FILES = ("speakers.json", "conversations.json", "corpus.json")


class ConvoKitReader:
    """A folder or zip with utterances.jsonl; the other files may be missing."""

    name = "convokit"
    title = "ConvoKit corpus"
    one_sided = False
    follows = "ConvoKit 5, data format page, 2025"
    note = ""

    def recognise(self, tree: Tree) -> list[str]:
        """Take utterances.jsonl wherever it stands in the tree."""
        return [member for member in tree.members() if member.rsplit("/", 1)[-1] == UTTERANCES]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield utterances in the file's order."""
        for member in members:
            try:
                lines = read_all(tree, member).splitlines()
            except BadInput as error:
                yield Batch(schema.empty(), _rejects([(member, None, str(error), "")]))
                continue
            for start in range(0, len(lines), options.batch_rows):
                yield _batch(lines[start : start + options.batch_rows], start, member, options)


def _batch(lines: list[bytes], start: int, member: str, options: Options) -> Batch:
    records: list[dict[str, object]] = []
    bad: list[tuple[str, int | None, str, str]] = []
    for number, line in enumerate(lines, start=start + 1):
        try:
            records.append(_post(line, number, member, options))
        except (BadInput, orjson.JSONDecodeError) as error:
            reason = f"The line is no utterance ({error})."
            bad.append((member, number, reason, line[:2000].decode("utf-8", "replace")))
    posts = pl.DataFrame(records, schema=_raw(), orient="row") if records else schema.empty()
    return Batch(schema.conform(posts), _rejects(bad), sum(map(len, lines)))


def _raw() -> dict[str, pl.DataType | type[pl.DataType]]:
    return {name: pl.String if name in {"state", "kind"} else dtype for name, dtype in schema.POSTS.items()}


def _post(line: bytes, number: int, member: str, options: Options) -> dict[str, object]:
    record = orjson.loads(line)
    if not isinstance(record, dict) or record.get("id") is None:
        raise BadInput("it has no id")
    given = record.get("meta")
    found = given if isinstance(given, dict) else {}
    meta = {key: value for key, value in found.items() if not str(value).startswith(PICKLED)}
    own = meta.pop(OURS, None)
    post: dict[str, object] = {
        "id": str(record["id"]),
        "reply_to": _text(record.get("reply-to", record.get("reply_to"))),
        "conversation_id": _text(record.get("conversation_id", record.get("root"))),
        "speaker": _text(record.get("speaker", record.get("user"))),
        "at": _time(record.get("timestamp")),
        "text": _text(record.get("text")) or "",
        "channel": options.channel or "convokit",
        "file": member,
        "row": number,
        "meta": orjson.dumps(meta).decode() if meta else None,
    }
    return {**post, **own} if isinstance(own, dict) and own.keys() <= set(KEPT) else post


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _time(value: object) -> object:
    try:
        seconds = float(str(value))
    except ValueError:
        return None
    if not -60_000_000_000 < seconds < 250_000_000_000:
        return None
    return EPOCH + timedelta(microseconds=round(seconds * 1_000_000))


def write_convokit(posts: pl.DataFrame, folder: Path) -> None:
    """Write posts as the smallest corpus that ConvoKit loads; reading it again gives the same posts."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / UTTERANCES).open("wb") as out:
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


def _rejects(rows: list[tuple[str, int | None, str, str]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(schema.QUARANTINE), orient="row")
