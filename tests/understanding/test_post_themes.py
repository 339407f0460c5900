"""Themes found in the whole posts of a small archive."""

import numpy as np
import polars as pl

from yourturn.understanding.post_themes import closest_sentences, find_themes_in_posts

HATS = [
    "the felt hat fell apart in the rain, sell sturdier hats",
    "my hat lost its brim. a sturdier hat would be welcome",
    "hats again: the brim of the hat came loose within a week",
    "please make a hat whose brim stays on",
    "I love hats. a hat with a brim that holds, that is all",
]
BREAD = [
    "the bakery sold out of rye bread before seven again",
    "bake more rye bread, the bakery is empty every morning",
    "no rye bread left at the bakery when I came at eight",
    "rye bread at the bakery: gone by half past seven",
    "could the bakery keep a loaf of rye bread for pensioners",
]
THANKS = ["what a lovely orchestra concert", "the orchestra concert was lovely", "lovely concert, orchestra"]


def posts(texts):
    number = pl.Series(range(len(texts)), dtype=pl.UInt32)
    return pl.DataFrame({"post": number, "person": number, "text": texts}).with_columns(language=pl.lit("en"))


def wanted(said, rows):
    return said.filter(pl.col("post").is_in(rows)).select(
        "post", "person", "language", kind=pl.lit("want"), statement=pl.col("text")
    )


SAID = posts(HATS + BREAD + THANKS)
FOUND = find_themes_in_posts(wanted(SAID, range(1, 9)), SAID, seed=1)


class TestFindThemesInPosts:
    def test_puts_posts_without_a_statement_where_they_belong(self):
        rows = FOUND.assign(SAID["text"], SAID["language"])
        assert len(set(rows[:5])) == 1
        assert len(set(rows[5:10])) == 1
        assert rows[0] >= 0
        assert rows[5] >= 0
        assert rows[0] != rows[5]

    def test_makes_no_theme_of_what_nobody_wants(self):
        assert (FOUND.assign(SAID["text"], SAID["language"])[10:] == -1).all()

    def test_does_not_depend_on_order(self):
        other = find_themes_in_posts(wanted(SAID, range(1, 9)).reverse(), SAID.reverse(), seed=1)
        assert other.themes.equals(FOUND.themes)
        assert other.kinds == FOUND.kinds

    def test_says_what_people_mostly_do(self):
        assert FOUND.kinds == ("want",) * len(FOUND.themes)

    def test_finds_nothing_in_nothing(self):
        none = find_themes_in_posts(wanted(SAID, []), SAID.clear(), seed=1)
        assert none.themes.is_empty()
        assert none.assign(SAID["text"], SAID["language"]).tolist() == [-1] * len(SAID)


class TestClosestSentences:
    def test_are_sentences_of_their_posts(self):
        texts = pl.Series(["Good morning everybody. The brim of my hat fell off. See you on Monday."])
        theme = pl.Series(FOUND.assign(SAID["text"][:1], SAID["language"][:1]), dtype=pl.Int32)
        told = closest_sentences(texts, pl.Series(["en"]), theme, FOUND)
        assert told.to_list() == ["The brim of my hat fell off."]

    def test_of_nothing_are_none(self):
        none = pl.Series([], dtype=pl.String)
        assert len(closest_sentences(none, none, pl.Series(np.zeros(0, np.int32)), FOUND)) == 0
