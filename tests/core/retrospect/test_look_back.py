from datetime import timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.core.archive import START
from tests.core.retrospect.told import (
    DAY,
    DOGS,
    NIGHT,
    THEMES,
    WIFI,
    look_back,
    month,
    ours,
    partition,
    said,
)

from yourturn.core.retrospect import Retrospect, Threads
from yourturn.core.retrospect.candidates import PER_GROUP, Candidates

AT = "Datetime(time_unit='us', time_zone='UTC')"
CONTRACT = {
    "months": {
        "month": "Date",
        **dict.fromkeys(("people", "broadcasts", "posts_people", "posts_us"), "UInt32"),
        "silent": "Boolean",
    },
    "themes": {
        **dict.fromkeys(("id", "name", "language"), "String"),
        **dict.fromkeys(("people", "posts", "wants", "questions", "complaints"), "UInt32"),
        **dict.fromkeys(("first_said", "last_said"), AT),
        "peak_month": "Date",
        **dict.fromkeys(("needs", "answered", "waiting", "our_posts", "our_replies"), "UInt32"),
        "per_half_year": "List(UInt32)",
        "talk": "String",
        "z": "Float64",
        "theme": "Int32",
    },
    "quotes": {
        "theme": "String",
        **dict.fromkeys(("post", "conversation"), "UInt32"),
        **dict.fromkeys(("sentence", "statement", "label", "speaker", "channel"), "String"),
        "at": AT,
        "answered": "Boolean",
    },
    "threads": {
        **dict.fromkeys(("conversation", "post"), "UInt32"),
        **dict.fromkeys(("side", "speaker"), "String"),
        "at": AT,
        "text": "String",
    },
    "waiting": {
        **dict.fromkeys(("post", "conversation"), "UInt32"),
        **dict.fromkeys(("speaker", "channel"), "String"),
        "since": AT,
        "waited_s": "Float64",
        "text": "String",
        **dict.fromkeys(("hostile", "never"), "Boolean"),
    },
    "waiting_per_year": {"year": "Int32", "people": "UInt32", "asked": "UInt32"},
    "waves": {
        **dict.fromkeys(("peak_month", "first", "last"), "Date"),
        "people": "UInt32",
        "per_month": "List(UInt32)",
        "usual": "Float64",
        "names": "List(String)",
        "broadcasts": "UInt32",
        "set_off": "String",
        "quotes": "List(String)",
        "conversations": "List(UInt32)",
    },
    "brief": {
        "theme": "String",
        **dict.fromkeys(("people", "questions", "wants"), "UInt32"),
        "channels": "List(String)",
        "counts": "List(UInt32)",
    },
    "meanwhile": {
        "month": "Date",
        "theme": "String",
        "people": "UInt32",
        "sentence": "String",
        "conversation": "UInt32",
        **dict.fromkeys(("channel", "ours"), "String"),
        "times": "UInt32",
    },
    "broadcasts": {"theme": "String", "broadcasts": "UInt32", "people": "UInt32"},
}

people_say = st.builds(
    said,
    st.integers(1, 6),
    st.one_of(st.integers(1, 5), st.none()),
    st.integers(0, 300 * DAY),
    st.tuples(st.sampled_from(["want", "question", "complaint"]), st.integers(-1, 2)),
    labels=st.sampled_from([(), ("hostile_us",)]),
    sentence=st.sampled_from(
        ["Let the boat wait for the late bus, please.", "no.", "Why does it never wait for us?"]
    ),
)
we_say = st.builds(
    ours,
    st.integers(1, 9),
    st.integers(0, 300 * DAY),
    theme=st.integers(-1, 2),
    text=st.sampled_from(["Mugs", "New mugs"]),
)
rows = st.lists(st.one_of(people_say, people_say, we_say), min_size=1, max_size=40)


def finished(part, posts, as_of):
    told = part.result(THEMES, posts["at"].min(), as_of)
    return told.with_threads(Threads.of(posts, told.conversations, told.broadcast_posts))


