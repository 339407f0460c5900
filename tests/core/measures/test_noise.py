from datetime import timedelta

import polars as pl
import pytest
from tests.core.measures.placed import START, figures, placed, post

from yourturn.core.measures.demand import askers_before
from yourturn.core.measures.near_duplicates import repeats, signatures
from yourturn.core.measures.noise import Noise
from yourturn.core.schema import TIME

LATER = START + timedelta(days=60)


def demand(*rows):
    """(theme, person, days after START)"""
    return pl.DataFrame(
        [(theme, person, START + timedelta(days=days)) for theme, person, days in rows],
        schema={"theme": pl.Int32, "person": pl.UInt32, "at": TIME},
        orient="row",
    )


def verdicts(*rows, asked=(), as_of=LATER):
    return Noise.of(placed(*rows), demand(*asked)).judged(as_of).sort("post")["verdict"].to_list()


LONG_AGO = [(0, 90, -400)]  # somebody once asked about theme 0, so that nothing about it is an announcement
TALK = post(1, 0, 0)


class TestVerdict:
    def test_three_people_in_ninety_days_have_asked(self):
        assert verdicts(TALK, asked=[(0, 1, -80), (0, 2, -1), (0, 3, -1)]) == ["asked"]
        assert verdicts(TALK, asked=[(0, 1, -91), (0, 2, -1), (0, 3, -1)]) == ["off_topic"]
        assert verdicts(TALK, asked=[(0, 1, -3), (0, 1, -2), (0, 1, -1), *LONG_AGO]) == ["off_topic"]
        assert verdicts(TALK, asked=[(0, 1, 1), (0, 2, 1), (0, 3, 1), *LONG_AGO]) == ["off_topic"]
        assert verdicts(TALK, asked=[(1, 1, -1), (1, 2, -1), (1, 3, -1), *LONG_AGO]) == ["off_topic"]

    @pytest.mark.parametrize("label", ["ask", "service", "going_back"])
    def test_asks_service_and_going_back_are_useful(self, label):
        assert verdicts(TALK | {"labels": [label]}, asked=LONG_AGO) == ["useful"]

    def test_a_genuine_turn_in_reply_is_an_echo(self):
        assert verdicts(TALK, post(1, 5, 1, parent=0), asked=LONG_AGO) == ["echo"]
        assert verdicts(TALK, post(1, 5, 1), asked=LONG_AGO) == ["echo"]

    def test_copies_and_single_words_are_no_echo(self):
        copies = [post(1, person, 1, parent=0, text="Count me in please") for person in (5, 6)]
        assert verdicts(TALK, *copies, asked=LONG_AGO) == ["off_topic"]
        assert verdicts(TALK, post(1, 5, 1, parent=0, text="Wow", words=1), asked=LONG_AGO) == ["off_topic"]

    def test_saying_it_again_within_thirty_days_is_a_repeat_even_when_asked(self):
        asked = [(0, person, -1) for person in (1, 2, 3)]
        again = [
            post(n, 0, 24 * days, text="The night tram runs again from May on, see you aboard")
            for n, days in enumerate((0, 29))
        ]
        assert verdicts(*again, asked=asked) == ["asked", "repeat"]
        later = [again[0], again[1] | {"at_h": 24 * 31}]
        assert verdicts(*later, asked=asked) == ["asked", "asked"]

    def test_a_cross_post_is_one_broadcast_and_no_repeat(self):
        text = "The night tram runs again from May on"
        rows = [post(n, 0, n, channel=channel, text=text) for n, channel in enumerate(("x", "mail"))]
        assert verdicts(*rows, post(1, 5, 3, parent=1), asked=LONG_AGO) == ["echo"]

    def test_under_72_hours_nothing_is_judged(self):
        young = START + timedelta(hours=71)
        assert verdicts(TALK, asked=LONG_AGO, as_of=young) == [None]
        assert verdicts(TALK, asked=LONG_AGO, as_of=START + timedelta(hours=72)) == ["off_topic"]

    def test_silence_is_told_only_where_people_usually_answer(self):
        one_asked = [(0, 1, -1), *LONG_AGO]
        lively = [row for n in range(2, 5) for row in (post(n, 0, n * 30), post(n, 5, n * 30 + 1))]
        assert verdicts(TALK, *lively, asked=one_asked)[0] == "silent"
        assert verdicts(TALK, asked=one_asked) == ["off_topic"]


