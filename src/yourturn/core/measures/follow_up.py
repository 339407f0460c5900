"""Follow-up questions (M6): how often our replies ask on, and how often people came back to that.

Formulas ("how can we help?") are no follow-up, and a question mark alone never is.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.follow_forms import FOLLOW_FORMS
from yourturn.core.measures.missing_facts import FACTS, content_stems, given_facts, plain
from yourturn.core.measures.share import ENOUGH, Span, share_figure
from yourturn.core.runs import NONE, Numbers, Runs, authors, marked, parent_rows
from yourturn.core.turns import turn_numbers

MOST_QUESTIONS: Final = 2
_TROUBLE: Final = ("complaint", "hostile_us")
_WISHED: Final = ("what", "which")
"""Facts a wish needs; trouble needs them all: no place and no hour belong to "a bigger font, please"."""
_UNKNOWN: Final = 1 << 32


@dataclass(frozen=True)
class FollowUp:
    """A row per reply of ours, without its words.

    `replies`: at, channel, follow_up (null = not measured), missing (the answered turn is a want, complaint
    or hostile, and leaves out a fact), came_back, redirect (null = not measured), many (over 2 questions).
    """

    replies: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "FollowUp":
        """Look at the replies and acknowledgements of one partition (posts as PLACED)."""
        number, last = _authors(posts, (posts["side"] == "people").to_numpy())
        replies = _answered(posts, number, last)
        shared = replies.select("_row").join(
            _shares_a_word(replies), on="_row", how="left", maintain_order="left"
        )
        asking = pl.col("follow_up") | shared["_shared"].fill_null(value=False)
        return cls(
            replies.select(
                "at",
                pl.col("channel").cast(pl.Categorical),
                asking.alias("follow_up"),
                _missing(posts, replies, number).alias("missing"),
                pl.col("_came_back").alias("came_back"),
                pl.col("dm_redirect").alias("redirect"),
                _many_questions(replies["text"]).alias("many"),
            )
        )

    def __add__(self, other: "FollowUp") -> "FollowUp":
        """Merge with the replies of other conversations."""
        return FollowUp(pl.concat([self.replies, other.replies]))

    def result(self, as_of: datetime, window_d: int | None = None) -> tuple[Figure, ...]:
        """Give follow_up, follow_up_where_missing, answered_follow_up, redirect and interrogation (M6)."""
        found = self.replies.filter(Span(as_of, window_d).holds())
        measured = found.filter(pl.col("follow_up").is_not_null())
        asked, lacking = measured.filter("follow_up"), measured.filter("missing")
        sent = found.filter(pl.col("redirect").is_not_null())
        rest = found.height - measured.height
        left_out = f" ({rest:,} in other languages not measured)" if rest else ""

        def share(name: str, above: pl.Series, what: str) -> Figure:
            return share_figure(name, int(above.sum()), len(above), what, as_of, window_d)

        return (
            share("follow_up", measured["follow_up"], f"of your replies asked on{left_out}"),
            share(
                "follow_up_where_missing",
                lacking["follow_up"],
                "of your replies to wants, complaints and anger that left out a fact asked on",
            ),
            share("answered_follow_up", asked["came_back"], "of the people you asked on came back to you"),
            share("redirect", sent["redirect"], f"of your replies sent people elsewhere{left_out}"),
            share("interrogation", found["many"], "of your replies asked more than two questions at once"),
        )

    def by_channel(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give channel, replies, measured UInt32, follow_up and redirect Float64 (null under 20 measured)."""
        found = self.replies.filter(Span(as_of, window_d).holds())
        enough = pl.col("follow_up").is_not_null().sum() >= ENOUGH
        shares = [pl.when(enough).then(pl.col(name).mean()).alias(name) for name in ("follow_up", "redirect")]
        return (
            found.group_by(pl.col("channel").cast(pl.String))
            .agg(
                pl.len().cast(pl.UInt32).alias("replies"),
                pl.col("follow_up").is_not_null().sum().cast(pl.UInt32).alias("measured"),
                *shares,
            )
            .sort("channel")
        )


def _answered(posts: pl.DataFrame, number: Numbers, last: Numbers) -> pl.DataFrame:
    """Give our replies with what they answer: `_to` (the row; -1 = nothing), its words, and what followed.

    That is the parent, or where none of people is known the last post of people before. `_trouble` and
    `_wish` say what the whole turn is, `_came_back` if its author wrote again. `number` and `last` are those
    of `_authors`.
    """
    theirs, parent = (posts["side"] == "people").to_numpy(), parent_rows(posts)
    before = Runs.of(posts["conversation"].to_numpy()).latest(theirs)
    answered = np.where((parent >= 0) & theirs[parent], parent, before)
    reply = posts["role"].is_in(["reply", "ack"]).fill_null(value=False).arg_true().to_numpy()
    to = answered[reply]
    turns = Runs.of(posts.select(turn_numbers(posts).alias("turn"))["turn"].to_numpy())
    trouble = turns.any(np.logical_or.reduce([marked(posts[name]) for name in _TROUBLE]))
    wish = turns.any(marked(posts["want"]))
    turn = turns.number[to] if len(to) else to
    again = last[number[to]] > reply
    # nobody can say of an unknown author that they wrote again, unless it is in answer to this
    replied_to = np.zeros(posts.height, np.bool_)
    nameless = theirs & posts["person"].is_null().to_numpy()
    replied_to[parent[nameless & (parent >= 0)]] = True
    said = pl.Series(to, dtype=pl.Int64)
    columns = posts.select("at", "channel", "language", "text", "follow_up", "dm_redirect")[reply]
    return columns.with_columns(
        pl.Series("_row", reply, pl.Int64),
        said.alias("_to"),
        posts["text"].gather(said.replace(NONE, None)).alias("_said"),
        pl.Series("_author", number[to]),
        pl.Series("_trouble", trouble[turn] & (to >= 0)),
        pl.Series("_wish", wish[turn] & (to >= 0)),
        pl.Series("_came_back", (again | (nameless[to] & replied_to[reply])) & (to >= 0)),
    )