class TestLaws:
    @settings(deadline=None, max_examples=8)
    @given(rows, st.integers(2, 6))
    def test_parts_add_up_and_order_of_rows_is_nothing(self, drawn, cut):
        posts, statements, waits = partition(*drawn, as_of_h=400 * DAY)
        as_of = START + timedelta(days=400)
        whole = finished(Retrospect.of(posts, statements, waits), posts, as_of)
        low, high = pl.col("conversation") < cut, pl.col("conversation") >= cut
        halves = [
            Retrospect.of(*(frame.filter(side) for frame in (posts, statements, waits)))
            for side in (low, high)
        ]
        for part in (halves[0] + halves[1], halves[1] + halves[0]):
            again = finished(part, posts, as_of)
            for name in CONTRACT:
                assert_frame_equal(getattr(again, name), getattr(whole, name))
        shuffled = [frame.sample(fraction=1, shuffle=True, seed=cut) for frame in (statements, waits)]
        mixed = finished(Retrospect.of(posts, *shuffled), posts, as_of)
        for name in CONTRACT:
            assert_frame_equal(getattr(mixed, name), getattr(whole, name))

    def test_the_choice_of_sentences_does_not_depend_on_the_cut(self):
        rows = [
            said(
                n,
                n % 17 + 1,
                n,
                ("want", NIGHT),
                sentence=f"{'Please, ' * (n % 5)}let boat {n % 23} leave at night.",
            )
            for n in range(1, 80)
        ]
        posts, statements, waits = partition(*rows)
        whole = Candidates.of(posts, statements, waits).best()
        low, high = pl.col("conversation") < 30, pl.col("conversation") >= 30
        one, two = (
            Candidates.of(*(frame.filter(side) for frame in (posts, statements, waits)))
            for side in (low, high)
        )
        assert whole.height == PER_GROUP
        assert whole["who"].n_unique() == PER_GROUP
        assert_frame_equal((two + one).best(), whole)

    def test_the_frames_are_those_of_the_findings(self):
        told = look_back(said(1, 5, 0, ("want", NIGHT)), ours(2, 1), said(3, 6, 2, labels=["hostile_us"]))
        for name, columns in CONTRACT.items():
            assert {column: str(kind) for column, kind in getattr(told, name).schema.items()} == columns, name

    def test_nothing_at_all_gives_empty_frames(self):
        posts, statements, waits = partition(said(1, 5, 0))
        part = Retrospect.of(posts.clear(), statements, waits.clear())
        told = part.result(THEMES.clear(), None, START)
        assert told.themes.is_empty()
        assert told.waves.is_empty()
        assert told.months.height == 1


class TestThemes:
    def test_a_person_counts_once_and_a_post_once_per_kind(self):
        told = look_back(
            said(1, 5, 0, ("want", NIGHT), ("want", NIGHT)),
            said(2, 5, 40 * DAY, ("want", NIGHT)),
            said(3, 6, 41 * DAY, ("question", NIGHT), ("complaint", NIGHT)),
        )
        (row,) = told.themes.to_dicts()
        assert (row["id"], row["people"], row["posts"]) == ("night", 2, 3)
        assert (row["wants"], row["questions"], row["complaints"]) == (2, 1, 1)
        assert row["first_said"] == START
        assert row["last_said"] == START + timedelta(days=41)
        assert row["peak_month"] == month(2024, 4)

    def test_unknown_authors_of_a_conversation_are_one_person(self):
        told = look_back(
            said(1, None, 0, ("want", DOGS)),
            said(1, None, 1, ("want", DOGS)),
            said(2, None, 2, ("want", DOGS)),
        )
        assert told.themes["people"].to_list() == [2]

    def test_a_wait_is_about_every_theme_spoken_of_while_it_lasted(self):
        told = look_back(
            said(1, 5, 0, ("question", NIGHT)),
            said(1, 5, 1, ("want", DOGS)),
            ours(1, 5, parent=0, text="The last boat leaves at ten, and at eleven on Saturdays"),
            said(1, 5, 9, ("want", WIFI)),
            said(2, 6, 10, ("want", DOGS)),
        )
        table = {row["id"]: row for row in told.themes.to_dicts()}
        assert [(table[name]["needs"], table[name]["answered"]) for name in ("night", "dogs", "wifi")] == [
            (1, 1),
            (2, 1),
            (1, 0),
        ]
        assert [table[name]["waiting"] for name in ("night", "dogs", "wifi")] == [0, 1, 1]
        assert table["night"]["our_replies"] == 1
        assert table["dogs"]["our_replies"] == 0

    def test_half_years_run_from_the_first_post_to_the_last(self):
        told = look_back(
            said(1, 5, 0, ("want", NIGHT)),
            said(2, 6, 1, ("want", NIGHT)),
            said(3, 5, 400 * DAY, ("want", NIGHT)),
            as_of_h=500 * DAY,
        )
        assert told.themes["per_half_year"].to_list() == [[2, 0, 1, 0]]

    def test_the_gap_joins_by_the_row_of_the_model(self):
        gap = pl.DataFrame({"theme": [WIFI, NIGHT], "talk": ["over", "under"], "z": [-3.0, 2.5]})
        told = look_back(said(1, 5, 0, ("want", NIGHT)), said(2, 5, 0, ("want", DOGS)), gap=gap)
        talk = {row["id"]: (row["talk"], row["z"]) for row in told.themes.to_dicts()}
        assert talk == {"night": ("under", 2.5), "dogs": (None, None)}


