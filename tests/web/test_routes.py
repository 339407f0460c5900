"""Every address, tried by everybody. A route that stands in no row here fails: nobody forgets one."""

from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from tests.database import CLOCK
from tests.harbour import need_of, said, settle
from tests.web.people import channel, colleague, signed_in

from yourturn.core.config import Config
from yourturn.core.permissions import PERMISSIONS
from yourturn.store.models import (
    Asker,
    Audit,
    Conversation,
    Draft,
    Labelled,
    Need,
    Note,
    Outgoing,
    Promise,
    Want,
)
from yourturn.web.settings import web_settings
from yourturn.web.urls import routes

OPEN = {"first_run", "sign_in", "sign_in_code", "forgot", "reset", "invitation", "enter"}
OWN = {
    "tokens", "tokens_end",
    "me", "me_change", "me_change_password", "me_end_session", "me_end_others", "sign_out",
    "second_key", "second_key_begin", "second_key_turn_on", "second_key_turn_off",
}  # fmt: skip
ADMINS = {
    "tokens_make", "webhooks", "webhooks_make", "webhooks_end", "webhooks_send_again",
    "team", "team_invite", "team_withdraw_invitation", "team_set_role", "team_remove", "team_create",
    "team_set_channels", "audit",
}  # fmt: skip
TALK = {
    "conversation",
    "reply",
    "acknowledge",
    "draft",
    "begin",
    "note",
    "unlabel",
    "file_want",
    "promise",
    "record",
}
"""Addresses with the number of a conversation."""
BY_NUMBER = {
    "keep_promise",
    "retry",
    "withdraw",
    "delete_view",
    "person",
    "look_at_heard",
    "stop_listening",
    "join_people",
    "part_people",
    "block",
    "unblock",
    "export_person",
}
ERASING = {"erase_preview", "erase_person"}
"""Addresses with the number of something else."""
LIST = {"inbox", "take", "let_go", "assign", "snooze", "wake", "close", "undo", "label",
    "people", "search", "studies"}  # fmt: skip
VIEWS = {"save_view", "listen"}
"""What is kept for oneself; and the live view, with tests of its own."""
LIVE = {"live", "news", "here"}
"""The list of who waits, and what is done with what is ticked in it."""

VALUES = {"token": "x" * 22}


FORM = {
    "text": "At six.", "name": "A list", "query": "view=all", "label": "boats", "how": "tomorrow", "outcome": "no_answer_needed",
    "reason": "It was a greeting.", "what": "A boat", "words": "A boat at six", "by": "2026-06-01", "day": "2026-06-01",
    "at": "2026-05-01T10:00", "url": "https://x.example/1", "colleague": "1", "person": "1", "audits": "1",
    "statement": "A boat at six", "q": "boat", "handle": "nobody", "why": "They said so.", "sure": "yes", "due": "2026-06-01",
}  # fmt: skip


def address(route, number: int = 999999) -> str:
    path = "/" + route.path
    for name, value in VALUES.items():
        path = path.replace(f"<str:{name}>", value)
    while "<int:" in path:
        head, _, rest = path.partition("<int:")
        path = head + str(number) + rest.partition(">")[2]
    return path


def tried(client: Client, route) -> int:
    method = "POST" if "POST" in route.methods else "GET"
    return client.generic(method, address(route)).status_code


