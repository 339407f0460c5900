from datetime import UTC, datetime

import polars as pl

from yourturn.understanding.themes import find_themes

BOATS = [
    "a last boat after midnight",
    "we want a last boat after midnight",
    "the last boat after midnight please",
    "last boat after midnight on fridays",
    "a later last boat after midnight",
]
BREAD = [
    "fresh rye bread on sundays",
    "rye bread on sundays",
    "please bake rye bread on sundays",
    "more rye bread on sundays",
    "warm rye bread on sundays",
]


def demands(statements: list[str]) -> pl.DataFrame:
    count = len(statements)
    return pl.DataFrame(
        {
            "row": range(count),
            "person": range(count),
            "kind": ["want"] * count,
            "statement": statements,
            "sentence": statements,
            "language": ["en"] * count,
            "at": [datetime(2024, 1, 1, tzinfo=UTC)] * count,
        },
        schema_overrides={"row": pl.UInt32, "person": pl.UInt32},
    )


class TestFindThemes:
    def test_two_matters_become_two_themes_named_in_peoples_words(self):
        found = find_themes(demands(BOATS + BREAD), seed=1)
        assert sorted(found.themes["name"].to_list()) == ["last boat after midnight", "rye bread on sundays"]
        assert found.themes["people"].to_list() == [5, 5]

    def test_the_order_of_rows_never_matters(self):
        frame = demands(BOATS + BREAD)
        assert find_themes(frame, seed=1).themes.equals(find_themes(frame.reverse(), seed=1).themes)

    def test_equal_texts_land_alike_and_strange_ones_nowhere(self):
        found = find_themes(demands(BOATS + BREAD), seed=1)
        texts = pl.Series(
            ["Last boat after MIDNIGHT!", "last boat after midnight", "quarterly zebra xylophones"]
        )
        one, two, none = found.assign(texts, pl.Series(["en"] * 3)).tolist()
        assert one == two >= 0
        assert none == -1

    def test_no_demands_give_no_themes(self):
        found = find_themes(demands([]), seed=1)
        assert found.themes.is_empty()
        assert found.assign(pl.Series(["bread"]), pl.Series(["en"])).tolist() == [-1]

    def test_fewer_than_three_people_are_no_theme(self):
        assert find_themes(demands(BOATS[:2]), seed=1).themes.is_empty()
