"""Every address of the API, tried by everybody. One that stands in no row here fails: nobody forgets one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.database import CLOCK
from tests.harbour import Harbour, need_of, said, settle
from tests.web.people import signed_in

from yourturn.actions import needs
from yourturn.core.errors import TooOften
from yourturn.core.permissions import PERMISSIONS
from yourturn.core.scopes import SCOPES
from yourturn.store import tokens, unit
from yourturn.store.models import Audit, Conversation, Note, Outgoing, User
from yourturn.web.api import api
from yourturn.web.api.callers import Pace


@dataclass(frozen=True)
class Day:
    """A harbour, a post in it that waits for us, and what is named in addresses."""

    at: Harbour
    post: int
    talk: int
    need: int
    audit: int

    def names(self) -> dict[str, int]:
        return {"talk": self.talk, "need": self.need, "person": self.at.ann}


@dataclass(frozen=True)
class Row:
    """One address: its scope, what stands for `number`, and a body that is right."""

    scope: str
    about: str = ""
    body: Callable[[Day], Any] | None = None
    query: str = ""
    seen_by_all: bool = False  # a list: another team gets an empty one


ROWS = {
    "GET /conversations": Row("read", seen_by_all=True),
    "GET /conversations/{number}": Row("read", "talk"),
    "GET /needs": Row("read", seen_by_all=True),
    "GET /people": Row("read", seen_by_all=True),
    "GET /people/{number}": Row("read", "person"),
    "GET /wants": Row("read", seen_by_all=True),
    "GET /promises": Row("read", seen_by_all=True),
    "GET /channels": Row("read", seen_by_all=True),
    "GET /search": Row("read", query="?q=lighthouse", seen_by_all=True),
    "GET /audit": Row("admin", seen_by_all=True),
    "POST /conversations/{number}/reply": Row("write", "talk", lambda day: {"text": "We look."}),
    "POST /conversations/{number}/acknowledge": Row("write", "talk", lambda day: {"text": "We heard."}),
    "POST /conversations/{number}/record": Row(
        "write", "talk", lambda day: {"text": "We wrote.", "at": "2026-05-01T11:00:00Z"}
    ),
    "POST /conversations/{number}/note": Row("write", "talk", lambda day: {"text": "Called the pier."}),
    "POST /conversations/{number}/take": Row("write", "talk", lambda day: None),
    "POST /conversations/{number}/assign": Row("write", "talk", lambda day: {"colleague": day.at.ada}),
    "POST /conversations/{number}/label": Row("write", "talk", lambda day: {"label": "pier"}),
    "POST /conversations/{number}/promise": Row(
        "write", "talk", lambda day: {"person": day.at.ann, "words": "A bench", "due": "2026-06-01"}
    ),
    "POST /needs/{number}/snooze": Row("write", "need", lambda day: {"how": "hour"}),
    "POST /needs/{number}/close": Row("write", "need", lambda day: {"outcome": "spam", "reason": "An advert."}),
    "POST /undo": Row("write", "", lambda day: {"audits": [day.audit]}),
    "POST /wants": Row("write", "", lambda day: {"post": day.post, "statement": "A bench at the pier"}),
    "POST /posts": Row(
        "write", "",
        lambda day: {
            "brand": day.at.brand, "network": "A letter", "author": "kim", "text": "Where is the boat?",
            "at": "2026-05-01T10:00:00Z",
        },
        seen_by_all=True,  # the other team has a channel of the brand as well
    ),
}  # fmt: skip
EVERY = sorted(ROWS)


def day() -> Day:
    at = settle()
    post = said(at.channel, at.ann, "Is the lighthouse open on Sunday?", CLOCK())
    done = needs.take(at.sight("ada"), [post.conversation_id], CLOCK())
    return Day(at, post.pk, post.conversation_id, need_of(post).pk, done.audits[0])


def token_of(user: int, *scopes: str) -> str:
    words = f"yourturn_{user}_{'_'.join(scopes)}"
    with unit.write():
        tokens.write_token(user, "a test", words, scopes, CLOCK(), None)
    return words


def asked(
    name: str,
    day: Day,
    token: str | None,
    key: str | None = "k1",
    body: Any = ...,
    client: Client | None = None,
):
    method, path = name.split(" ")
    row = ROWS[name]
    address = "/api/v1" + path.replace("{number}", str(day.names().get(row.about, 0))) + row.query
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    headers |= {"Idempotency-Key": key} if key else {}
    said = (row.body(day) if row.body else None) if body is ... else body
    data = json.dumps(said).encode() if said is not None else b""
    return (client or Client()).generic(
        method, address, data, content_type="application/json", headers=headers
    )


class TestEveryAddress:
    def test_each_stands_in_a_row(self):
        paths = api.get_openapi_schema()["paths"]
        known = {
            f"{method.upper()} {path.removeprefix('/api/v1')}" for path in paths for method in paths[path]
        }
        assert known == set(ROWS)

    def test_each_stands_in_the_docs(self):
        words = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
        assert {name for name in ROWS if f"`{name}`" not in words} == set()

    def test_every_verb_of_the_table_has_a_scope_or_is_ones_own(self):
        assert PERMISSIONS.keys() - set().union(*SCOPES.values()) == {"change_own_account"}

    @pytest.mark.parametrize("name", EVERY)
    def test_anonymous(self, name: str):
        here = day()
        for answer in (
            asked(name, here, None),
            asked(name, here, "yourturn_nothing"),
            asked(name, here, None, client=signed_in(here.at.olga)),  # a cookie counts for nothing
        ):
            assert answer.status_code == 401
            assert answer.json().keys() == {"error", "sentence"}

    @pytest.mark.parametrize("name", EVERY)
    def test_wrong_scope(self, name: str):
        here = day()
        others = [scope for scope in SCOPES if scope != ROWS[name].scope]
        answer = asked(name, here, token_of(here.at.olga, *others))
        assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")

    @pytest.mark.parametrize("name", EVERY)
    def test_another_team_sees_nothing(self, name: str):
        here = day()
        answer = asked(name, here, token_of(here.at.cleo, *SCOPES))
        if not ROWS[name].seen_by_all:
            assert (answer.status_code, answer.json()["error"]) == (404, "not_there")
        assert "lighthouse" not in answer.content.decode()
        assert "Winter" not in answer.content.decode()
        assert not Note.objects.exists()
        assert not Outgoing.objects.exists()

    @pytest.mark.parametrize("name", EVERY)
    def test_right(self, name: str):
        here = day()
        answer = asked(name, here, token_of(here.at.olga, ROWS[name].scope))
        assert answer.status_code == 200, answer.content
        if name.startswith("POST"):
            assert answer.json().keys() == {"number", "audits"}

    @pytest.mark.parametrize("name", [one for one in EVERY if one.startswith("POST")])
    def test_a_write_is_done_once_for_a_key(self, name: str):
        here = day()
        token = token_of(here.at.olga, "write")
        first = asked(name, here, token)
        done = Audit.objects.count()
        again = asked(name, here, token)
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert Audit.objects.count() == done

    @pytest.mark.parametrize("name", [one for one in EVERY if one.startswith("POST")])
    def test_a_write_without_a_key_is_refused(self, name: str):
        here = day()
        before = Audit.objects.count()
        answer = asked(name, here, token_of(here.at.olga, "write"), key=None)
        assert (answer.status_code, answer.json()["error"]) == (400, "no_key")
        assert Audit.objects.count() == before


class TestRoles:
    def test_a_token_does_no_more_than_its_colleague(self):
        here = day()
        ben = token_of(here.at.ben, *SCOPES)
        assert asked("POST /conversations/{number}/reply", here, ben).status_code == 403
        assert asked("POST /conversations/{number}/note", here, ben, key="k2").status_code == 200


class TestKeys:
    NOTE = "POST /conversations/{number}/note"

    def test_another_body_under_the_same_key_is_a_conflict(self):
        here = day()
        token = token_of(here.at.ada, "write")
        assert asked(self.NOTE, here, token).status_code == 200
        other = asked(self.NOTE, here, token, body={"text": "Something else."})
        assert (other.status_code, other.json()["error"]) == (409, "key_used")
        assert Note.objects.count() == 1

    def test_two_tokens_may_have_the_same_key(self):
        here = day()
        assert asked(self.NOTE, here, token_of(here.at.ada, "write")).status_code == 200
        assert asked(self.NOTE, here, token_of(here.at.ben, "write")).status_code == 200
        assert Note.objects.count() == 2

    def test_a_key_may_be_used_anew_after_a_day(self):
        here = day()
        token = token_of(here.at.ada, "write")
        asked(self.NOTE, here, token)
        CLOCK.move(hours=25)
        assert asked(self.NOTE, here, token, body={"text": "Next day."}).status_code == 200
        assert Note.objects.count() == 2

    def test_a_refusal_is_an_answer_as_well(self):
        here = day()
        token = token_of(here.at.ada, "write")
        first = asked(self.NOTE, here, token, body={"text": "  "})
        assert first.status_code == 422
        assert asked(self.NOTE, here, token, body={"text": "  "}).content == first.content


class TestShape:
    def test_what_is_no_json_is_said_in_one_shape(self):
        here = day()
        headers = {"Authorization": f"Bearer {token_of(here.at.ada, 'write')}", "Idempotency-Key": "k"}
        address = f"/api/v1/conversations/{here.talk}/note"
        for body, status in ((b"{", 400), (b'{"text": 1}', 422), (b'{"text": "a\\u0000b"}', 422)):
            answer = Client().generic("POST", address, body, content_type="application/json", headers=headers)
            assert (answer.status_code, answer.json().keys()) == (status, {"error", "sentence"})

    def test_pages_follow_each_other(self):
        at = settle()
        for number in range(35):
            said(at.channel, at.ann, f"Question {number}?", CLOCK())
        headers = {"Authorization": f"Bearer {token_of(at.ada, 'read')}"}
        first = Client().get("/api/v1/conversations", headers=headers).json()
        second = Client().get("/api/v1/conversations", {"after": first["after"]}, headers=headers).json()
        numbers = [row["conversation"] for row in first["rows"] + second["rows"]]
        assert sorted(numbers) == sorted(Conversation.objects.values_list("id", flat=True))
        assert second["after"] is None

    def test_too_many_requests_are_slowed_down(self):
        pace = Pace(most=3)
        for _ in range(3):
            pace.count(1, CLOCK())
        with pytest.raises(TooOften):
            pace.count(1, CLOCK())
        pace.count(2, CLOCK())
        CLOCK.move(seconds=61)
        pace.count(1, CLOCK())

    def test_a_password_change_does_not_matter_but_leaving_does(self):
        at = settle()
        headers = {"Authorization": f"Bearer {token_of(at.ada, 'read')}"}
        with unit.write():
            User.objects.filter(id=at.ada).update(is_active=False)
        assert Client().get("/api/v1/channels", headers=headers).status_code == 401
