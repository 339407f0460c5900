"""Which column of a table means what: given by a person, loaded from last time, or guessed and shown.

A guess rests on names of columns alone and is always shown before it is used; it never changes a file.
"""

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
    by_lower = {column.strip().lower(): column for column in columns}
    found: dict[str, str] = {}
    for meaning, names in NAMES.items():
        name = next(
            (name for name in names if name in by_lower and by_lower[name] not in found.values()), None
        )
        if name:
            found[meaning] = by_lower[name]
    pointer = next(
        (c for c in by_lower if c in {"question_id", "post_ref", "article_id", "submission_id"}), None
    )
    if "reply_to" in found or pointer is None:
        return ColumnMap(files=file, **found)
    target = f"{pointer.removesuffix('_id')}s:"
    return ColumnMap(files=file, reply_prefix=target, **{**found, "reply_to": by_lower[pointer]})


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].split(".", 1)[0]


def parse(words: str) -> ColumnMap:
    """Read `id=...,reply_to=...` as a person types it; raises BadInput for a meaning that does not exist."""
    pairs = [pair.partition("=") for pair in words.split(",") if pair.strip()]
    given = {key.strip(): value.strip() for key, _, value in pairs}
    wrong = sorted(given.keys() - NAMES.keys())
    if wrong or not all(given.values()):
        raise BadInput(
            f"'{words}' is no column map. Write for example id=ID,text=Message; known: {', '.join(NAMES)}."
        )
    return ColumnMap(**given)


def load(path: Path) -> list[ColumnMap]:
    """Read maps saved by `save`; raises BadInput where the file is something else."""
    try:
        tables = tomllib.loads(path.read_text("utf-8")).get("tables", [])
        return [ColumnMap(**table) for table in tables]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise BadInput(
            f"{path.name} is no column map: {error}. Run without --map to have one made."
        ) from error


def save(maps: Sequence[ColumnMap], path: Path) -> None:
    """Write the maps as TOML, for the next time."""
    lines = ["# Which column means what. Change it, and pass it with --map.", ""]
    for column_map in maps:
        values = {key: value for key, value in asdict(column_map).items() if value}
        lines += ["[[tables]]", *(f"{key} = {_quoted(value)}" for key, value in values.items()), ""]
    path.write_text("\n".join(lines), "utf-8")


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def choose(maps: Sequence[ColumnMap], member: str) -> ColumnMap | None:
    """Give the first map whose pattern fits the file."""
    name = member.rsplit("/", 1)[-1]
    return next((m for m in maps if m.files in {member, name} or fnmatch(name, m.files)), None)
