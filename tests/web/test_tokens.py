"""Tokens: made and shown once, kept as a hash, ended by their colleague alone."""

import re

from django.test import Client
from tests.database import CLOCK
from tests.web.people import channel, colleague, signed_in

from yourturn.store import tokens
from yourturn.store.models import ApiToken, Audit, User


def made(client: Client, **said: object) -> str:
    answer = client.post("/me/tokens/make", {"name": "Wallboard", "scope": ["read"], "days": "30"} | said)
    assert answer.status_code == 200
    return re.search(r"<code[^>]*>(yourturn_[\w-]+)</code>", answer.content.decode()).group(1)


class TestTokens:
    def test_it_is_shown_once_and_kept_as_a_hash(self):
        browser = signed_in(colleague("Ada", "admin", (channel(),)))
        token = made(browser)
        assert token not in browser.get("/me/tokens").content.decode()
        assert token not in str(list(ApiToken.objects.values()))
        assert tokens.bearer(token, CLOCK()).scopes == ("read",)
        assert list(Audit.objects.values_list("kind", flat=True)) == ["team:token:made"]

    def test_it_ends_when_its_colleague_says_so_or_its_days_are_over(self):
        browser = signed_in(colleague("Ada", "admin", (channel(),)))
        first, second = made(browser), made(browser)
        browser.post("/me/tokens/end", {"token": tokens.bearer(first, CLOCK()).token})
        assert tokens.bearer(first, CLOCK()) is None
        CLOCK.move(days=31)
        assert tokens.bearer(second, CLOCK()) is None

    def test_nobody_ends_anothers(self):
        token = made(signed_in(colleague("Ada", "admin", (channel(),))))
        other = signed_in(colleague("Ben", owner=True))
        assert other.post("/me/tokens/end", {"token": tokens.bearer(token, CLOCK()).token}).status_code == 404
        assert tokens.bearer(token, CLOCK()) is not None

    def test_without_a_name_or_scope_none_is_made(self):
        browser = signed_in(colleague("Ada", "admin", (channel(),)))
        for said in ({"name": " "}, {"scope": []}, {"scope": ["all"]}, {"days": "9999"}):
            said = {"name": "Wallboard", "scope": ["read"], "days": ""} | said
            assert browser.post("/me/tokens/make", said).status_code == 422
        assert not ApiToken.objects.exists()

    def test_a_token_of_somebody_switched_off_opens_nothing(self):
        token = made(signed_in(colleague("Ada", owner=True)))
        User.objects.update(is_active=False)
        assert tokens.bearer(token, CLOCK()) is None
