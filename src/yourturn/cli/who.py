"""Who is us, as a person says it on the command line or in a file: handles, words, spaces."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from yourturn.core.errors import BadInput
from yourturn.core.organisation import Organisation
from yourturn.core.sides import plain_handle
from yourturn.studies.reading import Reading


def organisation_of(
    file: Path | None,
    *,
    name: str | None,
    us: str | None,
    us_file: Path | None,
    words: str | None,
    otherwise: str,
) -> Organisation | None:
    """Give the organisation from an `organisation.toml` and what else was said; None where no handle is ours.

    What is said on the command line goes before the file; `otherwise` is its name where none is given.
    """
    facts = _load(file) if file else {}
    handles = [*_listed(us), *(_lines(us_file) if us_file else [])]
    if not handles and file and "handles" in facts:
        handles = _lines(file.parent / str(facts["handles"]))
    if not handles:
        return None
    spaces = facts.get("own_spaces")
    return Organisation(
        name=name or str(facts.get("name", otherwise)),
        handles=tuple(handles),
        us_words=tuple(_listed(words) or _texts(facts.get("us_words"))),
        own_spaces=frozenset(_texts(spaces)) if spaces is not None else None,
        fictional=facts.get("fictional") is True,
    )


def silent_handles(reading: Reading, handles: Sequence[str]) -> list[str]:
    """Give those of the handles by whom no post was read, however they are typed."""
    authors = [
        batch.select(plain_handle(pl.col("speaker").unique())) for batch in reading.batches(["speaker"])
    ]
    said = pl.DataFrame({"handle": handles}, schema={"handle": pl.String})
    wrote = pl.concat(authors)["speaker"].unique().drop_nulls().implode()
    return said.filter(~plain_handle(pl.col("handle")).is_in(wrote))["handle"].to_list()


def why(error: Exception) -> str:
    """Say an error as a person would: without numbers and paths that stand there already."""
    said = error.strerror if isinstance(error, OSError) else None
    return said[0].lower() + said[1:] if said else str(error)


def _load(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            f"{file} cannot be read ({why(error)}). See 'Your organisation' in the user guide."
        ) from error


def _lines(file: Path) -> list[str]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{file} cannot be read ({why(error)}). It has one handle of yours per line."
        ) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _listed(words: str | None) -> list[str]:
    return [word.strip() for word in (words or "").split(",") if word.strip()]


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
