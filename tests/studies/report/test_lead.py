"""The first sentences of the report: each says what is known, with its denominator, and nothing else."""

from dataclasses import replace

import polars as pl
import pytest
from tests.studies.report.harbour import FACTS, figures, harbour

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.sections import lead


def said(findings: Findings) -> str:
    return " ".join("".join(words for words, _ in sentence) for sentence in lead(findings).sentences)


def without(*names: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures() if figure.name not in names)


class TestOpening:
    def test_the_numbers_are_what_stands_out(self) -> None:
        bold = [words for sentence in lead(harbour()).sentences for words, strong in sentence if strong]
        assert bold[:2] == ["2,060 people", "15 things"]

    def test_one_person_is_one_person(self) -> None:
        one = harbour(facts={**FACTS, "people_theirs": 1}, themes=harbour().themes.head(1))
        assert "1 person wrote. There is 1 thing that several of them want, miss or ask." in said(one)

    def test_without_dates_none_are_said(self) -> None:
        assert said(replace(harbour(), first=None)).startswith("Ostrand Harbour Buses, without dates.")

    def test_where_only_we_speak_nobody_is_said_to_have_told_us_anything(self) -> None:
        alone = said(harbour(facts={**FACTS, "people_theirs": 0}))
        assert "Nobody but you speaks in this archive." in alone
        assert "told you" not in alone
        assert "Meanwhile you wrote" in alone


class TestWave:
    def test_the_first_wave_with_a_name_is_told_with_its_months(self) -> None:
        nameless = pl.when(pl.int_range(pl.len()) == 0).then(pl.lit([], pl.List(pl.String)))
        waves = harbour().waves.with_columns(names=nameless.otherwise("names"))
        assert "In September 2025 141 people spoke up about “lift at Weir Street" in said(
            harbour(waves=waves)
        )

    def test_a_long_wave_has_its_span_and_its_peak(self) -> None:
        words = "From February 2023 to March 2023, most of all in February 2023, 231 people spoke up about"
        assert words in said(harbour())

    @pytest.mark.parametrize("waves", [None, harbour().waves.clear()])
    def test_without_waves_none_is_told(self, waves: pl.DataFrame | None) -> None:
        assert "spoke up" not in said(harbour(waves=waves))


class TestAnswered:
    def test_where_waits_are_not_known_whole_conversations_are_counted(self) -> None:
        words = "You never answered 2,310 of the 5,090 conversations they opened."
        assert words in said(harbour(figures=without("unheard")))

    def test_none_is_said_as_none(self) -> None:
        facts = {**FACTS, "conversations_unanswered_by_us": FACTS["conversations_opened_by_people"]}
        none = harbour(figures=without("unheard"), facts=facts)
        assert "You answered none of the 5,090 conversations they opened." in said(none)

    def test_where_people_opened_nothing_it_is_left_out(self) -> None:
        facts = {**FACTS, "conversations_opened_by_people": 0}
        assert "answered" not in said(harbour(figures=without("unheard"), facts=facts))


class TestMeanwhile:
    def broadcasts(self, asked: int, unasked: int) -> pl.DataFrame:
        counts = {"broadcasts": [asked, unasked], "people": [5, 0]}
        return pl.DataFrame({"theme": ["a boat at night", None], **counts})

    @pytest.mark.parametrize(
        ("asked", "unasked", "words"),
        [
            (0, 9, "; not one was about something they had asked for."),
            (3, 6, "; one in three was about something they had asked for."),
            (9, 1, "; 90 in 100 were about something they had asked for."),
        ],
    )
    def test_how_many_were_asked_for_is_said_of_how_many(self, asked: int, unasked: int, words: str) -> None:
        assert words in said(harbour(broadcasts=self.broadcasts(asked, unasked)))

    def test_where_nobody_looked_only_the_number_is_said(self) -> None:
        sentence = said(harbour(broadcasts=None)).rsplit("Meanwhile", 1)[1]
        assert "asked" not in sentence
        assert sentence.endswith("broadcasts.")
