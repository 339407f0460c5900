from tests.studies.report.harbour import harbour, since_last

from yourturn.studies.report.sections import since


class TestSince:
    def test_without_an_earlier_study_there_is_no_section(self) -> None:
        assert since(harbour(since=None)) is None

    def test_each_kind_is_a_plain_line_under_its_heading(self) -> None:
        section = since(harbour())
        assert section is not None
        assert section.say == (
            "Of themes, by the people in them: 2 stayed, 1 part split off, 1 merged into another, "
            "1 is new and 1 is gone."
        )
        lines = {change.title: change.lines for change in section.changes}
        assert list(lines) == ["Split", "Merged", "New", "Gone", "Stayed"]
        assert lines["Gone"] == ("“paper timetables in the buses”: 9 people last time",)
        assert lines["Stayed"][1] == (
            "“the real departure on the sign”: 305 people, 260 last time, "
            "then called “the sign should tell the truth”"
        )

    def test_a_long_list_is_cut_and_says_so(self) -> None:
        section = since(harbour(since=since_last().filter(kind="new").sample(40, with_replacement=True)))
        assert section is not None
        assert len(section.changes[0].lines) == 12
        assert section.more == section.changes[0].more == 28
