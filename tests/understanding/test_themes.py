from dataclasses import replace
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
        assert set(found.themes["statement"]) <= set(BOATS + BREAD)
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

    def test_statements_it_was_found_in_lie_where_they_would_be_placed_anew(self):
        frame = demands([*BOATS, *BREAD, "quarterly zebra xylophones", "Last boat after midnight!"])
        found = find_themes(frame, seed=1)
        anew = replace(found, known=None).assign(frame["statement"], frame["language"])
        assert found.assign(frame["statement"], frame["language"]).tolist() == anew.tolist()
        assert {-1, 0, 1} == set(anew.tolist())

    def test_no_demands_give_no_themes(self):
        found = find_themes(demands([]), seed=1)
        assert found.themes.is_empty()
        assert found.assign(pl.Series(["bread"]), pl.Series(["en"])).tolist() == [-1]

    def test_fewer_than_three_people_are_no_theme(self):
        assert find_themes(demands(BOATS[:2]), seed=1).themes.is_empty()

    def test_sizes_are_those_that_assign_gives(self):
        frame = demands(BOATS + BREAD + ["who was that", "a lamp in the shelter", "ticket refunds by card"])
        found = find_themes(frame, seed=1)
        theme = found.assign(frame["statement"], frame["language"])
        assert [(theme == row).sum() for row in range(len(found.themes))] == found.themes["size"].to_list()

    def test_languages_are_never_joined(self):
        frame = demands((BOATS + BREAD) * 2).with_columns(language=pl.Series(["en"] * 10 + ["de"] * 10))
        found = find_themes(frame, seed=1)
        assert sorted(found.themes["language"].to_list()) == ["de", "de", "en", "en"]
        assert found.themes["people"].to_list() == [5, 5, 5, 5]
        assert found.themes["name"].n_unique() == 4

    def test_a_person_counts_once(self):
        frame = demands(BOATS + BREAD).with_columns(
            person=pl.Series([1] * 5 + [2, 3, 4, 5, 6], dtype=pl.UInt32)
        )
        found = find_themes(frame, seed=1)
        assert found.themes.select("name", "people").rows() == [("rye bread on sundays", 5)]

    def test_cries_for_help_name_no_matter(self):
        cries = ["can anyone help me", "please help me", "any help", "help appreciated", "can you help"]
        found = find_themes(demands(BOATS + BREAD + cries), seed=1)
        assert len(found.themes) == 2
        assert found.assign(pl.Series(["please help"]), pl.Series(["en"])).tolist() == [-1]


class TestAbout:
    def test_a_longer_text_is_about_the_theme_of_its_best_sentence(self):
        found = find_themes(demands(BOATS + BREAD), seed=1)
        texts = [
            "Good morning all. From May there is a last boat after midnight!",
            "Our staff enjoyed a quiz.",
            "",
        ]
        boats = found.themes["name"].to_list().index("last boat after midnight")
        assert found.about(pl.Series(texts), pl.Series(["en"] * 3)).tolist() == [boats, -1, -1]
