"""Pictures: one scale for both sides, notes that do not cover each other, words that are escaped."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yourturn.studies.report import drawing
from yourturn.studies.report.drawing import Bars, Curve, Interval, Note
from yourturn.studies.report.drawing.notes import lay_out


def year(above: list[int], below: list[int], silent: tuple[int, ...] = ()) -> Bars:
    months = [date(2020 + place // 12, place % 12 + 1, 1) for place in range(len(above))]
    return Bars(months, above, below, [place in silent for place in range(len(above))])


class TestTimeline:
    def test_both_sides_have_the_same_scale(self) -> None:
        _, body = drawing.timeline(year([10, 0], [0, 10]), [], 680)
        up, down = (float(v) for v in re.findall(r"v(-?[\d.]+)h-", body))
        assert up == -down

    def test_the_scale_can_be_shared_by_two_pictures(self) -> None:
        _, small = drawing.timeline(year([10], [1]), [], 680, top=100)
        _, large = drawing.timeline(year([100], [1]), [], 680, top=100)
        heights = [float(re.findall(r'class="ft" d="M[^v]+v-([\d.]+)', body)[0]) for body in (small, large)]
        assert heights[1] == 10 * heights[0]

    def test_few_months_make_no_wall_and_one_person_no_mountain(self) -> None:
        _, body = drawing.timeline(year([1], [1]), [], 1152)
        wide, high = re.findall(r'class="ft" d="M[^h]+h([\d.]+)v-([\d.]+)', body)[0]
        assert float(wide) < 70
        assert float(high) < 40

    def test_without_months_it_says_so(self) -> None:
        assert "No post has a readable time" in drawing.timeline(year([], []), [], 358)[1]

    def test_months_without_archive_are_hatched_and_named(self) -> None:
        _, body = drawing.timeline(year([5] * 24, [5] * 24, (6, 7, 8)), [], 1152)
        assert "no archive, 3 months" in body
        assert "url(#h" in body


class TestNotes:
    def test_none_is_struck_through_by_the_leader_of_another(self) -> None:
        notes = [
            Note(3, "a far month: 13 people", ("said plainly",)),
            Note(1, "a near month: 9 people", ("said",)),
        ]
        placed = lay_out(notes, [5.0, 40.0, 5.0, 60.0] + [5.0] * 20, 14.0, 336.0, 150.0)
        for one in placed:
            for other in placed:
                inside = other.left + 1 < one.at < other.right - 1
                assert not (inside and other.near < one.near)
        assert placed[0].note is notes[0]

    @given(
        st.lists(st.floats(0, 150), min_size=6, max_size=120),
        st.lists(st.tuples(st.integers(0, 5), st.integers(4, 40)), max_size=5),
        st.sampled_from([358, 680, 1152]),
    )
    def test_never_cover_each_other_or_leave_the_picture(
        self, bars: list[float], wanted: list[tuple[int, int]], width: int
    ) -> None:
        notes = [Note(place % len(bars), "x" * long, ("plain words here",)) for place, long in wanted]
        placed = lay_out(notes, bars, width / len(bars), width, 150)
        for one in placed:
            assert one.left >= 0
            for other in placed:
                apart = one.right < other.left or other.right < one.left
                assert one is other or apart or one.near >= other.far or other.near >= one.far


class TestOthers:
    def test_curves_are_labelled_at_their_ends(self) -> None:
        points = [(0.0, 1.0, 1.0, 1.0), (24.0, 0.5, 0.4, 0.6), (168.0, 0.2, 0.1, 0.3)]
        _, body = drawing.waiting_curves([Curve(points, "A<b>"), Curve(points, "B")], 832)
        assert "A&lt;b&gt;" in body
        heights = [float(y) for y in re.findall(r'class="lab halo" x="[\d.]+" y="([\d.]+)"', body)]
        assert abs(heights[0] - heights[1]) >= 30

    def test_an_alert_is_a_diamond_and_bold_words(self) -> None:
        rows = [Interval("a", 0.6, 0.5, 0.7, "44 in 100", True), Interval("b", 1.1, 1.0, 1.2, "70 in 100")]
        _, body = drawing.intervals(rows, 832)
        assert body.count("l7 7l-7 7") == 1
        assert body.count("<circle") == 1

    def test_a_sparkline_of_nothing_or_one_value_is_drawn(self) -> None:
        assert "<svg" in drawing.spark([], "none")
        assert "circle" in drawing.spark([4], "one")
