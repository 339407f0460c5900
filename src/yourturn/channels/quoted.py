"""The words of others inside a mail or forum post, kept apart from the new ones.

What is not new stands in `quoted`; only lines such as "On Monday Ann wrote:" and signatures are left out.
"""

import re

import polars as pl

from yourturn.channels.markup import tidy

SAYS = (
    r"(?:on\b.{0,120}\bwrote ?:|am\b.{0,120}\bschrieb\b.{0,80}:|el\b.{0,120}\bescribió ?:"
    r"|le\b.{0,120}\ba écrit ?:|il\b.{0,120}\bha scritto ?:|op\b.{0,120}\bschreef\b.{0,80}:"
    r"|em\b.{0,120}\bescreveu ?:|-{3,} ?original message ?-{3,}.*"
    r"|[^\n>]{1,60}\b(?:said|wrote|posted|schrieb|escribió|a écrit) ?:)"
)
SAID = re.compile(rf"(?i)^{SAYS}\s*$")
DATED = re.compile(r"\d|original message", re.IGNORECASE)
LINE = re.compile(r"^ ?>(?:[> ]*$|[> ]*[^\s:;=._<-])")  # a quoted line, and no angry face
OPENS = re.compile(r"(?i)\[quote(?:[= ][^\]\n]{0,200})?\]")
FENCE = re.compile(r"(?i)\[(/?)quote(?:[= ][^\]\n]{0,200})?\]")
SIGNATURE = re.compile(r"(?m)^-- ?$")
SIGNS = (
    r"(?i)(?:^|\n) ?>|\[quote|(?:^|\n)-- ?(?:\n|$)|original message"
    r"|(?:wrote|schrieb|escribió|écrit|scritto|schreef|escreveu|said|posted)[^\n]{0,80}:[ \t]*\n"
)


def split_quoted(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words of mails and forum posts, and the words they quote from others (null = none).

    Quoted are lines that begin with `>`, what stands in [quote]...[/quote], and everything below
    "On 3 May Ann wrote:" or "Original message" where no line there begins with `>`.
    Texts without any of these come back as they were.
    """
    rows = texts.str.contains(SIGNS).fill_null(value=False).arg_true()
    nothing = pl.Series("quoted", [None], pl.String).new_from_index(0, len(texts))
    if not len(rows):
        return texts.alias("text"), nothing
    pairs = [_split(text) for text in texts.gather(rows)]
    new = tidy(pl.Series([pair[0] for pair in pairs], dtype=pl.String))
    old = tidy(pl.Series([pair[1] for pair in pairs], dtype=pl.String)).replace("", None)
    return texts.clone().scatter(rows, new).alias("text"), nothing.scatter(rows, old)


def _split(text: str) -> tuple[str, str]:
    old: list[str] = []
    if "[quote" in text.lower():
        text = _without_fences(text, old)
    sign = SIGNATURE.search(text)
    lines = (text[: sign.start()] if sign else text).split("\n")
    new: list[str] = []
    for place, line in enumerate(lines):
        if LINE.match(line):
            old.append(line.lstrip("> "))
        elif not SAID.match(line):
            new.append(line)
        elif not _quotes_follow(lines, place):
            if DATED.search(line):
                old += lines[place + 1 :]
                break
            new.append(line)
    return "\n".join(new), "\n".join(old)


def _quotes_follow(lines: list[str], place: int) -> bool:
    """Say whether the next line with words is a quoted one."""
    following = next((line for line in lines[place + 1 :] if line.strip()), "")
    return bool(LINE.match(following))


def _without_fences(text: str, old: list[str]) -> str:
    """Take out what stands in [quote], quotes in quotes too; a fence that is never closed is no quote."""
    new, start, depth, opened = [], 0, 0, 0
    for fence in FENCE.finditer(text):
        if not fence[1]:
            opened = fence.end() if depth == 0 else opened
            if depth == 0:
                new.append(text[start : fence.start()])
                start = fence.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                old.append(FENCE.sub("", text[opened : fence.start()]))
                start = fence.end()
    return "\n".join([*new, text[start:]])
