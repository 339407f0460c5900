"""Times as people's files write them, to UTC. Never invents one: what is unreadable stays null."""

from collections.abc import Callable, Iterator

import polars as pl

from yourturn.core import schema

ZONED = (
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M:%S%.f %#z",
    "%Y-%m-%d %H:%M:%S%.f%#z",
    "%a %b %d %H:%M:%S %z %Y",
    "%a, %d %b %Y %H:%M:%S %z",
    "%d %b %Y %H:%M:%S %z",
)
ZONELESS = (
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%y %H:%M:%S",
    "%d.%m.%y %H:%M",
)
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d")
YEARS = {"%Y": r"\b\d{4}\b", "%y": r"^\d{1,2}\.\d{1,2}\.\d{2}\b"}  # `%Y` alone would take 24 for the year 24
PLAIN = (
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
)  # read several times faster than forms with parts of seconds
UTC_ENDS = ("Z", "z", "+00:00", " +00:00", "+0000", " +0000", " UTC")
SAMPLE = 100
LAST_SECOND = 4_102_444_800  # the year 2100; an epoch above this is in milliseconds or finer
FIRST_DAY, LAST_DAY = 20_000, 80_000  # a spreadsheet's days: 1954 to 2119
DAYS_UNTIL_1970 = 25_569

Form = Callable[[pl.Series], pl.Series]


def parse_times(values: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give times in UTC (null = unreadable) and whether each came with a zone.

    Reads ISO 8601, the forms of mails and of X, year/month/day, day.month.year, seconds (or thousandths,
    millionths) since 1970, and a spreadsheet's days (see `are_days`).
    Other slashes are not read: 3/4 is March in one country and April in another.
    """
    text = values.str.strip_chars()
    at = pl.Series("at", [None], schema.TIME).new_from_index(0, len(text))
    zoned = pl.Series("zoned", [True]).new_from_index(0, len(text))
    rows = text.is_not_null().arg_true()
    for form, has_zone in _forms(text) if len(rows) else ():
        whole = len(rows) == len(text)
        some = text if whole else text.gather(rows)
        found = form(some)
        at = found.alias("at") if whole else at.scatter(rows, found)
        if not has_zone:
            read = found.is_not_null()
            zoned = ~read if whole else zoned.scatter(rows, ~read)
        rows = (at.is_null() & text.is_not_null()).arg_true()
        if not len(rows):
            break  # before another form is looked for in a sample
    return at.alias("at"), zoned.alias("zoned")


def are_days(values: pl.Series) -> pl.Series:
    """Say which values are a spreadsheet's days since 1900, such as 45123.5; their hour is to be doubted."""
    digits = values.str.contains(r"^\s*[2-7]\d{4}(?:[.,]\d+)?\s*$").fill_null(value=False)
    return digits.alias("days")


def _forms(text: pl.Series) -> Iterator[tuple[Form, bool]]:
    """Give first the forms that a sample has, then all of them for what is left."""
    sample = text.drop_nulls().head(SAMPLE)
    every = list(_every_form())
    yield from (pair for pair in every if pair[0](sample).count())
    yield from every


def _every_form() -> Iterator[tuple[Form, bool]]:
    for form in PLAIN:
        yield _plain(form, UTC_ENDS), True
        yield _plain(form, ("",)), False
    yield _epoch, True
    yield _spreadsheet, False
    for form in ZONED:
        yield _zoned(form), True
    for form in ZONELESS:
        yield _zoneless(form), False
    for form in DAYS:
        yield _day(form), False


def _plain(form: str, ends: tuple[str, ...]) -> Form:
    """Read 19 characters by the form where one of the ends follows them."""

    def read(text: pl.Series) -> pl.Series:
        fits = text.str.slice(19).is_in(list(ends))
        head = pl.select(pl.when(fits).then(text.str.slice(0, 19))).to_series()
        return _utc(head.str.to_datetime(form, strict=False, time_unit="us"))

    return read


def _zoned(form: str) -> Form:
    def read(text: pl.Series) -> pl.Series:
        tidied = text.str.replace(r"(?i)(?:z|\s*\b(?:utc|gmt))$", "+00:00").str.replace(r"\s*\([^)]*\)$", "")
        if " %z" in form:
            tidied = tidied.str.replace(r"(\d)\+00:00$", "${1} +0000")
        return tidied.str.to_datetime(form, strict=False, time_unit="us", time_zone="UTC").cast(schema.TIME)

    return read


def _zoneless(form: str) -> Form:
    return lambda text: _utc(_with_year(text, form).str.to_datetime(form, strict=False, time_unit="us"))


def _day(form: str) -> Form:
    return lambda text: _utc(_with_year(text, form).str.to_date(form, strict=False).cast(pl.Datetime("us")))


def _with_year(text: pl.Series, form: str) -> pl.Series:
    """Give only what has a year of four digits, or of two where the form says so."""
    fits = text.str.contains(YEARS["%Y" if "%Y" in form else "%y"])
    return pl.select(pl.when(fits).then(text)).to_series()


def _utc(found: pl.Series) -> pl.Series:
    return found.dt.replace_time_zone("UTC").cast(schema.TIME)


def _epoch(text: pl.Series) -> pl.Series:
    number = pl.DataFrame({"n": text.cast(pl.Float64, strict=False)})
    n = pl.col("n")
    seconds = (
        pl.when(n < LAST_SECOND).then(n)
        .when(n < LAST_SECOND * 1e3).then(n / 1e3)
        .when(n < LAST_SECOND * 1e6).then(n / 1e6)
        .otherwise(n / 1e9)
    )  # fmt: skip
    plausible = n.is_between(LAST_DAY, LAST_SECOND * 1e9, closed="right") | n.is_between(
        0, FIRST_DAY, closed="left"
    )
    micros = pl.when(plausible).then((seconds * 1e6).round()).cast(pl.Int64, strict=False)
    return number.select(micros.cast(schema.TIME)).to_series()


def _spreadsheet(text: pl.Series) -> pl.Series:
    days = text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    seconds = ((days - DAYS_UNTIL_1970) * 86_400).round()
    fits = are_days(text)
    return pl.select(pl.when(fits).then(seconds * 1_000_000).cast(pl.Int64).cast(schema.TIME)).to_series()
