"""Who is us, as a person says it on the command line or in a file: handles, words, spaces."""

import tomllib
from pathlib import Path

from yourturn.core.errors import BadInput
from yourturn.core.organisation import Organisation


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


def _load(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            f"{file} cannot be read ({error}). See 'Your organisation' in the user guide."
        ) from error


def _lines(file: Path) -> list[str]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read ({error}). It has one handle of yours per line.") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _listed(words: str | None) -> list[str]:
    return [word.strip() for word in (words or "").split(",") if word.strip()]


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
