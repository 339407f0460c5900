"""HTML to plain words, a column at a time.

Simple markup is taken apart by patterns over the whole column; only rows with a nested or odd structure meet
a parser, and both give the same words. It never shows, follows or runs anything.
"""

import html
from html.entities import html5

import polars as pl
from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = "p|div|li|tr|h[1-6]|pre|blockquote|ul|ol|table|dl|dt|dd|section|article"
INLINE = (
    "a|abbr|b|big|br|center|cite|code|del|em|figcaption|figure|font|hr|i|img|ins|kbd|label|mark|q|s|samp|small"
    "|span|strike|strong|sub|sup|time|tt|u|var|video|wbr"
)
SIMPLE = rf"{INLINE}|p|div|li|h[1-6]|ul|ol|dl|dt|dd|section|article|pre"
PARSED = "table|tbody|thead|td|th|tr|blockquote|script|style|template|noscript|head|body|html|iframe|svg"
DROPPED = ["script", "style", "template", "noscript", "head"]
ATTRIBUTES = r"""(?:\s+[A-Za-z][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*\s*/?"""
KNOWN = rf"(?i)</?(?:{SIMPLE}|{PARSED})(?:\s[^<>]*)?/?>"
OPENER = rf"(?i)([^\s<>])(<(?:{BLOCKS})(?:\s[^<>]*)?>)"
BREAK = rf"(?i)(<br(?:\s[^<>]*)?/?>)[ \t]*\n?|(</(?:{BLOCKS})\s*>)"
TAG = rf"(?i)</?(?:{SIMPLE}){ATTRIBUTES}>"
PRE = rf"(?i)<pre{ATTRIBUTES}>\n?"  # the line break after <pre> is not part of the words
QUOTE = rf"(?i)<blockquote{ATTRIBUTES}>(?:[^<]+|</?(?:{INLINE}|p){ATTRIBUTES}>)*</blockquote\s*>"
QUOTE_EDGE = rf"(?i)</?blockquote{ATTRIBUTES}>"
ODD = r"<[A-Za-z/!?]"
ENTITY = r"&[#A-Za-z]"
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
GONE = "\x1a"  # stands where a tag was, so that what it parted does not grow together into an entity


def _entities() -> dict[str, str]:
    """Every named entity, and those numbers that mean the same to everybody."""
    known = {f"&{name}": sign for name, sign in html5.items() if name.endswith(";")}
    for number in (*range(33, 127), *range(160, 256), 847, *range(0x2010, 0x2028), 0x20AC, 0x2122):
        forms = (f"&#{number};", f"&#0{number};", f"&#x{number:x};", f"&#x{number:X};", f"&#X{number:X};")
        known |= dict.fromkeys(forms, chr(number))
    return known


ENTITIES = _entities()