class TestFigures:
    def rows(self, n, **more):
        return [post(n_, 0, n_ * 24, **more) for n_ in range(n)]

    def test_the_causes_add_up(self):
        same = [post(100 + n, 0, 12 + n, text="Tickets for the winter fair are here") for n in range(5)]
        shown = figures(Noise.of(placed(*self.rows(30), *same), demand(*LONG_AGO)), LATER)
        causes = [shown[f"noise_{cause}"].numerator for cause in ("off_topic", "repeat", "silent")]
        assert shown["noise"].numerator == sum(causes) == 35
        assert causes == [31, 4, 0]

    def test_young_posts_are_told(self):
        part = Noise.of(placed(*self.rows(30)), demand(*LONG_AGO))
        noise = figures(part, START + timedelta(days=29))["noise"]
        assert noise.denominator == 27
        assert "3 more are younger than 72 hours" in noise.sentence

    def test_announcements_pass_up_to_a_tenth(self):
        rows = [row | {"theme": n} for n, row in enumerate(self.rows(30))]
        noise = figures(Noise.of(placed(*rows), demand()), LATER)["noise"]
        assert (noise.numerator, noise.denominator) == (27, 30)
        assert "3 announcements were let pass" in noise.sentence

    def test_deleted_posts_are_not_judged(self):
        rows = self.rows(25, state="deleted")
        assert figures(Noise.of(placed(*rows), demand()), LATER)["noise"].denominator == 0

    def test_channels_apart(self):
        rows = [row | {"channel": "x" if n < 20 else "mail"} for n, row in enumerate(self.rows(30))]
        table = Noise.of(placed(*rows), demand(*LONG_AGO)).by_channel(LATER)
        assert table.select("channel", "broadcasts", "noise").rows() == [("mail", 10, None), ("x", 20, 1.0)]


class TestNearDuplicates:
    def told(self, *texts):
        frame = pl.DataFrame(
            {"post": range(len(texts)), "at": [START + timedelta(hours=n) for n in range(len(texts))]},
            schema={"post": pl.UInt32, "at": TIME},
        )
        return repeats(frame.with_columns(signatures(pl.Series(texts)))).to_list()

    def test_case_links_handles_and_digits_do_not_count(self):
        first = "Our autumn timetable starts on 3 May, look at https://a.example/1 @ann"
        second = "OUR autumn timetable starts on 9 May, look at https://b.example/2 @bob"
        assert self.told(first, second) == [False, True]

    def test_a_few_changed_words_in_a_long_text_are_still_the_same(self):
        words = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
        changed = [*words[:-1], "another"]
        half = [*words[:30], *[f"else{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(30)]]
        assert self.told(" ".join(words), " ".join(changed)) == [False, True]
        assert self.told(" ".join(words), " ".join(half)) == [False, False]

    def test_under_three_words_nothing_is_compared(self):
        assert self.told("Good morning", "Good morning") == [False, False]

    def test_many_times_the_same_are_all_repeats_but_the_first(self):
        assert self.told(*["The fair opens at noon today"] * 40) == [False] + [True] * 39


class TestDemand:
    def test_people_are_counted_once_and_leave_after_ninety_days(self):
        posts = demand((0, 0, 0), (0, 0, 95), (1, 0, 0), (-1, 0, 0)).drop("person")
        asked = demand((0, 1, -10), (0, 1, -5), (0, 2, 0), (0, 3, 10), (1, 1, 5), (-1, 4, -1))
        found = askers_before(posts, asked)
        assert found["askers"].to_list() == [2, 1, 0, 0]
        assert found["before"].to_list() == [True, True, False, False]

    def test_coming_back_within_ninety_days_keeps_a_person(self):
        posts = demand((0, 0, 100)).drop("person")
        assert askers_before(posts, demand((0, 1, -10), (0, 1, 60)))["askers"].to_list() == [1]
        assert askers_before(posts, demand((0, 1, -10), (0, 1, -5)))["askers"].to_list() == [0]
