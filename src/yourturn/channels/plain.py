"""From what networks deliver to plain words: HTML to text, mojibake mended, quoted words kept apart.

Never shows or follows anything: what comes in is somebody's words, and comes out as text only.
"""

import ftfy
import polars as pl

from yourturn.channels.markup import CONTROL, from_html, tidy
from yourturn.channels.quoted import split_quoted

__all__ = ["from_html", "mend", "split_quoted", "tidy"]

MOJIBAKE = r"[ÃÂâð][\u0080-\u00bf\u2018-\u201e\u2020-\u2022\u20ac\u2122]"


def mend(texts: pl.Series) -> pl.Series:
    """Give the texts without control characters, with plain line ends, and mojibake mended where it shows."""
    if texts.str.contains_any(["\r"]).any():
        texts = texts.str.replace_all(r"\r\n?", "\n")
    clean = texts.str.replace_all(CONTROL, "") if texts.str.contains(CONTROL).any() else texts
    rows = clean.str.contains(MOJIBAKE).fill_null(value=False).arg_true()
    if not len(rows):
        return clean
    mended = [ftfy.fix_encoding(text) for text in clean.gather(rows)]
    return clean.clone().scatter(rows, mended)
