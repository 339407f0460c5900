"""The lists of the day: who waits, in which order, exactly counted, in few queries, and for nobody else's eyes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.database import CLOCK
from tests.web.library import a_day, open_library
from tests.web.people import colleague

from yourturn.actions import needs
from yourturn.store import access
from yourturn.store.inbox import inbox
from yourturn.store.inbox_filters import Filters, filters_of
from yourturn.store.models import Channel, Need, Post
from yourturn.store.sidebar import sidebar
from yourturn.store.tally import tally


@pytest.fixture
def library():
    return a_day(CLOCK())


def names(rows):
    return [row.name for row in rows]


class TestWaiting:
    def test_angry_people_and_broken_promises_stand_first_then_the_longest(self, library):
        page = inbox(library.sight(), "waiting", Filters(), library.now)
        assert names(page.first) == ["Nora Finch"]
        assert [(one.name, one.late_days) for one in page.owed] == [("Kim Aubrey", 6)]
        assert names(page.rows)[:2] == ["Rosa Quill", "Jonathan Weir"]
        since = [row.since for row in page.rows]
        assert since == sorted(since)
        assert page.after is None

    def test_the_counts_are_those_of_the_rows(self, library):
        counts = tally(library.sight(), library.now)
        page = inbox(library.sight(), "waiting", Filters(), library.now)
        assert counts.waiting == len(page.first) + len(page.rows) == counts.people
        assert (counts.put_off, counts.asked, counts.never) == (1, 1, 0)
        assert counts.since == min(row.since for row in (*page.first, *page.rows))
        assert counts.done == len(inbox(library.sight(), "done", Filters(), library.now).rows)

    def test_pages_follow_each_other_without_a_gap_or_a_repeat(self, library):
        whole = names(inbox(library.sight(), "waiting", Filters(), library.now).rows)
        after, seen = None, []
        for _ in range(20):
            page = inbox(library.sight(), "waiting", Filters(), library.now, after, size=4)
            seen += names(page.rows)
            after = page.after
            if after is None:
                break
        assert seen == whole

    def test_a_row_says_what_was_between_us_before(self, library):
        row = inbox(library.sight(), "waiting", Filters(), library.now).first[0]
        assert (row.others, row.before.wrote, row.before.waited, row.before.answered) == (3, 2, 1, 0)

    def test_what_is_put_off_stands_apart_and_comes_back(self, library):
        need = library.need("study room")
        needs.snooze(library.sight(), [need], "hour", library.now)
        assert "Walt" not in names(inbox(library.sight(), "waiting", Filters(), library.now).rows)
        assert "Walt" in names(inbox(library.sight(), "put_off", Filters(), library.now).rows)
        later = library.now + timedelta(hours=2)
        assert "Walt" in names(inbox(library.sight(), "waiting", Filters(), later).rows)

    def test_never_answered_is_counted_by_year_and_stands_apart(self, library):
        Need.objects.filter(pk=library.need("study room")).update(
            never=True, since=library.now.replace(year=2023)
        )
        page = inbox(library.sight(), "never", Filters(), library.now)
        assert page.years == ((2023, 1),)
        assert names(page.rows) == ["Walt"]
        assert "Walt" not in names(inbox(library.sight(), "waiting", Filters(), library.now).rows)

    def test_who_may_see_another_channel_sees_nothing_of_this_one(self, library):
        other = access.sight_of(colleague("Cleo", "admin", (library.mail,)))
        assert tally(other, library.now).talks == 0
        for view in ("waiting", "asked", "done", "all", "put_off", "never"):
            page = inbox(other, view, Filters(), library.now)
            assert (page.first, page.rows, page.owed) == ((), (), ())
        assert [one.name for one in sidebar(other, library.now).channels] == [
            Channel.objects.get(pk=library.mail).name
        ]

    def test_an_empty_house_has_empty_lists(self):
        library = open_library(CLOCK())
        assert tally(library.sight(), library.now).since is None
        assert inbox(library.sight(), "waiting", Filters(), library.now).rows == ()


class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"kind": "angry"}, ["Nora Finch"]),
            ({"words": "printer"}, ["Ines Duarte"]),
            ({"words": "weir"}, ["Jonathan Weir"]),
            ({"language": "ar"}, ["سلمى الخطيب"]),
            ({"label": "1"}, None),
        ],
    )
    def test_each_narrows_to_whom_it_says(self, library, asked, found):
        page = inbox(library.sight(), "waiting", filters_of(asked), library.now)
        got = names((*page.first, *page.rows))
        assert page.found == len(got)
        assert found is None or got == found

    def test_who_has_it(self, library):
        mine = inbox(library.sight("ben"), "waiting", filters_of({"who": str(library.ben)}), library.now)
        assert names(mine.rows) == ["Ines Duarte"]
        nobody = inbox(library.sight(), "waiting", filters_of({"who": "0"}), library.now)
        assert "Ines Duarte" not in names(nobody.rows)

    def test_what_means_nothing_narrows_nothing(self):
        assert not filters_of({"channel": "x", "who": "", "year": "-1", "label": "9" * 40})

    def test_a_query_says_again_what_was_asked(self):
        asked = filters_of({"kind": "want", "who": "0", "words": "a b"})
        assert filters_of(asked.query()) == asked


class TestQueries:
    @pytest.mark.parametrize("view", ["waiting", "asked", "done", "all", "put_off", "never"])
    def test_a_list_takes_at_most_eight_queries_however_long_it_is(self, library, view):
        sight = library.sight()
        with CaptureQueriesContext(connection) as asked:
            inbox(sight, view, Filters(), library.now)
            sidebar(sight, library.now)
        assert len(asked) <= 8

    def test_a_deleted_post_leaves_its_row_without_words(self, library):
        Post.objects.filter(text__contains="study room").update(text="", state="deleted")
        row = next(
            one
            for one in inbox(library.sight(), "waiting", Filters(), library.now).rows
            if one.name == "Walt"
        )
        assert row.gone
        assert row.said == ""
