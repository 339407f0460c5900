"""Turn what networks store into plain text: HTML to words, mojibake mended, quoted mail kept apart.

Works on whole columns and touches only the rows that need it. It never rewrites words and never loads a page.
"""

import html
import re
from collections.abc import Callable
from typing import Final

import ftfy
import polars as pl
from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS: Final = (
    "p,div,li,ul,ol,tr,table,pre,h1,h2,h3,h4,h5,h6,section,article,header,footer,dt,dd,hr,blockquote"
)
DROPPED: Final = ["script", "style", "template", "noscript", "head"]
BREAK: Final = "\uf8ff"  # private use: stands for a line's end while the tree is flattened

MOJIBAKE: Final = (
    r"[\u00c2\u00c3\u00e2\u00f0][\u0080-\u00bf\u0152-\u2122]|\u00d0[\u0080-\u00bf]|\u00ef\u00bb\u00bf"
)
ENTITY: Final = r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
CONTROL: Final = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe]"

WROTE: Final = (
    r"On\b[^\n]{4,200}(?:\n[^\n]{0,120})?\bwrote",
    r"Am\b[^\n]{4,200}(?:\n[^\n]{0,120})?\bschrieb\b[^\n]{0,120}",
    r"El\b[^\n]{4,200}(?:\n[^\n]{0,120})?\bescribió",
    r"Le\b[^\n]{4,200}(?:\n[^\n]{0,120})?\ba écrit",
    r"Il\b[^\n]{4,200}(?:\n[^\n]{0,120})?\bha scritto",
    r"Op\b[^\n]{4,200}(?:\n[^\n]{0,120})?\b(?:schreef|heeft)\b[^\n]{0,120}",
    r"Em\b[^\n]{4,200}(?:\n[^\n]{0,120})?\bescreveu",
)
_WROTE = re.compile(rf"^[ \t]*(?:{'|'.join(WROTE)})[^\n]{{0,80}}:[ \t]*$", re.MULTILINE)
_ORIGINAL = re.compile(
    r"^[ \t]*-{3,}[ \t]*(?:Original Message|Ursprüngliche Nachricht|Mensaje original|Message d'origine"
    r"|Messaggio originale|Oorspronkelijk bericht|Mensagem original)[ \t]*-{3,}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FORUM = re.compile(r"\[quote[^\]\n]{0,200}\](.*?)\[/quote\]", re.DOTALL | re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_MARKED = re.compile(r"^[ \t]*>+ ?")


def from_html(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words and the words inside <blockquote> (null = none), both as plain text.

    Rows without `<` and `&` come back untouched; null stays null.
    """
    return _where(texts, r"[<&]", _flatten)


def mend(texts: pl.Series) -> pl.Series:
    """Give the texts with mojibake, HTML entities and control characters repaired; clean rows are untouched."""
    name = texts.name
    mended = _map(texts, ENTITY, html.unescape)
    mended = _map(mended, MOJIBAKE, ftfy.fix_encoding)
    return mended.str.replace_all(r"\r\n?", "\n").str.replace_all(CONTROL, "").alias(name)


def split_quoted(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words and the quoted words (null = none) of mails and forum posts; signatures go.

    Quoted: lines behind `>`, what follows "On ... wrote:" in seven languages or "Original Message", `[quote]`.
    """
    return _where(texts, r"(?m)^[ \t]*>|^-- ?$|^[ \t]*-{3,}|:[ \t]*$|(?i:\[quote)", _part)


def _where(
    texts: pl.Series, pattern: str, work: Callable[[str], tuple[str, str | None]]
) -> tuple[pl.Series, pl.Series]:
    """Split the rows that hold the pattern; the rest are new words only."""
    fresh = texts.to_list()
    quoted: list[str | None] = [None] * len(texts)
    rows = texts.str.contains(pattern).fill_null(value=False).arg_true().to_list()
    for row in rows:
        fresh[row], quoted[row] = work(fresh[row])
    return pl.Series(texts.name, fresh, dtype=pl.String), pl.Series("quoted", quoted, dtype=pl.String)


def _map(texts: pl.Series, pattern: str, work: Callable[[str], str]) -> pl.Series:
    rows = texts.str.contains(pattern).fill_null(value=False).arg_true()
    if rows.is_empty():
        return texts
    changed = pl.Series([work(text) for text in texts.gather(rows)], dtype=pl.String)
    return texts.clone().scatter(rows, changed)


def _flatten(text: str) -> tuple[str, str | None]:
    if "<" not in text:
        return html.unescape(text), None
    root = LexborHTMLParser(text)
    root.strip_tags(DROPPED)
    body = root.body
    if body is None:
        return "", None
    quotes = body.css("blockquote") if "<blockquote" in text.lower() else []
    outer = [node for node in quotes if not _inside_quote(node)]
    quoted = "\n".join(filter(None, (_words(node) for node in outer)))
    for node in outer:
        node.decompose()
    return _words(body), quoted or None


def _inside_quote(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == "blockquote":
            return True
        above = above.parent
    return False


def _words(node: LexborNode) -> str:
    pieces: list[str] = []
    _collect(node, pieces)
    return _tidy("".join(pieces))


_BLOCK = frozenset(BLOCKS.split(","))


def _collect(top: LexborNode, pieces: list[str]) -> None:
    """Walk the tree without recursion: depth is the sender's choice, our stack is not."""
    stack: list[LexborNode | str] = [top]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag
        if tag == "-text":
            keeps = node.parent is not None and node.parent.tag in {"pre", "code"}
            words = node.text_content or ""
            pieces.append(words.replace("\n", BREAK) if keeps else words)
            continue
        if tag == "br":
            pieces.append(BREAK)
            continue
        if tag in _BLOCK:
            pieces.append(BREAK)
            stack.append(BREAK)
        children: list[LexborNode | str] = list(node.iter(include_text=True))
        stack.extend(reversed(children))


_SPACES = re.compile(r"[ \t\r\n\xa0]+")
_AROUND = re.compile(rf" ?{BREAK} ?")
_BREAKS = re.compile(rf"{BREAK}{{3,}}")


def _tidy(text: str) -> str:
    text = _AROUND.sub(BREAK, _SPACES.sub(" ", text))
    return _BREAKS.sub(BREAK * 2, text).replace(BREAK, "\n").strip()


def _part(text: str) -> tuple[str, str | None]:
    quoted = [words.strip() for words in _FORUM.findall(text)]
    text = _FORUM.sub("\n", text)
    starts = [found.start() for found in (_WROTE.search(text), _ORIGINAL.search(text)) if found]
    below = ""
    if starts:
        text, below = text[: min(starts)], text[min(starts) :]
        kept, marked = _unmark(below.split("\n", 1)[1] if "\n" in below else "")
        # Answers written under the quoted lines are new words; a block without marks is quoted whole.
        text, below = (text + "\n" + kept, marked) if marked else (text, kept)
    fresh, marked = _unmark(text)
    fresh = _SIGNATURE.split(fresh, maxsplit=1)[0]
    words = "\n".join(part for part in (*quoted, marked, below.strip()) if part)
    return re.sub(r"\n{3,}", "\n\n", fresh).strip(), words or None


def _unmark(text: str) -> tuple[str, str]:
    lines = text.split("\n")
    marked = [_MARKED.sub("", line) for line in lines if _MARKED.match(line)]
    kept = [line for line in lines if not _MARKED.match(line)]
    return "\n".join(kept), "\n".join(marked).strip()
