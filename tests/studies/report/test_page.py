"""The page as a reader gets it: sections, sentences, links, states without data, and its size."""

import re
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.studies.report.harbour import FACTS, figures, harbour, quotes, themes, threads, waiting

from yourturn.core.measures.figure import Figure
from yourturn.studies.report import render

ORDER = [
    "What people have been telling you",
    "What they told you, and since when",
    "Since the last study",
    "While they said it, you were saying this",
    "What they want you to say",
    "Who is still waiting",
    "How fast, and whom, you answered",
    "Talk and listen",
    "Waves, and what set them off",
    "Whose voices are few",
    "What could not be measured",
    "How it was read",
    "The conversations quoted",
]
OPTIONAL = [
    "themes",
    "quotes",
    "survival",
    "equity",
    "waves",
    "broadcasts",
    "voices",
    "brief",
    "meanwhile",
    "languages",
    "since",
]


def titles(page: str) -> list[str]:
    return re.findall(r"<h[12][^>]*>([^<]+)</h[12]>", page)


def only(*names: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures() if figure.name in names)


class TestOrder:
    def test_all_sections_stand_in_order(self) -> None:
        assert titles(render(harbour())) == ORDER

    def test_each_section_begins_with_one_plain_sentence(self) -> None:
        page = render(harbour())
        assert len(re.findall(r'<h2 [^>]*>[^<]+</h2><p class="open">[^<]{20,}</p>', page)) == len(ORDER) - 1

    @pytest.mark.parametrize("name", OPTIONAL)
    def test_a_part_that_was_not_made_is_absent_and_said(self, name: str) -> None:
        page = render(harbour(**{name: None}))
        gone = {
            "themes": ORDER[1],
            "since": ORDER[2],
            "meanwhile": ORDER[3],
            "brief": ORDER[4],
            "waves": ORDER[8],
        }
        assert gone.get(name) not in titles(page)
        if name in {"themes", "brief", "waves", "languages", "voices", "survival", "equity"}:
            assert "this study did not look for it" in page

    @pytest.mark.parametrize(
        "name", [*OPTIONAL, "waiting", "waiting_per_year", "threads", "reading", "months"]
    )
    def test_an_empty_frame_is_survived(self, name: str) -> None:
        whole = harbour()
        assert "<main" in render(replace(whole, **{name: getattr(whole, name).clear()}))

    def test_the_least_a_study_can_give_is_still_a_page(self) -> None:
        least = harbour(**dict.fromkeys(OPTIONAL), figures=(), facts={}, notes=(), not_measured={})
        least = replace(least, waiting=waiting().clear(), threads=threads().clear(), first=None, as_of=None)
        page = render(replace(least, months=least.months.clear(), reading=least.reading.clear()))
        assert titles(page) == [
            ORDER[0],
            "Who is still waiting",
            "What could not be measured",
            "How it was read",
        ]
        assert "Nobody in this archive waits for an answer of yours." in page


class TestLead:
    def test_says_people_things_answers_and_broadcasts(self) -> None:
        text = re.sub(r"<[^>]+>", "", render(harbour()))
        assert "2,060 people wrote. There are 15 things that several of them want, miss or ask." in text
        assert "You answered 1,984 of the 3,224 times somebody waited for an answer." in text
        assert "one in nine was about something they had asked for." in text

    def test_without_themes_it_counts_conversations(self) -> None:
        text = re.sub(r"<[^>]+>", "", render(harbour(themes=None, figures=())))
        assert "2,060 people wrote in 8,211 conversations." in text
        assert "You never answered 2,310 of the 5,090 conversations they opened." in text

    def test_the_timeline_says_what_it_shows_and_names_four_moments(self) -> None:
        page = render(harbour())
        assert (
            'role="img" aria-label="Ostrand Harbour Buses, each month from March 2017 to October 2025.'
            in page
        )
        wide = page.split('<div class="wide-chart">')[1].split("</svg>")[0]
        for words in (
            "February 2023: 206 of 231 people",
            "September 2025: 141 people",
            "March 2018",
            "one post, 61 times",
        ):
            assert words in wide
        assert "no archive, 5 months" in wide
        assert wide.count('class="lead"') == 4

    def test_where_we_never_broadcast_all_our_posts_are_drawn(self) -> None:
        silent = harbour().months.with_columns(broadcasts=pl.lit(0, pl.UInt32))
        page = render(harbour(months=silent))
        assert "Below: your own posts, per month" in page
        assert "Meanwhile you wrote no broadcast." in page


