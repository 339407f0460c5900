"""The people pages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.database import CLOCK
from tests.store.search.archive import archive
from tests.web.people import colleague, signed_in

from yourturn.store.models import Conversation, Person, PersonLink
from yourturn.store.people import Promised
from yourturn.web.views.people import standing


@pytest.fixture
def here():
    return archive()[0]


@pytest.fixture
def ada(here):
    return signed_in(colleague("Ada", "editor", (here,)))


class TestPeoplePage:
    def test_those_heard_last_and_those_of_a_name_are_listed(self, ada):
        shown = ada.get("/people").content.decode()
        assert shown.index("Ana Brandão") < shown.index("Юрий")
        shown = ada.get("/people", {"q": "brand"}).content.decode()
        assert "Ana Brandão" in shown
        assert "Юрий" not in shown

    def test_a_name_nobody_has_is_said(self, ada):
        assert "Nobody we heard is called that" in ada.get("/people", {"q": "zebedee"}).content.decode()


class TestPersonPage:
    def test_their_words_stand_with_our_answer(self, here):
        CLOCK.move(days=500)
        ada = signed_in(colleague("Ada", "editor", (here,)))
        juri = Person.objects.get(name="Юрий").id
        shown = ada.get(f"/people/{juri}").content.decode()
        assert "Has told us 5 things" in shown
        assert "on the left side of the ticket office" in shown
        assert "Nothing yet" in shown

    def test_a_person_of_another_channel_is_not_there(self, ada):
        assert ada.get(f"/people/{Person.objects.get(handle__network='fake/council').id}").status_code == 404

    def test_it_takes_at_most_twelve_queries(self, ada):
        ana = Person.objects.get(name="Ana Brandão").id
        with CaptureQueriesContext(connection) as queries:
            ada.get(f"/people/{ana}")
        assert sum("SELECT" in one["sql"] for one in queries) <= 12


class TestActs:
    def test_an_account_is_joined_by_its_handle_with_a_reason_and_parted_again(self, ada):
        ana = Person.objects.get(name="Ana Brandão").id
        response = ada.post(f"/people/{ana}/join", {"handle": "@juri", "why": "She wrote it from both."})
        assert (response.status_code, response["Location"]) == (303, f"/people/{ana}?did=join")
        shown = ada.get(f"/people/{ana}?did=join").content.decode()
        assert "The accounts are one person now." in shown
        assert "She wrote it from both." in shown
        assert "Has told us 11 things" in shown
        ada.post(f"/people/links/{PersonLink.objects.get().id}/undo")
        assert "Has told us 6 things" in ada.get(f"/people/{ana}").content.decode()

    def test_a_handle_nobody_has_or_several_have_is_refused_in_words(self, ada, here):
        ana = Person.objects.get(name="Ana Brandão").id
        shown = ada.post(f"/people/{ana}/join", {"handle": "@zebedee", "why": "So."})
        assert shown.status_code == 422
        assert "Nobody we heard has the handle" in shown.content.decode()
        there = Conversation.objects.exclude(channel=here).first().channel_id
        both = signed_in(colleague("Bea", "editor", (here, there)))
        shown = both.post(f"/people/{ana}/join", {"handle": "omar_k", "why": "So."})
        assert "More than one account" in shown.content.decode()

    def test_a_person_is_blocked_and_let_in_again(self, ada):
        ana = Person.objects.get(name="Ana Brandão")
        ada.post(f"/people/{ana.id}/block")
        assert "Blocked by us since" in ada.get(f"/people/{ana.id}").content.decode()
        ada.post(f"/people/{ana.id}/unblock")
        assert "Blocked by us since" not in ada.get(f"/people/{ana.id}").content.decode()

    def test_everything_is_exported_as_a_file(self, ada):
        ana = Person.objects.get(name="Ana Brandão").id
        response = ada.post(f"/people/{ana}/export")
        assert response["Content-Disposition"] == f'attachment; filename="person-{ana}.json"'
        assert "que situação" in response.content.decode()

    def test_erasing_is_shown_first_and_takes_the_word_of_an_admin(self, here):
        cleo = signed_in(colleague("Cleo", "admin", (here,)))
        ana = Person.objects.get(name="Ana Brandão").id
        shown = cleo.get(f"/people/{ana}/going").content.decode()
        assert "<b>6</b><span>posts, without their words from then on</span>" in shown
        assert cleo.post(f"/people/{ana}/erase").status_code == 422
        assert cleo.post(f"/people/{ana}/erase", {"sure": "yes"})["Location"] == "/people?did=erase"
        assert "que situação" not in cleo.get("/search", {"q": "balsa"}).content.decode()
        assert cleo.get(f"/people/{ana}").status_code == 404


class TestStanding:
    def promise(self, due, **more):
        return Promised(1, 1, "by then", due, "Ada", CLOCK.NOON, "", more.get("kept"), more.get("gone"), "")

    def test_kept_or_not_is_said_in_words(self):
        today = CLOCK.NOON.date()
        day = timedelta(days=1)
        said = [
            standing(self.promise(today + 21 * day), CLOCK.NOON), standing(self.promise(today - day), CLOCK.NOON),
            standing(self.promise(today), CLOCK.NOON),
            standing(self.promise(today + day, kept=CLOCK.NOON), CLOCK.NOON),
            standing(self.promise(date(2026, 4, 1), gone=CLOCK.NOON), CLOCK.NOON),
        ]  # fmt: skip
        assert said == [
            ("open", "21 days left"), ("late", "not kept, a day late"), ("open", "due today"),
            ("kept", "kept, a day early"), ("let_go", "no longer promised"),
        ]  # fmt: skip
