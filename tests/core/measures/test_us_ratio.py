from datetime import timedelta

import polars as pl
import pytest
from tests.core.measures.placed import START, figures, placed, post, run_of

from yourturn.core.measures.us_count import TOKENS, count_i_and_we, count_tokens
from yourturn.core.measures.us_ratio import UsRatio

LATER = START + timedelta(days=60)
NAMES = ("Northwind Trams", "@northwind", "NightLine", "C++ Club")


def counted(text, language="en", names=NAMES):
    posts = pl.DataFrame(
        {"post": [0], "text": [text], "language": [language]}, schema_overrides={"post": pl.UInt32}
    )
    found = count_tokens(posts, names)
    return found.row(0, named=True) if found.height else None


def tokens(text, language="en"):
    found = counted(text, language)
    return found["own"], found["other"]


class TestTokens:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("We won a prize, and our staff is proud", (2, 0)),
            ("Northwind Trams' NightLine, run by @northwind", (3, 0)),
            ("We're here. C++ Club is too", (2, 0)),
            ("You asked @ann and @bob@inst.example", (0, 3)),
            ("We all love trams. Let's ride, all of us", (0, 0)),
            ("We hope you like it", (0, 1)),  # we and you in one clause: taken in
            ("We built it, you ride it", (1, 1)),
            ("Thank you. See you soon", (0, 0)),
            ("Customers like trams", (0, 0)),
            ("The US is large and U.S. trams are few", (0, 0)),
            ("Ride with us. Join US!", (2, 0)),
            ('She wrote “we love our trams” and "we wait"', (0, 0)),
            ("> we wait\nYou asked", (0, 1)),
            ("New trams\n© 2024 Northwind Trams. All rights reserved.", (0, 0)),
            ("Late today ^NW", (0, 0)),
            ("See https://northwind.example/us/our #OurTrams #NightLine", (0, 0)),
            ("Write to us@northwind.example", (0, 0)),
        ],
    )
    def test_english(self, text, expected):
        assert tokens(text) == expected

    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("de", "Wir freuen uns. Kommt ihr? Euer Platz wartet", (2, 2)),
            ("de", "Sie fahren heute. Heute fahren Sie, mit Ihrem Rad", (0, 2)),
            ("de", "Wir alle warten", (0, 0)),
            ("fr", "Nous sommes fiers de notre tram. Vous montez ?", (2, 1)),
            ("nl", "Wij rijden met onze tram. Jullie ook?", (2, 1)),
            ("es", "Abrimos hoy. Estamos contentos. Puedes venir", (2, 1)),
            ("es", "Dos tramos y tres gramos", (0, 0)),
            ("it", "Apriamo oggi. Potete venire", (1, 1)),
        ],
    )
    def test_other_languages(self, language, text, expected):
        assert tokens(text, language) == expected

    def test_a_language_without_forms_is_left_out(self):
        assert counted("Nós abrimos hoje", "pt") is None
        assert counted("We open", None) is None

    def test_the_first_token_decides_a_sentence(self):
        found = counted("You asked us for it. We listened, you ride. It was built. Book now!")
        assert [found[name] for name in TOKENS[2:]] == [4, 1, 1, 2, 1]

    def test_counts_are_per_post(self):
        posts = pl.DataFrame({"post": [4, 9], "text": ["We", "You"], "language": ["en", "en"]})
        table = count_tokens(posts.cast({"post": pl.UInt32}), ()).sort("post")
        assert table.select("post", "own", "other").rows() == [(4, 1, 0), (9, 0, 1)]


class TestReplies:
    def look(self, text, language="en"):
        return count_i_and_we(pl.DataFrame({"text": [text], "language": [language]})).row(0)

    def test_i_and_we(self):
        assert self.look("I'm sorry, I’ll look and we will call")[:2] == (2, 1)
        assert self.look("Ich sehe nach, wir melden uns", "de")[:2] == (1, 2)
        assert self.look("Já vejo", "pt")[:2] == (None, None)

    @pytest.mark.parametrize(
        "text", ["Done ^AB", "Done. /Mo", "Done\n\nAnna", "Done. Kind regards, Mo", "Done - Ida"]
    )
    def test_signed_by_a_person(self, text):
        assert self.look(text)[2]

    @pytest.mark.parametrize("text", ["Done", "Will do - Thanks", "We look into it\nThanks", "See pre-order"])
    def test_not_signed(self, text):
        assert not self.look(text)[2]


def broadcasts(n, text, **more):
    return [post(100 + k, 0, k * 20, text=text, **more) for k in range(n)]


class TestFigures:
    def test_pooled_with_a_half_added_from_fifty_posts(self):
        rows = [*broadcasts(40, "We won. We are proud"), *broadcasts(20, "You can ride. It runs")]
        rows = [{**row, "conversation": n, "key": n} for n, row in enumerate(rows)]
        shown = figures(UsRatio.of(placed(*rows)), LATER)
        ratio = shown["us_ratio"]
        assert (ratio.numerator, ratio.denominator) == (80, 100)
        assert ratio.value == pytest.approx(80.5 / 101)
        assert ratio.low < ratio.value < ratio.high
        assert shown["us_sentences"].value == pytest.approx(80 / 120)
        assert shown["agentless"].value == pytest.approx(20 / 120)

    def test_under_fifty_posts_there_is_not_enough_to_say(self):
        rows = [row | {"key": n} for n, row in enumerate(broadcasts(49, "We won"))]
        assert figures(UsRatio.of(placed(*rows)), LATER)["us_ratio"].why_not == "not enough to say"

    def test_languages_without_forms_are_the_reason(self):
        rows = [row | {"key": n} for n, row in enumerate(broadcasts(60, "Abrimos", language="pt"))]
        why = figures(UsRatio.of(placed(*rows)), LATER)["us_ratio"].why_not
        assert why.startswith("not measured: 60 broadcasts")
        assert "Portuguese" in why

    def test_cross_posts_count_once_and_approximate_languages_are_told(self):
        rows = [
            {**row, "key": n, "channel": channel, "conversation": 200 * k + n}
            for k, channel in enumerate(["x", "mail"])
            for n, row in enumerate(broadcasts(50, "Wir fahren", language="de"))
        ]
        ratio = figures(UsRatio.of(placed(*rows)), LATER)["us_ratio"]
        assert ratio.numerator == 50
        assert "approximate in de" in ratio.sentence

    def test_replies_are_measured_by_i_and_by_their_signature(self):
        question = post(1, 5, 0, labels=["question"])
        rows = run_of(20, question, post(1, 0, 1, parent=0, text="I looked and we found your bag ^MO"))
        shown = figures(UsRatio.of(placed(*rows)), LATER)
        assert (shown["i_share"].numerator, shown["i_share"].denominator) == (20, 40)
        assert shown["signed"].value == 1.0
        assert shown["us_ratio"].denominator == 0

    def test_a_trend_needs_a_hundred_posts_a_year(self):
        rows = [row | {"key": n, "at_h": n} for n, row in enumerate(broadcasts(100, "We won"))]
        table = UsRatio.of(placed(*rows)).trend()
        assert table["year"].to_list() == [2024]
        assert table["us_ratio"].to_list() == [pytest.approx(100.5 / 101)]
        assert UsRatio.of(placed(*rows[:99])).trend()["us_ratio"].to_list() == [None]

    def test_the_same_seed_gives_the_same_interval(self):
        rows = [
            row | {"key": n, "text": "We" if n % 3 else "You"} for n, row in enumerate(broadcasts(60, ""))
        ]
        part = UsRatio.of(placed(*rows))
        assert part.result(LATER, seed=3) == part.result(LATER, seed=3)