class TestBroadcasts:
    def test_a_cross_post_counts_once_and_the_next_day_again(self):
        told = look_back(
            said(1, 5, 0, ("want", NIGHT)),
            ours(2, 1, theme=NIGHT),
            ours(3, 2, theme=NIGHT),
            ours(4, 30, theme=NIGHT),
            ours(5, 40, theme=-1, text="Something else entirely about our mugs"),
        )
        assert told.broadcasts.to_dicts() == [
            {"theme": "boat after midnight", "broadcasts": 2, "people": 1},
            {"theme": None, "broadcasts": 1, "people": 0},
        ]
        assert told.themes["our_posts"].to_list() == [2]
        assert told.months["broadcasts"].to_list() == [3, 0, 0]

    def test_an_ask_is_no_broadcast(self):
        told = look_back(said(1, 5, 0, ("want", NIGHT)), ours(2, 1, theme=NIGHT, labels=["ask"]))
        assert told.broadcasts.is_empty()
        assert told.themes["our_posts"].to_list() == [0]


class TestBrief:
    def test_questions_nobody_answered_and_wants_without_a_word(self):
        told = look_back(
            said(1, 5, 0, ("question", NIGHT)),
            said(2, 6, 0, ("question", NIGHT)),
            ours(2, 3, parent=1, text="The last boat leaves at ten on every day"),
            said(3, 7, 0, ("want", NIGHT)),
            said(4, 8, 0, ("want", NIGHT), ("question", NIGHT)),
        )
        assert told.brief.to_dicts() == [
            {"theme": "night", "people": 3, "questions": 2, "wants": 2, "channels": ["forum"], "counts": [3]}
        ]
        assert told.quotes.filter(pl.col("label") == "brief")["post"].to_list() == [0]

    @pytest.mark.parametrize(("at_h", "wants"), [(5 * DAY, 0), (-5 * DAY, 1)])
    def test_a_later_broadcast_about_it_is_a_word(self, at_h, wants):
        told = look_back(said(1, 5, 0, ("want", NIGHT)), ours(2, at_h, theme=NIGHT))
        assert told.brief["wants"].to_list() == [1] * wants

    def test_a_person_who_helped_answered_a_question_outside_our_spaces(self):
        told = look_back(
            {**said(1, 5, 0, ("question", WIFI)), "channel": "mastodon", "mentions_us": False},
            {**said(1, 6, 1, parent=0), "channel": "mastodon"},
            {**said(2, 7, 0, ("question", WIFI)), "channel": "mastodon", "mentions_us": False},
        )
        assert told.brief.select("questions", "channels").rows() == [(1, ["mastodon"])]