def _authors(posts: pl.DataFrame, theirs: Numbers) -> tuple[Numbers, Numbers]:
    """Number the people of each conversation; give each post's number, and the last row of each number.

    Unknown authors are each somebody else. Posts of ours have the number 0, which is nobody's.
    """
    rows = np.flatnonzero(theirs)
    person = authors(posts["person"])[rows]
    who = np.where(person >= 0, person, rows + _UNKNOWN)
    conversation = posts["conversation"].to_numpy()[rows].astype(np.int64)
    order = np.lexsort((who, conversation))  # rows stay in order
    runs = Runs.of(conversation[order], who[order])
    number = np.zeros(posts.height, np.int64)
    number[rows[order]] = runs.number + 1
    return number, np.concatenate([np.full(1, NONE), rows[order][runs.starts + runs.sizes - 1]])


def _many_questions(texts: pl.Series) -> pl.Series:
    """Say which texts ask more than twice; those without a question mark are not read."""
    rows = texts.str.contains(r"[?？]").arg_true()
    asked = texts.gather(rows).str.replace_all(r"https?://\S+", "").str.count_matches(r"[?？]+")
    none = pl.repeat(value=False, n=len(texts), dtype=pl.Boolean, eager=True)
    return none.scatter(rows, asked > MOST_QUESTIONS)


def _shares_a_word(replies: pl.DataFrame) -> pl.DataFrame:
    """Give _row, _shared of replies whose question takes up a word of content of what it answers."""
    unasked = ~pl.col("follow_up").fill_null(value=True) & ~pl.col("dm_redirect").fill_null(value=False)
    marked = replies.filter(
        unasked & pl.col("text").str.contains("?", literal=True) & pl.col("_said").is_not_null()
    )
    parts = [pl.DataFrame(schema={"_row": pl.Int64, "_shared": pl.Boolean})]
    for (code,), group in marked.group_by("language", maintain_order=True):
        if code not in FOLLOW_FORMS:
            continue
        forms = FOLLOW_FORMS[str(code)]
        asked = pl.col("text").str.replace_all(r"https?://\S+", " ").str.extract_all(r"[^.!?\n]*\?")
        formula = rf"(?i)(?:{forms.formula})"
        open_ones = asked.list.eval(pl.element().filter(~pl.element().str.contains(formula))).list.join(" ")
        common = content_stems(open_ones, forms).list.set_intersection(content_stems(pl.col("_said"), forms))
        parts.append(group.select("_row", (common.list.len() > 0).alias("_shared")))
    return pl.concat(parts)


def _missing(posts: pl.DataFrame, replies: pl.DataFrame, number: Numbers) -> pl.Series:
    """Say of replies whether the asker's words until then leave out a fact the answer would need."""
    needing = replies.select("_row", "_author", "_trouble", need=pl.col("_trouble") | pl.col("_wish"))
    row, author, trouble, need = (needing[name].to_numpy() for name in needing.columns)
    many = int(number.max(initial=0)) + 1
    asked, wished = np.zeros(many, np.bool_), np.zeros(many, np.bool_)
    asked[author[need]] = True
    wished[author[need & ~trouble]] = True
    asked[0] = False
    spoken = np.flatnonzero(asked[number])
    spoken = spoken[np.argsort(number[spoken], kind="stable")]
    words = posts.select("language")[spoken].with_columns(text=plain(posts["text"].gather(spoken)))
    runs = Runs.of(number[spoken])
    facts, measured = _facts(words, runs, wished[number[spoken]])
    # the asker's last words before the reply: by author, then by row
    order = number[spoken] * posts.height + spoken
    place = np.searchsorted(order, author * posts.height + row) - 1
    known = (place >= 0) & need & (author > 0)
    place = np.where(known, place, 0)
    known &= number[spoken][place] == author if len(spoken) else False
    needed = (
        [(facts[fact][place] | (~trouble & (fact not in _WISHED))) for fact in FACTS] if len(spoken) else []
    )
    return pl.Series(known & measured[place] & ~np.logical_and.reduce(needed) if len(spoken) else known)


def _facts(words: pl.DataFrame, runs: Runs, wished: Numbers) -> tuple[dict[str, Numbers], Numbers]:
    """Say of each fact if it was given up to each row of its author, and of each row if it is measured.

    What can change no answer is not looked for: nothing more of who never says which thing, and of people in
    trouble not what happened where no time or no place is ever given.
    """
    measured = words["language"].is_in(list(FOLLOW_FORMS)).fill_null(value=False).to_numpy()
    found: dict[str, Numbers] = {}
    hopeful = np.ones(words.height, np.bool_)
    for fact in ("which", "when", "where", "what"):
        rows = np.flatnonzero(measured & (hopeful | wished if fact == "what" else hopeful))
        given = np.zeros(words.height, np.bool_)
        told = given_facts(words[rows].with_columns(_row=pl.Series(rows)), [fact])
        given[told["_row"].to_numpy()] = told[fact].to_numpy()
        ever = runs.any(given)[runs.number]
        hopeful &= ever
        if fact == "which":
            wished = wished & ever
        found[fact] = runs.latest(given) >= 0
    return found, measured
