from datetime import date

import pytest
from tests.core.retrospect.told import DAY, DOGS, NIGHT, SENTENCES, WIFI, look_back, month, ours, said


def quiet(months, a_month=4):
    """People who ask about anything now and then, each once: nothing that stands out."""
    return [
        said(1_000 + n, 1_000 + n, n * 30 * DAY // a_month, ("question", (DOGS, WIFI)[n % 2]))
        for n in range(months * a_month)
    ]


def storm(at_h, people, *demands, labels=(), conversation=5_000, **more):
    return [
        said(conversation + n, conversation + n, at_h + n, *demands, labels=labels, **more)
        for n in range(people)
    ]


def cancelled(at_h):
    """Twenty people within a day, each in words of their own."""
    reasons = ("my shift", "the doctor", "a funeral", "no reason", "the third time")
    return [
        said(
            5_000 + n,
            5_000 + n,
            at_h + n,
            ("complaint", NIGHT),
            sentence=f"The night boat is cancelled for {why}.",
        )
        for n, why in enumerate(reasons * 4)
    ]


class TestSurges:
    def test_the_storm_of_one_weekend_is_found_with_what_set_it_off(self):
        saturday = (12 * 7 + 5) * DAY - 9
        told = look_back(
            *quiet(6),
            ours(3_000, saturday - 60 * DAY, text="Happy spring to all of you out there"),
            ours(3_001, saturday - 10, text="The night boat is cancelled from today on"),
            *cancelled(saturday),
            as_of_h=180 * DAY,
        )
        (wave,) = told.waves.to_dicts()
        assert (wave["people"], wave["names"]) == (20, ["boat after midnight"])
        assert date(2024, 6, 1) <= wave["peak_month"] <= date(2024, 6, 30)
        assert (wave["last"] - wave["first"]).days == 6
        assert sum(wave["per_month"]) == 20
        assert wave["set_off"] == "The night boat is cancelled from today on"
        assert all("night boat" in quote for quote in wave["quotes"])
        assert len(wave["conversations"]) == len(wave["quotes"])

    def test_most_angry_answers_come_before_shared_words(self):
        start = 100 * DAY
        told = look_back(
            *quiet(5),
            ours(3_001, start - 10, text="The night boat is cancelled from today on"),
            ours(3_002, start - 5, text="Smile, it is Friday again, dear islanders"),
            *[said(3_002, 50 + n, start + n, labels=["complaint"]) for n in range(3)],
            *cancelled(start),
            as_of_h=180 * DAY,
        )
        assert told.waves["set_off"].to_list() == ["Smile, it is Friday again, dear islanders"]

    def test_without_a_broadcast_in_the_two_weeks_before_nothing_set_it_off(self):
        told = look_back(
            *quiet(6),
            ours(3_001, 80 * DAY, text="The night boat is cancelled from today on"),
            *cancelled(100 * DAY),
            ours(3_002, 104 * DAY, text="We are sorry about the night boat"),
            as_of_h=180 * DAY,
        )
        assert told.waves["set_off"].to_list() == [None]

    def test_a_wave_of_questions_over_months_counts_its_people_once(self):
        pleas = [
            said(5_000 + n, 5_000 + n % 60, 240 * DAY + n * 60 * DAY // 120, ("question", NIGHT))
            for n in range(120)
        ]
        told = look_back(*quiet(14, a_month=20), *pleas, as_of_h=420 * DAY)
        (wave,) = told.waves.to_dicts()
        assert wave["names"] == ["boat after midnight"]
        assert wave["people"] == 60
        assert wave["usual"] == 0
        assert len(wave["per_month"]) == 2
        assert max(wave["per_month"]) <= 60 <= sum(wave["per_month"])
        assert (wave["first"], wave["last"]) == (month(2024, 11), date(2024, 12, 31))
        assert set(wave["quotes"]) == {SENTENCES[NIGHT]}

    def test_growth_of_everything_names_no_theme(self):
        more = [
            said(9_000 + n, 9_000 + n, 240 * DAY + n * 60 * DAY // 100, ("question", (DOGS, WIFI)[n % 2]))
            for n in range(100)
        ]
        told = look_back(*quiet(14, a_month=20), *more, as_of_h=420 * DAY)
        assert told.waves["names"].to_list() == [[]]

    @pytest.mark.parametrize("people", [1, 4])
    def test_a_handful_is_no_wave(self, people):
        told = look_back(*quiet(6), *storm(100 * DAY, people, ("complaint", NIGHT)), as_of_h=180 * DAY)
        assert told.waves.is_empty()

    def test_hostility_without_any_statement_is_a_wave_with_its_words(self):
        told = look_back(
            *quiet(6),
            *storm(
                100 * DAY,
                9,
                labels=["hostile_us"],
                text="I have never been so angry with anybody as with you.",
            ),
            as_of_h=180 * DAY,
        )
        (wave,) = told.waves.to_dicts()
        assert wave["people"] == 9
        assert wave["quotes"] == ["I have never been so angry with anybody as with you."]