class TestEveryRoute:
    def test_each_stands_in_a_row(self):
        assert {
            route.name for route in routes()
        } - OPEN - OWN - ADMINS - TALK - BY_NUMBER - LIST - VIEWS - LIVE - ERASING == set()

    def test_each_has_a_verb_of_the_table_or_is_open(self):
        assert {route.name for route in routes() if route.verb is None} <= OPEN
        assert {route.verb for route in routes() if route.verb} <= PERMISSIONS.keys()

    @pytest.mark.parametrize("route", [one for one in routes() if one.verb], ids=lambda one: one.name)
    def test_a_stranger_is_sent_to_the_door(self, route):
        response = Client().generic("POST" if "POST" in route.methods else "GET", address(route))
        assert (response.status_code, response["Location"].partition("?")[0]) == (303, "/sign-in")

    @pytest.mark.parametrize("route", [one for one in routes() if one.verb], ids=lambda one: one.name)
    @pytest.mark.parametrize("role", ["observer", "listener", "editor", "admin"])
    def test_a_role_reaches_as_far_as_the_table_says(self, route, role: str):
        here = channel()
        status = tried(signed_in(colleague("Ada", role, (here,))), route)
        assert (status == 403) == (role not in PERMISSIONS[route.verb] or route.name == "team_create")
        assert status < 500

    @pytest.mark.parametrize("route", [one for one in routes() if one.verb is None], ids=lambda one: one.name)
    def test_an_open_page_opens_or_is_not_there(self, route):
        colleague("Ada")
        assert tried(Client(), route) in {200, 303, 404, 422}

    @pytest.mark.parametrize(
        "route", [one for one in routes() if "POST" in one.methods], ids=lambda one: one.name
    )
    def test_a_form_from_elsewhere_is_refused(self, route):
        client = Client(enforce_csrf_checks=True)
        client.cookies = signed_in(colleague("Ada", owner=True)).cookies
        response = client.post(address(route), {"x": "1"})
        assert response.status_code == 403
        assert "Load its page again" in response.content.decode()

    @pytest.mark.parametrize("route", routes(), ids=lambda one: one.name)
    def test_every_answer_carries_the_headers(self, route):
        response = Client().get(address(route))
        policy = response["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe-eval" not in policy
        assert policy.count("unsafe-inline") == policy.count("style-src-attr 'unsafe-inline'") == 1
        for part in ("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "default-src 'none'"):
            assert part in policy
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("name", sorted(OWN | ADMINS))
    def test_no_page_of_ours_carries_a_script_or_a_style(self, name: str):
        route = next(one for one in routes() if one.name == name)
        if "GET" not in route.methods:
            assert route.methods == ("POST",)
            return
        text = signed_in(colleague("Ada", owner=True)).get(address(route)).content.decode()
        assert "<style" not in text
        assert "<script>" not in text
        assert " on" + "click=" not in text


def everything() -> dict[str, list]:
    """All that a colleague's press may change, row by row."""
    tables = (Need, Conversation, Note, Draft, Labelled, Outgoing, Want, Asker, Promise, Audit)
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}


class TestAnotherTeam:
    @pytest.mark.parametrize("route", [one for one in routes() if one.name in TALK], ids=lambda one: one.name)
    def test_a_conversation_of_theirs_does_not_exist(self, route):
        place = settle()
        asked = said(place.channel, place.ann, "When is the next boat?", CLOCK())
        client, before = signed_in(place.cleo), everything()
        response = client.generic(route.methods[-1], address(route, asked.conversation_id))
        form = FORM | {"post": str(asked.pk), "person": str(place.ann)}
        there = (
            client.post(address(route, asked.conversation_id), form) if "POST" in route.methods else response
        )
        assert there.status_code == 404
        assert "next boat" not in response.content.decode() + there.content.decode()
        assert everything() == before

    @pytest.mark.parametrize("route", [one for one in routes() if one.name in LIST], ids=lambda one: one.name)
    def test_a_list_shows_and_changes_nothing_of_theirs(self, route):
        place = settle()
        asked = said(place.channel, place.ann, "When is the next boat?", CLOCK())
        client, before = signed_in(place.cleo), everything()
        ticked = {"need": f"{need_of(asked).pk}-{asked.conversation_id}", "colleague": str(place.cleo)}
        method = client.post if "POST" in route.methods else client.get
        response = method(address(route), FORM | ticked)
        assert response.status_code < 500
        assert "next boat" not in response.content.decode()
        assert everything() == before

    @pytest.mark.parametrize(
        "route", [one for one in routes() if one.name in BY_NUMBER], ids=lambda one: one.name
    )
    def test_what_is_not_there_is_said_not_to_be(self, route):
        place = settle()
        client = signed_in(place.cleo)
        send = client.post if "POST" in route.methods else client.get
        assert send(address(route), FORM).status_code == 404


class TestHeaders:
    def test_https_brings_safe_cookies_and_the_promise_to_stay_with_it(self):
        made = web_settings(Config(address="https://listen.example.org"), datetime.now)
        assert made["SESSION_COOKIE_SECURE"]
        assert made["CSRF_COOKIE_SECURE"]
        assert made["SESSION_COOKIE_NAME"].startswith("__Host-")
        assert "Strict-Transport-Security" in made["YOURTURN_HEADERS"]
        assert made["SECURE_PROXY_SSL_HEADER"] is None
        assert made["ALLOWED_HOSTS"][0] == "listen.example.org"

    def test_another_host_is_refused(self):
        assert Client().get("/sign-in", headers={"Host": "evil.example"}).status_code == 400

    def test_what_does_not_exist_says_so_with_the_headers(self):
        response = Client().get("/nothing-here")
        assert response.status_code == 404
        assert "Content-Security-Policy" in response

    def test_static_files_may_be_kept_for_ever(self):
        response = Client().get(f"{settings.STATIC_URL}style.css")
        assert response.status_code == 200
        assert "immutable" in response["Cache-Control"]
        assert "Content-Security-Policy" in response
