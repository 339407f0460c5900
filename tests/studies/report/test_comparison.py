"""Two studies side by side: chance, one scale, and what is missing on one side."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.studies.report.harbour import figures, harbour

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.stats import wilson
from yourturn.studies.report import write_comparison
from yourturn.studies.report.compared import compare

NAMES = ("A", "B")


def share(name: str, above: int, below: int) -> Figure:
    return Figure(name, above / below, above, below, *wilson(above, below), "share")


class TestChance:
    def test_a_large_difference_is_more_than_chance(self) -> None:
        (one,) = compare([share("noise", 900, 1000)], [share("noise", 500, 1000)], NAMES)
        assert one.sure is True
        assert one.words == "More for A, and more than chance (p\u00a0<\u00a0.001)."

    def test_a_small_difference_could_be_chance(self) -> None:
        (one,) = compare([share("noise", 50, 100)], [share("noise", 52, 100)], NAMES)
        assert one.sure is False
        assert "could be chance" in one.words

    def test_many_measures_ask_more_of_each(self) -> None:
        pair = share("noise", 50, 100), share("noise", 65, 100)
        alone = compare([pair[0]], [pair[1]], NAMES)[0]
        others = [share(f"m{n}", 50, 100) for n in range(20)]
        among = next(c for c in compare([pair[0], *others], [pair[1], *others], NAMES) if c.name == "noise")
        assert alone.sure
        assert not among.sure

    def test_without_interval_or_value_nothing_is_claimed(self) -> None:
        count = Figure("open_now", 7.0, unit="people")
        none = Figure("gap", None, why_not="too few")
        both = compare([count, none], [replace(count, value=9.0), share("gap", 1, 2)], NAMES)
        assert [one.sure for one in both] == [None, None]
        assert both[0].words == "More for B; no interval, so chance cannot be judged."
        assert both[1].words == "Measured for B only."


class TestPage:
    def test_both_names_pictures_and_differences_stand_on_one_page(self, tmp_path: Path) -> None:
        other = tuple(
            replace(f, value=0.9, low=0.88, high=0.92) if f.name == "noise" else f for f in figures()
        )
        page = write_comparison(
            harbour(), harbour(name="Vesterby <i>Trams", figures=other), tmp_path
        ).read_text()
        assert "Vesterby &lt;i&gt;Trams" in page
        assert "<i>Trams" not in page
        assert "One of" in page
        assert "someone101" not in page
        heads = re.findall(r"<h2[^>]*>([^<]+)<", page)
        assert heads == [
            "Who spoke, and who posted",
            "What people told each",
            "How long people waited",
            "Measure by measure",
            "What could not be measured",
        ]

    def test_two_periods_are_named_by_their_months(self, tmp_path: Path) -> None:
        early = harbour(as_of=harbour().as_of.replace(year=2021))  # type: ignore[union-attr]
        write_comparison(early, harbour(), tmp_path)
        written = json.loads((tmp_path / "comparison.json").read_text())
        assert written["a"]["called"] == "March 2017 to October 2021"
        assert "in both" in (tmp_path / "comparison.html").read_text()

    @pytest.mark.parametrize("gone", [("survival",), ("themes",), ("survival", "themes", "waves", "quotes")])
    def test_what_one_side_lacks_is_left_out(self, tmp_path: Path, gone: tuple[str, ...]) -> None:
        less = harbour(name="B", figures=(), **dict.fromkeys(gone))
        page = write_comparison(harbour(), less, tmp_path).read_text()
        assert "No measure has an interval in both" in page

    def test_the_numbers_stand_in_json(self, tmp_path: Path) -> None:
        write_comparison(harbour(), harbour(name="B"), tmp_path)
        noise = json.loads((tmp_path / "comparison.json").read_text())["measures"]["noise"]
        assert noise["a"]["numerator"] == noise["b"]["numerator"] == 1450
        assert noise["difference"] == 0

    def test_what_has_no_value_is_no_number_in_bold_and_says_what_was_counted(self, tmp_path: Path) -> None:
        few = Figure("us_ratio", denominator=30, unit="share", why_not="not enough to say")
        write_comparison(harbour(figures=(few,)), harbour(figures=(few,)), tmp_path)
        page = (tmp_path / "comparison.html").read_text()
        assert (
            page.count('<span class="nm">not enough to say</span><span class="meta">30 counted</span>') == 2
        )
