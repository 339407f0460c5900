import re
from pathlib import Path
from xml.dom.minidom import parseString

import polars as pl
import pytest
from tests.studies.report.harbour import harbour, themes, waiting

from yourturn.core.errors import BadInput
from yourturn.studies.report import BALANCE, Chart, Charts, render

NAMES = ("timeline", "balance", "survival", "waiting", "themes")


def chart(name: str, **changes: object) -> Chart:
    made: Chart = getattr(Charts(harbour(**changes)), name)()
    return made


def svg(one: Chart) -> str:
    return parseString(one._repr_svg_()).toxml()  # noqa: S318 - our own picture


class TestChart:
    @pytest.mark.parametrize("name", NAMES)
    def test_it_shows_its_sentence_its_picture_and_where_it_is_from(self, name: str) -> None:
        one = chart(name)
        html = one._repr_html_()
        assert html.index("<p ") < html.index("<svg") < html.index("<figcaption>Ostrand Harbour Buses")
        assert len(one.sentence) > 20
        assert one.frame.height

    @pytest.mark.parametrize("name", NAMES)
    def test_the_picture_alone_needs_nothing_around_it(self, name: str) -> None:
        picture = svg(chart(name))
        assert "var(--" not in picture
        assert "prefers-color-scheme:dark" in picture
        assert "light-dark" not in picture

    @pytest.mark.parametrize("name", NAMES)
    def test_its_styles_reach_nothing_but_itself(self, name: str) -> None:
        style = re.findall(r"<style>(.*?)</style>", chart(name)._repr_html_())[0]
        selectors = re.findall(r"(?:^|\})([^{}]+)\{", style)
        assert selectors
        assert all(".yt-fig" in part for selector in selectors for part in selector.split(","))

    @pytest.mark.parametrize("name", NAMES)
    def test_its_sentence_stands_in_the_report_too(self, name: str) -> None:
        page = re.sub(r"<[^>]+>", "", render(harbour()))
        assert chart(name).sentence.split(". ")[0] in page.replace("&#34;", '"').replace("&#39;", "'")

    def test_peoples_words_are_shown_and_never_obeyed(self) -> None:
        evil = "</svg><script>alert(1)</script>\u202e"
        bad = themes().with_columns(name=pl.lit(evil))
        for one in (
            chart("themes", themes=bad),
            chart("waiting", waiting=waiting().with_columns(text=pl.lit(evil))),
        ):
            assert "<script" not in one._repr_html_() + one._repr_svg_()
            assert "\u202e" not in one._repr_html_()

    def test_handles_are_in_none(self) -> None:
        handles = [speaker for speaker in waiting()["speaker"] if speaker]
        assert handles
        shown = "".join(chart(name)._repr_html_() for name in NAMES)
        assert not [handle for handle in handles if handle in shown]

    def test_a_fictional_archive_says_so(self) -> None:
        assert "fictional" in chart("timeline", fictional=True)._repr_html_()


class TestBalance:
    def test_every_measure_that_was_computed_has_its_row(self) -> None:
        one = chart("balance")
        assert set(one.frame["name"]) <= set(BALANCE)
        assert svg(one).count('class="lab"') == one.frame.height

    def test_a_measure_without_a_value_says_why_and_has_no_mark(self) -> None:
        lacking = tuple(f for f in harbour().figures if f.value is None and f.name in BALANCE)
        one = chart("balance", figures=lacking)
        assert "<circle" not in svg(one)
        assert all(f.why_not and f.why_not[:20] in one.words for f in lacking)


class TestWithoutData:
    @pytest.mark.parametrize("name", NAMES)
    def test_what_was_not_measured_is_said(self, name: str) -> None:
        nothing = dict.fromkeys(("themes", "survival", "equity", "quotes", "waves", "brief", "meanwhile"))
        one = chart(name, **nothing, figures=(), waiting=waiting().clear(), months=harbour().months.clear())
        assert one.sentence
        assert "<svg" in one._repr_html_()


class TestSaving:
    def test_as_picture_and_as_page(self, tmp_path: Path) -> None:
        one = chart("timeline")
        assert one.save(tmp_path / "a.svg").read_text().startswith("<svg")
        page = one.save(tmp_path / "a.html").read_text()
        assert page.startswith("<!doctype html>")
        assert one._repr_html_() in page

    def test_another_ending_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="neither in"):
            chart("timeline").save(tmp_path / "a.png")
        assert not list(tmp_path.iterdir())