class TestThemes:
    def test_a_row_has_words_people_date_posts_and_what_became_of_it(self) -> None:
        page = render(harbour())
        row = page[page.index("Tell me before I leave the house</bdi>") :].split("</tr>")[0]
        for words in (
            "Could you send a text message an hour before",
            ">412<",
            "March 2018",
            "96 of 300 answered",
            "171 people still waiting",
        ):
            assert words in row

    def test_what_never_had_a_word_is_marked(self) -> None:
        page = render(harbour())
        row = page[page.index("Ramp for wheelchairs at the north stop</bdi>") :].split("</tr>")[0]
        assert "never mentioned" in row
        assert "Three of 15 themes never had a word from you." in page

    def test_what_has_no_room_is_counted(self) -> None:
        page = render(harbour(themes=themes(400)))
        assert "60 more themes" in page
        assert "328 more themes in tables/themes.csv." in page


class TestBrief:
    def line(self, **changed: object) -> str:
        first = (
            harbour()
            .brief.head(1)
            .with_columns(**{name: pl.lit(v, pl.UInt32) for name, v in changed.items()})
        )
        page = render(harbour(brief=first))
        return page[page.index('<ol class="brief">') :].split("</ol>")[0]

    def test_nothing_is_not_drawn(self) -> None:
        line = self.line(questions=7, wants=0)
        assert "7 asked, nobody answered" in line
        assert 'class="q"' in line
        assert 'class="w"' not in line
        assert "0 want" not in line

    def test_one_person_is_one_person(self) -> None:
        assert "1 wants it, not a word from you" in self.line(wants=1)

    def test_sentences_without_an_answer_come_first(self) -> None:
        theme = harbour().brief["theme"][0]
        own = quotes().with_columns(
            label=pl.when(pl.col("sentence") == quotes().filter(pl.col("theme") == theme)["sentence"][-1])
            .then(pl.lit("brief"))
            .otherwise(pl.lit("want"))
        )
        sentence = own.filter(pl.col("label") == "brief")["sentence"][0]
        page = render(harbour(quotes=own))
        line = page[page.index('<ol class="brief">') :].split("</li>")[0]
        assert line.index(sentence[:20]) < line.index("“", line.index(sentence[:20]))
        assert line.split("“")[1].startswith(sentence[:20])


class TestMeanwhile:
    def test_a_month_and_a_post_of_ours_stand_once(self) -> None:
        twice = pl.concat([harbour().meanwhile, harbour().meanwhile])
        page = render(harbour(meanwhile=twice))
        part = page[page.index('<ol class="duo">') :].split("</ol>")[0]
        when = re.findall(r'class="when">([^<]+)<', part)
        assert len(when) == len(set(when)) == len(harbour().meanwhile["month"].unique())


class TestChannels:
    def test_one_that_all_share_is_not_repeated(self) -> None:
        lone = {
            name: getattr(harbour(), name).with_columns(channel=pl.lit("lonesquare"))
            for name in ("quotes", "waiting", "meanwhile")
        }
        assert "lonesquare" not in render(harbour(**lone))
        lone["waiting"] = waiting()
        assert "lonesquare" in render(harbour(**lone))


class TestVoices:
    def test_groups_of_fewer_than_twenty_share_a_line(self) -> None:
        few = pl.DataFrame(
            {
                "kind": ["language"] * 3,
                "group": ["sk", "et", "it"],
                "people": [3, 19, 20],
                "share": [0.0015, 0.0095, 0.01],
                "sentence": ["3 of 2,000 people wrote in the language 'sk'."] * 3,
            },
            schema_overrides={"people": pl.UInt32},
        )
        page = render(harbour(voices=few))
        part = page[page.index('id="voices"') : page.index('id="unmeasured"')]
        assert "2 groups of fewer than 20 people (22 people together): Slovak and Estonian." in part
        assert part.count("<bdi>") == 1


class TestByChannel:
    def test_each_stands_alone_and_too_few_is_no_zero(self) -> None:
        page = render(harbour())
        part = page[page.index('id="m-channels"') :].split("</section>")[0]
        assert (
            "You listen least on forum: 4,100 times of 13,900 somebody spoke and you heard nothing." in part
        )
        (row,) = [row for row in part.split("<tr>") if "mastodon" in row]
        assert row.count("too few") == 3
        assert ">93<" in row
        assert "not said where" in part

    def test_on_one_channel_there_is_nothing_to_tell_apart(self) -> None:
        assert 'id="m-channels"' not in render(harbour(channels=harbour().channels.head(1)))

    def test_few_voices_name_no_channel_as_the_worst(self) -> None:
        few = harbour().channels.with_columns(heard=pl.lit(9, pl.UInt32), unheard=pl.lit(10, pl.UInt32))
        assert "On no channel did people speak often enough" in render(harbour(channels=few))

    def test_us_goes_on_year_by_year_where_two_have_enough(self) -> None:
        assert "Year by year: 91 in 2023 and 80 in 2025." in render(harbour())
        assert "Year by year" not in render(harbour(us_by_year=harbour().us_by_year.head(2)))


