"""Parquet, batch by batch, and XLSX as a whole, as rows of a table.

An XLSX that unpacks to far more than its size is not opened.
"""

import zipfile
from collections.abc import Collection, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, load_workbook

from yourturn.channels.archives.rows import ROW, Rows, distinct, no_rows, numbered, reject
from yourturn.core.errors import BadInput

XLSX_BYTES = 2**27
UNPACKED_BYTES = 2**30
UNPACKED_RATIO = 100
FREE_BYTES = 2**26


def read_parquet(path: Path, file: str, most: int, wanted: Collection[str] | None = None) -> Iterator[Rows]:
    """Yield the rows of a Parquet file, at most so many at once."""
    try:
        frame = pl.scan_parquet(path, glob=False)
        names = [name for name in frame.collect_schema() if wanted is None or name in wanted]
        yield Rows(frame.select(names).head(0).collect().with_columns(pl.lit(None, pl.UInt32).alias(ROW)))
        count = 0
        for table in frame.select(names).collect_batches(chunk_size=most, maintain_order=True, lazy=True):
            yield Rows(numbered(table, count))
            count += table.height
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        reason = f"{file} is no Parquet that can be read ({error})."
        yield Rows(no_rows(wanted or ()), reject(file, None, reason))


def read_xlsx(data: bytes, file: str, wanted: Collection[str] | None = None) -> Iterator[Rows]:
    """Yield the rows of a workbook: its first sheet, and every other one with the same columns."""
    _check_size(data, file)
    try:
        book = load_workbook(BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise BadInput(f"{file} is no workbook that can be read ({error}).") from error
    filled = [(name, rows) for name, rows in sheets if rows]
    head = distinct(str(cell) for cell in filled[0][1][0]) if filled else []
    kept = [name for name in head if wanted is None or name in wanted]
    yield Rows(no_rows(kept))
    count = 0
    for sheet, rows in filled:
        names = distinct(str(cell) for cell in rows[0])
        if names != head:
            reason = (
                f"The sheet '{sheet}' has other columns than the first; save it as a file to have it read."
            )
            yield Rows(no_rows(kept), reject(file, None, reason))
            continue
        cells = [["" if cell is None else _cell(cell) for cell in row] for row in rows[1:]]
        table = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
        yield Rows(numbered(table, count).select(*kept, ROW))
        count += table.height


def _check_size(data: bytes, file: str) -> None:
    """Refuse a workbook that is too large, or that unpacks to far more than its size suggests."""
    if len(data) > XLSX_BYTES:
        raise BadInput(f"{file} is above {XLSX_BYTES >> 20} MB, too large for a workbook. Save it as CSV.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BadInput(f"{file} is no workbook that can be read ({error}).") from error
    if unpacked > min(UNPACKED_BYTES, max(FREE_BYTES, len(data) * UNPACKED_RATIO)):
        raise BadInput(f"{file} unpacks to far more than its size suggests; it was not read.")


def _cell(value: object) -> str:
    """Give a cell as it was typed: whole numbers without a point, however long."""
    if isinstance(value, float) and value.is_integer():
        return format(Decimal(repr(value)).to_integral_value(), "f")
    return str(value)
