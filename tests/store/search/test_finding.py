"""What a search finds: the same posts on both databases, and nothing that may not be seen."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.store.organisation import NOON
from tests.store.search.archive import archive, sight_of

from yourturn.core.queries import parse
from yourturn.store import search as searching
from yourturn.store.models import Conversation, Label, Labelled, Post, User
from yourturn.store.search import Unknown, search

NOW = NOON + timedelta(days=500)

QUERIES = {
    "boat": {1, 2, 3},
    '"last boat"': {1, 2},
    "boat*": {1, 2, 3, 17},
    "last boat -storm": {1, 3},
    '"boat last"': set(),
    "cancelled": {2, 3},
    "CANCELLED storm": {2},
    "#pier4": {3, 16},
    "pier4": {3, 16},
    "@seagull": {16},
    "22:10": {17},
    '"22 10"': {17},
    "mei@mail.example": {16},
    "連絡船": {4},
    "最終便": {4},
    "船": {4, 5},
    "渡轮": {5},
    "开船": {5},
    "паром": {6, 18},
    "еще": {6},
    "ПАРОМ -остров": {6},
    '"последний паром"': {6},
    "القارب": {7},
    "الاخير": {7},
    "ultima balsa": {8},
    "nao situacao": {8},
    "strasse": {9},
    "fahre": {9},
    "GROSS": {9},
    "mañana": {10},
    "manana último": {10},
    "마지막": {11},
    "환불": {11},
    "iskeleden": {12},
    "isiklar": {12},
    "lodzi": {13},
    "spoznil prom": {13},
    "สุดท้าย": {14},
    "creme ile": {15},
    '"dernier bateau"': {15},
    "person:ana boat": {1, 3},
    "person:brandao последний": set(),
    "person:美玲": {4, 5, 11, 16},
    "person:@omar_k": {7, 12, 17},
    "after:2027": {15, 16, 17, 18},
    "before:2026-05-03 boat": {1, 2},
    "channel:harbour lift": {16},
    "channel:fake lift": {16},
    "language:ru паром": {6, 18},
}


@pytest.fixture
def here():
    return archive()[0]


def found(sight, query, **more):
    result = search(sight, parse(query), NOW, **more)
    ids = {post.id for talk in result.talks for post in talk.posts}
    names = Post.objects.filter(id__in=ids).values_list("space", "external_id")
    return {int(name.removeprefix("p")) if space == "posts" else f"{space} {name}" for space, name in names}


class TestSearch:
    def test_the_same_posts_are_found_on_both_databases(self, here):
        got = {query: found(sight_of(here), query) for query in QUERIES}
        assert got == QUERIES

    def test_another_channel_is_not_there(self, here):
        there = Conversation.objects.exclude(channel=here).get().channel_id
        assert found(sight_of(there), '"last boat"') == {"council p1"}
        assert found(sight_of(), "boat") == set()
        result = search(sight_of(here), parse("last boat"), NOW)
        assert (result.totals.posts, result.totals.talks) == (3, 1)
        assert search(sight_of(here), parse("channel:council boat"), NOW).unknown == (
            Unknown("channel", "council"),
        )

    def test_people_come_first_and_only_where_they_may_be_seen(self, here):
        result = search(sight_of(here), parse("ana"), NOW)
        assert [(one.name, one.posts) for one in result.people] == [("Ana Brandão", 6)]
        assert [one.name for one in searching.people_named(sight_of(here), parse("юр").phrases)] == ["Юрий"]
        there = Conversation.objects.exclude(channel=here).get().channel_id
        assert searching.people_named(sight_of(there), parse("ana").phrases) == ()
        assert [one.posts for one in searching.people_named(sight_of(there), parse("@omar_k").phrases)] == [1]

    def test_posts_are_grouped_marked_and_counted(self, here):
        result = search(sight_of(here), parse('"last boat"'), NOW)
        (talk,) = result.talks
        assert [[piece.text for piece in post.pieces if piece.found] for post in talk.posts] == [
            ["last boat"]
        ] * 2
        assert (talk.total, talk.more, [post.side for post in talk.posts]) == (3, 0, ["people", "us"])
        totals = result.totals
        assert (totals.people, totals.theirs, totals.ours, totals.waited) == (1, 1, 1, 1)
        assert [(year.year, year.theirs, year.ours) for year in totals.years] == [(2026, 1, 1)]

    def test_years_between_are_empty_and_not_left_out(self, here):
        years = search(sight_of(here), parse("person:ana паром"), NOW).totals.years
        assert [(year.year, year.theirs) for year in years] == [(2027, 1)]
        years = search(sight_of(here), parse("boat*"), NOW).totals.years
        assert [(year.year, year.theirs, year.ours) for year in years] == [(2026, 2, 1), (2027, 1, 0)]

    def test_best_match_newest_and_longest_wait_are_three_orders(self, here):
        orders = {
            order: search(sight_of(here), parse("паром"), NOW, order=order) for order in ("best", "newest")
        }
        assert orders["best"].order == "best"
        assert [talk.last_at for talk in orders["newest"].talks] == [
            NOON + timedelta(days=403), NOON + timedelta(days=5),
        ]  # fmt: skip
        waiting = search(sight_of(here), parse("channel:harbour"), NOW, order="waiting")
        since = [talk.since for talk in waiting.talks if talk.turn == "ours"]
        assert since == sorted(since)
        assert len(since) > 5

    def test_without_words_the_newest_come_first(self, here):
        assert search(sight_of(here), parse("person:ana"), NOW).order == "newest"

    def test_a_team_label_and_a_heard_label_both_narrow(self, here):
        talk = Post.objects.get(external_id="p8").conversation_id
        user = User.objects.create(email="a@example.org", name="Ada", created_at=NOON)
        label = Label.objects.create(name="Night boats")
        Labelled.objects.create(conversation_id=talk, label=label, by=user, at=NOON)
        assert found(sight_of(here), 'label:"night boats"') == {8}
        assert {6, 7} <= found(sight_of(here), "label:question") | found(
            sight_of(here), "label:complaint"
        ) | {6, 7}
        assert search(sight_of(here), parse("label:nonsense boat"), NOW).unknown == (
            Unknown("label", "nonsense"),
        )
        assert search(sight_of(here), parse("theme:boats"), NOW).unknown == (Unknown("theme", "boats"),)

    def test_of_very_many_the_newest_come_first_and_nothing_is_counted(self, here):
        for query in ("boat*", "channel:harbour"):
            result = search(sight_of(here), parse(query), NOW, ranked=2)
            assert (result.totals, result.order) == (None, "newest")
            days = [max(post.at for post in talk.posts) for talk in result.talks]
            assert days == sorted(days, reverse=True)
        assert found(sight_of(here), "boat*", ranked=2) == {1, 2, 3, 17}

    def test_how_many_there_are_elsewhere_is_not_told(self, here):
        there = Conversation.objects.exclude(channel=here).get().channel_id
        assert search(sight_of(there), parse("boat"), NOW, ranked=2).totals.posts == 1

    def test_it_takes_five_queries(self, here):
        with CaptureQueriesContext(connection) as queries:
            search(sight_of(here), parse("boat person:ana -storm"), NOW)
        assert len(queries) <= 5

    def test_nothing_asked_for_is_nothing_found(self, here):
        assert search(sight_of(here), parse(""), NOW).talks == ()
