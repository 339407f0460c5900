"""Searching, and listening on, as a colleague does it in a browser."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.store.search.archive import archive, item
from tests.web.people import colleague, signed_in

from yourturn.actions.receive import receive
from yourturn.channels import Actor, Batch
from yourturn.store.models import SavedView
from yourturn.store.search import Year
from yourturn.web.years import chart


@pytest.fixture
def here():
    return archive()[0]


@pytest.fixture
def ada(here):
    return signed_in(colleague("Ada", "editor", (here,)))


def body(response):
    assert response.status_code == 200
    return response.content.decode()


class TestSearchPage:
    def test_what_was_found_is_marked_counted_and_grouped(self, ada):
        shown = body(ada.get("/search", {"q": '"last boat"'}))
        assert shown.count('<mark class="hit">last boat</mark>') == 2
        assert "One person said it, once" in shown
        assert "We said it once." in shown
        assert "2026: they 1, we 1" in shown

    def test_words_of_a_post_are_only_shown(self, ada, here):
        evil = Actor("a8", "<b>", "<script>alert(1)</script>")
        receive(
            here,
            Batch((item(40, evil, 410, None, "<img src=x onerror=alert(1)> lighthouse"),), "3", 1.0),
            item(1, evil, 420, None, "x").item.at,
        )
        shown = body(ada.get("/search", {"q": "lighthouse"}))
        assert "<img" not in shown
        assert "<script>alert" not in shown
        assert '&lt;img src=x onerror=alert(1)&gt; <mark class="hit">lighthouse</mark>' in shown

    def test_people_of_that_name_come_first(self, ada):
        shown = body(ada.get("/search", {"q": "brandao"}))
        assert shown.index("People called that") < shown.index("Ana Brandão")

    def test_a_place_and_a_year_are_part_of_the_search(self, ada):
        assert "22:10" in body(ada.get("/search", {"q": "boat*", "since": "2027", "place": "harbour"}))
        assert "Nobody said that" in body(ada.get("/search", {"q": "storm", "since": "2027"}))

    def test_what_cannot_be_searched_is_said(self, ada):
        shown = body(ada.get("/search", {"q": "boat theme:night before:soon channel:council"}))
        assert "There are no themes to search by yet" in shown
        assert "is no date" in shown
        assert "There is no place called “council” that you may see." in shown

    def test_another_channel_is_not_found(self, here):
        ben = signed_in(colleague("Ben", "editor", (here,)))
        assert "only some may look" not in body(ben.get("/search", {"q": "boat"}))

    def test_it_takes_at_most_twelve_queries(self, ada):
        ada.post("/search/listen", {"q": "boat", "name": "Boats"})
        with CaptureQueriesContext(connection) as queries:
            body(ada.get("/search", {"q": "boat person:ana label:question"}))
        assert sum("SELECT" in one["sql"] for one in queries) <= 12


class TestListening:
    def test_a_search_listens_counts_and_is_looked_at(self, ada, here):
        response = ada.post("/search/listen", {"q": "gangway", "name": "The gangway"})
        assert (response.status_code, response["Location"]) == (303, "/search?q=gangway")
        assert "nothing new" in body(ada.get("/search"))
        said = item(41, Actor("a1", "@ana.example", "Ana Brandão"), 410, None, "The gangway is icy")
        receive(here, Batch((said,), "4", 1.0), said.item.at)
        assert "one new post" in body(ada.get("/search"))
        view = SavedView.objects.get()
        assert ada.post(f"/search/listening/{view.id}/look")["Location"] == "/search?q=gangway&order=newest"
        assert "nothing new" in body(ada.get("/search"))
        ada.post(f"/search/listening/{view.id}/stop", {"q": "gangway"})
        assert not SavedView.objects.exists()

    def test_an_observer_is_not_offered_to_listen(self, here):
        ben = signed_in(colleague("Ben", "observer", (here,)))
        assert "Listen for this" not in body(ben.get("/search", {"q": "boat"}))
        assert ben.post("/search/listen", {"q": "boat", "name": "B"}).status_code == 403

    def test_what_listens_for_somebody_else_cannot_be_looked_at(self, ada, here):
        ada.post("/search/listen", {"q": "boat", "name": "Boats"})
        ben = signed_in(colleague("Ben", "editor", (here,)))
        number = SavedView.objects.get().id
        assert ben.post(f"/search/listening/{number}/look").status_code == 404
        assert ben.post(f"/search/listening/{number}/stop").status_code == 404


class TestChart:
    def test_both_sides_are_on_one_scale(self):
        drawn = chart([Year(2024, 10, 5), Year(2025, 0, 0)])
        first, second = drawn.bars
        assert first.theirs == 2 * first.ours
        assert (second.theirs, second.ours) == (0, 0)