def from_html(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words of each HTML text, and the words it quotes in <blockquote> (null = none).

    Texts without a tag or an entity come back as they were; `a < b` is no tag.
    """
    marked = texts.str.contains_any(["<", "&"]).fill_null(value=False)
    nothing = pl.Series("quoted", [None], pl.String).new_from_index(0, len(texts))
    if not marked.any():
        return texts.alias("text"), nothing
    rows = marked.arg_true()
    source = texts if len(rows) == len(texts) else texts.gather(rows)
    words, quoted = _words(cleaned(source))
    words = tidy(words)
    if len(rows) == len(texts):
        return words.alias("text"), quoted.alias("quoted")
    return texts.clone().scatter(rows, words).alias("text"), nothing.scatter(rows, quoted).alias("quoted")


def cleaned(source: pl.Series) -> pl.Series:
    """Give the texts with plain line ends and without control characters."""
    if source.str.contains_any(["\r"]).any():
        source = source.str.replace_all(r"\r\n?", "\n")
    return source.str.replace_all(CONTROL, "") if source.str.contains(CONTROL).any() else source


def _words(source: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the words of every text, and what it quotes; whatever the patterns leave over is parsed."""
    tagged = source.str.contains(KNOWN)
    parts = pl.DataFrame({"source": source, "tagged": tagged}).with_columns(
        whole=pl.when("tagged").then(pl.col("source").str.replace_all(OPENER, "${1}\n${2}"))
    )
    quotes = _quotes(parts["whole"])
    bare = pl.col("whole") if quotes is None else pl.col("whole").str.replace_all(QUOTE, GONE + "\n")
    bare = bare.str.replace_all(PRE, GONE).str.replace_all(BREAK, "\n").str.replace_all(TAG, GONE)
    left = parts.select(pl.when("tagged").then(bare).otherwise("source")).to_series()
    words, strange = unescape(left)
    words = words.str.replace_all(GONE, "", literal=True)
    odd = tagged & (left.str.contains(ODD) | strange)
    quoted = pl.Series("quoted", [None], pl.String).new_from_index(0, len(source))
    if quotes is not None:
        rows, texts, unclear = quotes
        quoted = quoted.scatter(rows, texts)
        odd = odd.scatter(rows, odd.gather(rows) | unclear)
    untagged = (strange & ~tagged).arg_true()
    if len(untagged):
        words = words.scatter(untagged, [html.unescape(text) for text in source.gather(untagged)])
    rows = odd.arg_true()
    if len(rows):
        parsed, from_parser = by_parser(source.gather(rows))
        words, quoted = words.scatter(rows, parsed), quoted.scatter(rows, from_parser)
    return words, quoted


def _quotes(sources: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series] | None:
    """Give the rows with simple quotes, the words quoted there, and which of them were not so simple."""
    rows = sources.str.contains(QUOTE).fill_null(value=False).arg_true()
    if not len(rows):
        return None
    quotes = sources.gather(rows).str.extract_all(QUOTE).list.join("\n")
    bare = quotes.str.replace_all(QUOTE_EDGE, GONE).str.replace_all(BREAK, "\n").str.replace_all(TAG, GONE)
    words, strange = unescape(bare)
    texts = tidy(words.str.replace_all(GONE, "", literal=True)).replace("", None)
    return rows, texts, bare.str.contains(ODD) | strange


def unescape(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Replace the usual entities; with the texts, say which still hold something that looks like one."""
    has = texts.str.contains(ENTITY)
    rows = has.arg_true()
    if not len(rows):
        return texts, has
    some = texts.gather(rows)
    left = some.str.replace_many(list(ENTITIES), [GONE]).str.contains(ENTITY)
    return texts.scatter(rows, some.str.replace_many(ENTITIES)), has.scatter(rows, left)


def by_parser(source: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give words and quoted words by parsing each text; the slow and exact way, before `tidy`."""
    broken = source.str.replace_all(OPENER, "${1}\n${2}").str.replace_all(BREAK, "${1}${2}\n")
    pairs = [_parse(text) for text in broken]
    quoted = tidy(pl.Series("quoted", [pair[1] for pair in pairs], pl.String))
    return pl.Series("text", [pair[0] for pair in pairs], pl.String), quoted.replace("", None)


def _parse(source: str) -> tuple[str, str | None]:
    tree = LexborHTMLParser(source)
    tree.strip_tags(DROPPED)
    quoted = None
    if "<blockquote" in source.lower():
        nodes = tree.css("blockquote")
        # a quote inside a quote is already among the words of the outer one
        quoted = "\n".join(node.text() for node in nodes if not _inside_quote(node))
        for node in nodes:
            node.decompose()
    body = tree.body
    return (body.text() if body else ""), quoted


def _inside_quote(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "blockquote":
        above = above.parent
    return above is not None


def tidy(texts: pl.Series) -> pl.Series:
    """Give the texts with single spaces, at most one empty line in a row, and nothing around them."""
    return (
        texts.str.replace_all(r"[ \t\r\f\x0b\u00a0]{2,}|[\t\r\f\x0b\u00a0]", " ")
        .str.replace_all(r"(?: ?\n){2,} ?", "\n\n")
        .str.replace_all(r" \n ?|\n ", "\n")
        .str.strip_chars()
    )