class TestQuotes:
    def test_two_a_person_and_every_year_before_a_second_of_one(self):
        lines = [
            f"I wish the boat number {word} left after midnight." for word in ("one", "two", "six", "ten")
        ]
        told = look_back(
            *[said(n, 5, n, ("want", NIGHT), sentence=line) for n, line in enumerate(lines)],
            *[
                said(10 + n, 20 + n, n, ("want", NIGHT), sentence=f"Please, a boat at {n} at night.")
                for n in range(9)
            ],
            said(40, 40, 400 * DAY, ("want", NIGHT), sentence="ok then"),
            as_of_h=500 * DAY,
        )
        chosen = told.quotes.filter(pl.col("label") == "want")
        assert chosen.height == 6
        assert chosen["sentence"].str.starts_with("I wish").sum() <= 2
        assert "ok then" in chosen["sentence"]

    def test_a_sentence_is_preferred_that_stands_alone(self):
        good = "I would like a boat that leaves after midnight on a Saturday."
        noise = "see https://example.org/x_y?z={1} boat after midnight"
        told = look_back(
            *[said(n, n, n, ("want", NIGHT), sentence=f"{noise} {n}") for n in range(1, 9)],
            said(20, 20, 9, ("want", NIGHT), sentence=good),
        )
        assert good in told.quotes["sentence"].to_list()

    def test_handles_are_shown_only_where_they_are_given(self):
        speakers = pl.DataFrame(
            {"person": [0, 5], "speaker": ["us", "dana"]}, schema_overrides={"person": pl.UInt32}
        )
        rows = (said(1, 5, 0, ("want", NIGHT)), ours(1, 1, parent=0, text="No."))
        assert look_back(*rows).quotes["speaker"].to_list() == [None]
        assert look_back(*rows, speakers=speakers).quotes["speaker"].to_list() == ["dana"]


class TestMeanwhile:
    def test_a_sentence_stands_beside_the_commonest_broadcast_of_its_month(self):
        told = look_back(
            *[said(n, n, n, ("want", NIGHT)) for n in range(1, 4)],
            said(9, 9, 40 * DAY, ("want", NIGHT)),
            ours(20, 0, text="Our mugs are back in the shop again"),
            ours(21, 2 * DAY, text="Our mugs are back in the shop again"),
            ours(22, 1, text="We are nominated for the brand award"),
        )
        (row,) = told.meanwhile.to_dicts()
        assert (row["month"], row["theme"], row["people"]) == (month(2024, 3), "night", 3)
        assert (row["ours"], row["times"]) == ("Our mugs are back in the shop again", 2)
        assert row["sentence"] == "I really wish the last boat left after midnight on Saturdays."

    def test_a_theme_without_a_broadcast_in_its_months_is_left_out(self):
        assert look_back(said(1, 5, 0, ("want", NIGHT)), ours(2, 40 * DAY)).meanwhile.is_empty()


class TestMonths:
    def test_people_with_a_demand_and_silence(self):
        told = look_back(
            said(1, 5, 0, ("question", NIGHT)),
            said(2, 5, 1, ("want", NIGHT)),
            said(3, 6, 2, labels=["praise"]),
            ours(4, 3),
            said(5, 7, 70 * DAY, ("want", NIGHT)),
            as_of_h=80 * DAY,
        )
        assert told.months.select("people", "broadcasts", "posts_people", "posts_us", "silent").rows() == [
            (1, 1, 3, 1, False),
            (0, 0, 0, 0, True),
            (1, 0, 1, 0, False),
        ]


class TestWaiting:
    def test_hostile_ones_first_then_the_longest(self):
        told = look_back(
            said(1, 5, 30 * DAY, ("want", NIGHT)),
            said(2, 6, 0, ("want", NIGHT)),
            said(3, 7, 50 * DAY, labels=["hostile_us"], text="I hate you lot"),
            said(4, 8, 0, ("want", NIGHT)),
            ours(4, 1, parent=3, text="It will leave at one from May on, promised"),
        )
        assert told.waiting.select("conversation", "hostile", "never").rows() == [
            (3, True, False),
            (2, False, True),
            (1, False, True),
        ]
        assert told.waiting["text"][0] == "I hate you lot"
        assert told.waiting_per_year.rows() == [(2024, 2, 4)]

    def test_at_most_200_and_not_all_of_them_hostile(self):
        rows = [said(n, n, n, labels=["hostile_us"]) for n in range(1, 151)]
        told = look_back(*rows, *[said(n, n, n, ("want", NIGHT)) for n in range(200, 400)])
        assert told.waiting.height == 200
        assert told.waiting["hostile"].sum() == 100


class TestThreads:
    def test_every_quoted_conversation_is_there_cut(self):
        told = look_back(
            said(1, 5, 0, ("want", NIGHT), text="x" * 5_000),
            *[ours(1, hour, parent=0) for hour in range(1, 40)],
            ours(2, 1),
        )
        assert told.threads["conversation"].unique().to_list() == [1]
        assert told.threads.height == 30
        assert told.threads["text"].str.len_chars().max() == 1_200
        assert told.threads["side"].to_list()[:2] == ["people", "us"]
