import polars as pl
from tests.understanding.test_themes import BOATS, BREAD, demands

from yourturn.understanding import Sayings, find_themes, rising

OLD = ["the old timetable back", "go back to the old timetable", "bring back the old timetable"]
MODEL = find_themes(demands(BOATS + BREAD + OLD * 3), seed=1)


def said(statements, now, kind="want", first=0):
    return pl.DataFrame(
        {
            "who": range(first, first + len(statements)),
            "kind": [kind] * len(statements),
            "statement": statements,
            "language": ["en"] * len(statements),
            "now": [now] * len(statements),
        },
        schema_overrides={"who": pl.Int64},
    )


def usual(now, first):
    """The same matters as ever, forty times, each in the words of one person."""
    return said([f"{(BOATS + BREAD)[n % 10]} number {n}" for n in range(60)], now, first=first)


CALM = usual(now=False, first=1_000)
TODAY = usual(now=True, first=2_000)
PLEAS = said([f"{OLD[n % 3]} {n}" for n in range(30)], now=True, first=3_000)


def rose(told):
    """What rose among all that is given, told in a stretch as long as the time before."""
    rows = told.with_row_index("row")
    return rising(Sayings.of(rows, MODEL), rows.select("row", "now"), 1.0)


class TestRising:
    def test_what_rose_is_found_with_its_people_and_a_name(self):
        everything = pl.concat([CALM, TODAY, PLEAS])
        found = rose(everything)
        told = everything[found.rows["row"].to_list()]
        assert set(PLEAS["who"]) <= set(told["who"])
        assert told["who"].n_unique() <= PLEAS.height + 2
        assert "old timetable" in found.name

    def test_the_order_of_rows_never_matters(self):
        everything = pl.concat([CALM, TODAY, PLEAS])
        mixed = everything.reverse()
        one, two = rose(everything), rose(mixed)
        assert one.name == two.name
        assert set(everything[one.rows["row"].to_list()]["who"]) == set(
            mixed[two.rows["row"].to_list()]["who"]
        )

    def test_a_question_about_one_of_its_words_is_no_plea(self):
        asked = said(["which old clock is that"], now=True, kind="question", first=4_000)
        everything = pl.concat([CALM, TODAY, PLEAS, asked])
        assert 4_000 not in everything[rose(everything).rows["row"].to_list()]["who"]

    def test_with_too_little_before_nothing_can_have_risen(self):
        assert rose(pl.concat([CALM.head(5), TODAY, PLEAS])) is None

    def test_what_is_not_looked_at_changes_nothing(self):
        everything = pl.concat([CALM, TODAY, PLEAS])
        late = said([f"{OLD[n % 3]} {n}" for n in range(40)], now=True, first=5_000)
        rows = pl.concat([everything, late]).with_row_index("row")
        stretch = rows.head(everything.height).select("row", "now")
        one, two = rose(everything), rising(Sayings.of(rows, MODEL), stretch, 1.0)
        assert two.rows.equals(one.rows)
        assert two.name == one.name
