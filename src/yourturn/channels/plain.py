"""From what networks deliver to plain words: HTML to text, mojibake mended, quoted words kept apart.

Never shows or follows anything: what comes in is somebody's words, and comes out as text only.
"""

import html
import re

import ftfy
import polars as pl
from selectolax.lexbor import LexborHTMLParser

DROPPED = ["script", "style", "template", "noscript", "head"]
LINES = re.compile(r"[ \t\r\f\v\u00a0]*\n[ \t\r\f\v\u00a0]*")
SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
GAPS = re.compile(r"\n{3,}")
BREAKS = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|tr|h[1-6]|pre|blockquote|ul|ol|table)\s*>")
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
MOJIBAKE = r"[ÃÂâð][\u0080-\u00bf\u2018-\u201e\u2020-\u2022\u20ac\u2122]"
MAIL_SAID = re.compile(
    r"(?im)^(?:on .{6,120} wrote:|am .{6,120} schrieb .{0,80}:|el .{6,120} escribió:|le .{6,120} a écrit ?:"
    r"|il .{6,120} ha scritto:|op .{6,120} schreef .{0,80}:|em .{6,120} escreveu:"
    r"|-{3,} ?original message ?-{3,}.*)\s*$"
)
SIGNATURE = re.compile(r"(?m)^-- $")


def from_html(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words of each HTML text, and the words it quotes in <blockquote> (null = none)."""
    marked = texts.str.contains(r"[<&]").fill_null(value=False).to_list()
    pairs = [
        _read_html(text) if is_html else (text, None)
        for text, is_html in zip(texts.to_list(), marked, strict=True)
    ]
    words = [pair[0] for pair in pairs]
    return pl.Series("text", words, pl.String), pl.Series("quoted", [pair[1] for pair in pairs], pl.String)


def _read_html(source: str) -> tuple[str, str | None]:
    if "<" not in source:
        return tidy(html.unescape(source)), None
    tree = LexborHTMLParser(BREAKS.sub(lambda tag: tag.group() + "\n", source))
    tree.strip_tags(DROPPED)
    quoted = None
    if "<blockquote" in source:
        nodes = tree.css("blockquote")
        quoted = tidy("\n".join(node.text() for node in nodes)) or None
        for node in nodes:
            node.decompose()
    body = tree.body
    return (tidy(body.text()) if body else ""), quoted


def tidy(text: str) -> str:
    """Give the text with single spaces and at most one empty line in a row."""
    return GAPS.sub("\n\n", LINES.sub("\n", SPACES.sub(" ", text))).strip()


def mend(texts: pl.Series) -> pl.Series:
    """Give the texts without control characters, and with mojibake mended where it shows."""
    clean = texts.str.replace_all(CONTROL, "")
    broken = clean.str.contains(MOJIBAKE).fill_null(value=False)
    if not broken.any():
        return clean
    rows = broken.arg_true()
    mended = [ftfy.fix_encoding(text) for text in clean.gather(rows).to_list()]
    return clean.scatter(rows, mended)


def split_quoted(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words of mails and forum posts, and the lines they quote from others (null = none)."""
    pairs = [(None, None) if text is None else _split(text) for text in texts.to_list()]
    return (
        pl.Series("text", [pair[0] for pair in pairs], pl.String),
        pl.Series("quoted", [pair[1] for pair in pairs], pl.String),
    )


def _split(text: str) -> tuple[str, str | None]:
    said = MAIL_SAID.search(text)
    head, tail = (text[: said.start()], text[said.end() :]) if said else (text, "")
    sign = SIGNATURE.search(head)
    head = head[: sign.start()] if sign else head
    lines = head.split("\n")
    new = [line for line in lines if not line.startswith(">")]
    old = [line.lstrip("> ") for line in [*(x for x in lines if x.startswith(">")), *tail.split("\n")]]
    return tidy("\n".join(new)), tidy("\n".join(old)) or None
