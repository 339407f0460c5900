"""Every address, tried by everybody. A route that stands in no row here fails: nobody forgets one."""

import pytest
from django.test import Client
from tests.web.people import channel, colleague, signed_in

from yourturn.core.permissions import PERMISSIONS
from yourturn.web.urls import routes

OPEN = {"first_run", "sign_in", "sign_in_code", "forgot", "reset", "invitation", "enter"}
OWN = {
    "me", "me_change", "me_change_password", "me_end_session", "me_end_others", "sign_out",
    "second_key", "second_key_begin", "second_key_turn_on", "second_key_turn_off",
}  # fmt: skip
ADMINS = {
    "team", "team_invite", "team_withdraw_invitation", "team_set_role", "team_remove", "team_create",
    "team_set_channels", "audit",
}  # fmt: skip
ELSEWHERE: set[str] = {"live", "news", "here", "studies"}
"""Pages with a test of their own that tries them by role and by team: listed by their builders."""

VALUES = {"token": "x" * 22}


def address(route) -> str:
    path = "/" + route.path
    for name, value in VALUES.items():
        path = path.replace(f"<str:{name}>", value)
    while "<int:" in path:
        head, _, rest = path.partition("<int:")
        path = head + "999999" + rest.partition(">")[2]
    return path


def tried(client: Client, route) -> int:
    method = "POST" if "POST" in route.methods else "GET"
    return client.generic(method, address(route)).status_code


class TestEveryRoute:
    def test_each_stands_in_a_row(self):
        assert {route.name for route in routes()} - OPEN - OWN - ADMINS - ELSEWHERE == set()

    def test_each_has_a_verb_of_the_table_or_is_open(self):
        assert {route.name for route in routes() if route.verb is None} <= OPEN | ELSEWHERE
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
        assert (status == 403) == (
            role not in PERMISSIONS[route.verb] or route.name in {"team_create", "team_set_channels"}
        )
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


class TestHeaders:
    def test_https_brings_safe_cookies_and_the_promise_to_stay_with_it(self):
        from datetime import datetime  # noqa: PLC0415

        from yourturn.core.config import Config  # noqa: PLC0415
        from yourturn.web.settings import web_settings  # noqa: PLC0415

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
        from django.conf import settings  # noqa: PLC0415

        response = Client().get(f"{settings.STATIC_URL}style.css")
        assert response.status_code == 200
        assert "immutable" in response["Cache-Control"]
        assert "Content-Security-Policy" in response
