"""Which column of a table means what: given by a person, loaded from last time, or guessed and shown.

A guess rests on names of columns alone and is always shown before it is used; it never changes a file.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from yourturn.core.errors import BadInput

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "post_id", "tweet_id", "message_id", "comment_id", "status_id", "uid", "guid", "nummer"),
    "reply_to": (
        "reply_to",
        "reply-to",
        "in_reply_to",
        "in_reply_to_id",
        "in_response_to_tweet_id",
        "in_reply_to_status_id",
        "parent_id",
        "parent",
        "reply_to_id",
        "in_response_to",
        "antwort_auf",
        "respuesta_a",
        "en_reponse_a",
    ),
    "conversation_id": (
        "conversation_id",
        "thread_id",
        "topic_id",
        "ticket_id",
        "case_id",
        "conversation",
        "thread",
    ),
    "speaker": (
        "speaker",
        "author",
        "author_id",
        "user",
        "username",
        "user_name",
        "creator",
        "from",
        "sender",
        "handle",
        "screen_name",
        "name",
        "autor",
        "auteur",
        "benutzer",
        "usuario",
    ),
    "at": (
        "at",
        "created_at",
        "created",
        "timestamp",
        "date",
        "time",
        "datetime",
        "published",
        "published_at",
        "sent",
        "sent_at",
        "posted_at",
        "datum",
        "fecha",
    ),
    "text": (
        "text",
        "content",
        "body",
        "message",
        "full_text",
        "post",
        "comment",
        "tweet",
        "description",
        "snippet",
        "inhalt",
        "nachricht",
        "texto",
        "mensaje",
        "texte",
    ),
    "title": ("title", "subject", "headline", "betreff", "titel", "asunto", "titre", "sujet"),
    "channel": ("channel", "source", "network", "platform", "kanal"),
    "language": ("language", "lang", "locale", "sprache", "idioma", "langue"),
    "state": ("state", "status"),
    "kind": ("kind", "type"),
}
"""Names that columns go by, the likeliest first; compared in lower case."""


@dataclass(frozen=True)
class ColumnMap:
    """The meaning of the columns of the files that match `files`; None = the files have no such column.

    Ids of these files get `prefix` in front, and parents `reply_prefix`, where two files count from one.
    """

    files: str = "*"
    id: str | None = None
    reply_to: str | None = None
    conversation_id: str | None = None
    speaker: str | None = None
    at: str | None = None
    text: str | None = None
    title: str | None = None
    channel: str | None = None
    language: str | None = None
    state: str | None = None
    kind: str | None = None
    prefix: str = ""
    reply_prefix: str = ""

    def columns(self) -> dict[str, str]:
        """Give what is mapped: our name to theirs."""
        own = {key: value for key, value in asdict(self).items() if key in NAMES}
        return {key: value for key, value in own.items() if value}


SETTINGS = (*NAMES, "prefix", "reply_prefix")


def guess(tables: Mapping[str, Sequence[str]]) -> list[ColumnMap]:
    """Guess one map per table from the names of its columns.

    `tables` maps file names to their columns. A column such as `question_id` points at the file whose name
    begins with `question`; both then get a prefix, because both may count from one.
    """
    maps = [_guess_one(file, columns) for file, columns in sorted(tables.items())]
    pointed = {column_map.reply_prefix for column_map in maps if column_map.reply_prefix}
    if not pointed:
        return maps
    return [replace(column_map, prefix=f"{_stem(column_map.files)}:") for column_map in maps]


def _guess_one(file: str, columns: Sequence[str]) -> ColumnMap:
    by_lower: dict[str, str] = {}
    for column in columns:
        by_lower.setdefault(_plain(column), column)
    found: dict[str, str] = {}
    for meaning, names in NAMES.items():
        there = (by_lower[_plain(name)] for name in names if _plain(name) in by_lower)
        fresh = [column for column in there if column not in found.values()]
        found |= {meaning: fresh[0]} if fresh else {}
    pointer = next(
        (c for c in by_lower if c in {"question_id", "post_ref", "article_id", "submission_id"}), None
    )
    if "reply_to" in found or pointer is None:
        return ColumnMap(files=file, **found)
    target = f"{pointer.removesuffix('_id')}s:"
    return ColumnMap(files=file, reply_prefix=target, **{**found, "reply_to": by_lower[pointer]})


def _plain(name: str) -> str:
    """Give a name in lower case with underscores: `createdAt`, `Created At` and `created_at` are the same."""
    return re.sub(r"[\s_-]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())).lower()


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].split(".", 1)[0]


def parse(words: str) -> ColumnMap:
    """Read `id=...,reply_to=...` as a person types it; raises BadInput naming the part that is wrong."""
    given: dict[str, str] = {}
    for part in filter(str.strip, words.split(",")):
        meaning, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column:
            raise BadInput(f"'{part.strip()}' names no column. {_example()}")
        if meaning not in SETTINGS:
            raise BadInput(f"'{meaning}' is nothing a column can mean. {_example()}")
        if meaning in given:
            raise BadInput(f"'{meaning}' is given twice. {_example()}")
        given[meaning] = column
    if not {"id", "text"} <= given.keys():
        lacks = " and ".join(sorted({"id", "text"} - given.keys()))
        raise BadInput(f"The columns for {lacks} are not given. {_example()}")
    return ColumnMap(**given)


def _example() -> str:
    return f"Write for example id=ID,text=Message; known are: {', '.join(SETTINGS)}."


def load(path: Path) -> list[ColumnMap]:
    """Read maps saved by `save`; raises BadInput naming what is wrong where the file is something else."""
    try:
        tables = tomllib.loads(path.read_text("utf-8")).get("tables", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _no_map(path, str(error)) from error
    if not isinstance(tables, list) or not tables:
        raise _no_map(path, "it has no [[tables]]")
    return [_loaded(table, path) for table in tables]


def _loaded(table: object, path: Path) -> ColumnMap:
    if not isinstance(table, dict):
        raise _no_map(path, "[[tables]] holds no table")
    wrong = sorted(key for key in table if key not in {"files", *SETTINGS})
    if wrong:
        raise _no_map(path, f"'{wrong[0]}' is nothing a column can mean; known are {', '.join(SETTINGS)}")
    numbers = sorted(key for key, value in table.items() if not isinstance(value, str))
    if numbers:
        raise _no_map(path, f"the name for '{numbers[0]}' is not in quotes")
    return ColumnMap(**table)


def _no_map(path: Path, reason: str) -> BadInput:
    return BadInput(f"{path.name} is no column map: {reason}. Run without --map to have one made.")


def save(maps: Sequence[ColumnMap], path: Path) -> None:
    """Write the maps as TOML, for the next time."""
    lines = ["# Which column means what. Change it, and pass it with --map.", ""]
    for column_map in maps:
        values = {key: value for key, value in asdict(column_map).items() if value}
        lines += ["[[tables]]", *(f"{key} = {_quoted(value)}" for key, value in values.items()), ""]
    path.write_text("\n".join(lines), "utf-8")


def _quoted(value: str) -> str:
    """Give a TOML string; signs that a string may not hold as they are become their numbers."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda sign: f"\\u{ord(sign[0]):04x}", escaped) + '"'


def choose(maps: Sequence[ColumnMap], member: str) -> ColumnMap | None:
    """Give the first map whose pattern fits the file."""
    name = member.rsplit("/", 1)[-1]
    return next((m for m in maps if m.files in {member, name} or fnmatch(name, m.files)), None)