class TestWaves:
    def test_the_months_of_a_wave_are_full_though_it_has_days(self) -> None:
        days = (
            harbour()
            .waves.head(1)
            .with_columns(
                first=pl.col("peak_month").dt.offset_by("14d"), last=pl.col("peak_month").dt.offset_by("20d")
            )
        )
        page = render(harbour(waves=days))
        part = page[page.index('class="wave"') :].split("</figure>")[0]
        assert part.count('class="ft"') == 1

    def test_the_sentence_and_the_bar_say_the_same_with_their_denominators(self) -> None:
        page = render(harbour())
        first = page[page.index('class="wave"') :].split("</article>")[0]
        assert "From 1 February to 1 March 2023, 231 people spoke of" in re.sub(r"<[^>]+>", "", first)
        assert "in a calm month before, 34 did. 231 people told you something in February 2023, 206 of them in this wave. You sent 41 broadcasts that month." in first  # fmt: skip
        assert ">206 of 231</text>" in first
        assert "February 2023: 206 of 231 people" in page

    def test_full_colour_is_as_high_as_the_people_of_the_wave(self) -> None:
        page = render(harbour())
        strip = page[page.index('class="wave"') :].split("</figure>")[0]
        rises = [float(rise) for rise in re.findall(r'class="ft" d="M[\d. ]+h[\d.]+v-([\d.]+)', strip)]
        assert len(rises) == 2
        assert rises[0] / rises[1] == pytest.approx(206 / 40, rel=0.01)

    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            (date(2023, 2, 6), date(2023, 2, 12), "From 6 to 12 February 2023, 231"),
            (date(2023, 2, 6), date(2023, 2, 6), "On 6 February 2023, 231"),
            (date(2023, 2, 1), date(2023, 2, 28), "In February 2023, 231"),
            (date(2023, 1, 1), date(2023, 3, 31), "From January 2023 to March 2023, 231"),
        ],
    )
    def test_its_days_are_said(self, first: date, last: date, words: str) -> None:
        wave = harbour().waves.head(1).with_columns(first=pl.lit(first), last=pl.lit(last))
        assert words in render(harbour(waves=wave))

    def test_a_study_of_an_earlier_version_says_only_what_it_knows(self) -> None:
        page = render(harbour(waves=harbour().waves.drop("per_month")))
        assert "of them in this wave" not in page
        assert "You sent 41 broadcasts in February 2023." in page


class TestOneSided:
    def test_only_ours(self) -> None:
        page = re.sub(r"<[^>]+>", "", render(harbour(facts={**FACTS, "people_theirs": 0})))
        assert "Nobody but you speaks in this archive." in page

    def test_without_times_no_date_is_invented(self) -> None:
        page = render(replace(harbour(), first=None))
        assert "No post has a readable time." in page
        assert "without dates" in page


class TestYears:
    def test_a_year_says_of_how_many(self) -> None:
        page = render(harbour())
        row = page[page.index('<th scope="row">2025</th>') :].split("</tr>")[0]
        assert ">151<" in row
        assert ">610<" in row
        none = page[page.index('<th scope="row">2021</th>') :].split("</tr>")[0]
        assert "bar-t" not in none

    def test_the_angry_stand_first_then_the_longest(self) -> None:
        page = render(harbour())
        part = page[page.index('id="waiting"') : page.index('id="answers"')]
        assert part.count("angry with you</span>") == 2
        first, second, third = (
            part.index(words)
            for words in ("You are thieves", "I really hate", "telling you things is a hobby")
        )
        assert first < second < third
        assert "704 people wait for an answer of yours." in part

    def test_without_the_figure_the_list_is_a_lower_bound(self) -> None:
        assert "At least 13 people wait" in render(harbour(figures=()))

    def test_the_silence_is_as_long_as_the_wait(self) -> None:
        page = render(harbour())
        widths = [float(v) for v in re.findall(r'class="quiet"><i style="--v:([\d.]+)"', page)]
        assert max(widths) == 100
        assert widths[2:] == sorted(widths[2:], reverse=True)


