"""Periods as people type them: `2024`, `2024-03`, `2023-09..2024-01`; the end is included."""

import re
from datetime import UTC, datetime

from yourturn.core.errors import BadInput
from yourturn.studies.placing import Period

_MOMENT = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def period_of(said: str | None) -> Period:
    """Give the period; None = all. Raises BadInput where it is none.

    >>> [moment.isoformat()[:10] for moment in period_of("2023-09..2024-01")]
    ['2023-09-01', '2024-02-01']
    """
    if said is None:
        return None, None
    first, dots, last = said.partition("..")
    since, until = (first, last) if dots else (said, said)
    return (_start(since) if since else None), (_end(until) if until else None)


def is_period(said: str) -> bool:
    """Say whether this is written as a period is."""
    return all(not part or _MOMENT.match(part) for part in said.split("..", 1)) and said not in {"", ".."}


def _parts(said: str) -> tuple[int, int, int]:
    match = _MOMENT.match(said)
    if not match:
        raise BadInput(f"'{said}' is no year, month or day. Write 2024, 2024-03 or 2024-03-31.")
    year, month, day = match.groups()
    return int(year), int(month or 0), int(day or 0)


def _start(said: str) -> datetime:
    year, month, day = _parts(said)
    return _moment(year, month or 1, day or 1, said)


def _end(said: str) -> datetime:
    year, month, day = _parts(said)
    if day:
        first = _moment(year, month, day, said)
        return datetime.fromtimestamp(first.timestamp() + 86_400, UTC)
    if month:
        _moment(year, month, 1, said)
        return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return datetime(year + 1, 1, 1, tzinfo=UTC)


def _moment(year: int, month: int, day: int, said: str) -> datetime:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError as error:
        raise BadInput(f"'{said}' is no date ({error}).") from error