class TestMeasures:
    def test_talk_is_drawn_on_one_scale_with_the_unheard(self) -> None:
        page = render(harbour())
        unheard, heard, spoke = (
            float(re.search(rf'class="{name}" style="width:([\d.]+)%"', page)[1])  # type: ignore[index]
            for name in ("unheard", "heard", "spoke")
        )
        assert heard / spoke == pytest.approx(1984 / 3120, abs=0.01)
        assert unheard / spoke == pytest.approx(1240 / 3120, abs=0.01)
        assert "For every eight times you spoke, you heard five." in page

    def test_a_measure_without_value_says_why_and_draws_nothing(self) -> None:
        us = Figure("us_ratio", denominator=12, why_not="not enough to say")
        page = render(harbour(figures=(us,)))
        part = page[page.index('id="m-us"') :].split('<div class="meas"')[0]
        assert "Not measured: not enough to say" in part
        assert 'class="bal"' not in part
        assert "not enough to say: 12 counted, 20 are needed" in page

    def test_a_measure_that_was_not_computed_is_absent(self) -> None:
        page = render(harbour(figures=only("us_ratio")))
        assert 'id="m-us"' in page
        assert 'id="m-noise"' not in page

    def test_all_talk_is_said_without_a_ratio(self) -> None:
        talk = Figure("talk_share", None, 40, 40, why_not="all talk")
        assert "You spoke 40 times and heard nobody." in render(harbour(figures=(talk,)))

    def test_alerts_have_a_shape_and_a_word(self) -> None:
        page = render(harbour())
        assert "Equal for all? No. Answered less often than others" in page
        assert page.count("less often</text>") == 2 * 3
        assert page.count('d="M') > 0

    def test_under_twenty_there_is_no_dot(self) -> None:
        assert "too few to say (33 people)" in render(harbour())


class TestQuotes:
    def test_every_link_leads_somewhere_inside_the_page(self) -> None:
        page = render(harbour())
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert {target[1:] for target in re.findall(r'href="([^"]+)"', page)} <= set(ids)
        assert all(target.startswith("#") for target in re.findall(r'href="([^"]+)"', page))

    def test_a_thread_leads_back_to_where_it_is_quoted(self) -> None:
        page = render(harbour())
        (thread,) = [row for row in page.split("<li>") if 'id="t102"' in row]
        assert 'href="#q-told-0"' in thread
        assert 'href="#q-say-0-0"' in thread

    def test_every_button_opens_a_thread_that_is_there(self) -> None:
        page = render(harbour())
        opens = set(re.findall(r'popovertarget="(t\d+)"', page))
        assert opens == set(re.findall(r'id="(t\d+)" popover', page))
        assert len(opens) > 2

    def test_only_their_words_are_set_as_theirs(self) -> None:
        page = render(harbour(threads=threads().with_columns(side=pl.lit("us"))))
        titles = re.findall(r'<button class="to-talk"[^>]*><span class="(\w*)"', page)
        assert set(titles) == {""}
        assert "said" in re.findall(r'<button class="to-talk"[^>]*><span class="(\w*)"', render(harbour()))

    def test_a_quote_whose_thread_is_missing_has_no_link(self) -> None:
        page = render(harbour(threads=threads().clear()))
        assert "I do not mind that boats break" in page
        assert "Read the conversation" not in page


class TestHandles:
    def test_are_shown_only_when_asked_for(self) -> None:
        speakers = [*quotes()["speaker"], *waiting()["speaker"], "neighbour7"]
        hidden, shown = render(harbour()), render(harbour(), names=True)
        assert not [name for name in speakers if name in hidden]
        assert "someone101" in shown
        assert "@someone101" in shown
        assert "person 2</bdi>" in hidden

    def test_our_own_handle_stays_in_peoples_words(self) -> None:
        own = threads().with_columns(
            text=pl.lit("@ostrandbuses are you there, @neighbour7? mail me at a@b.example")
        )
        page = render(harbour(threads=own))
        assert "@ostrandbuses are you there, @…?" in page
        assert "a@b.example" not in page

    def test_a_handle_that_is_the_organisations_name_stays(self) -> None:
        asked = waiting().with_columns(text=pl.lit("@OstrandHarbourBuses.example hello, and @dana"))
        assert "@OstrandHarbourBuses.example hello, and @…" in render(harbour(waiting=asked))


class TestSize:
    def test_a_large_archive_gives_a_small_page(self) -> None:
        many = (
            pl.concat([waiting()] * 16)
            .head(200)
            .with_columns(text=pl.lit("wort " * 400), conversation=pl.int_range(200, dtype=pl.UInt32))
        )
        long = pl.DataFrame(
            {
                "conversation": [n for n in range(200) for _ in range(30)],
                "post": range(6000),
                "side": "people",
                "speaker": "x",
                "text": "字" * 1200,
            },
            schema_overrides={"conversation": pl.UInt32, "post": pl.UInt32},
        ).with_columns(at=pl.lit(waiting()["since"][0]))
        page = render(
            harbour(themes=themes(400), waiting=many, threads=long, facts={**FACTS, "posts": 3_000_000})
        )
        assert len(page.encode()) < 3_000_000
        assert "150 more waits in tables/waiting.csv." in page
