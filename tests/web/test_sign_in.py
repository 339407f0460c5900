"""Coming in: passwords, codes, limits, links. No answer says whether somebody has an address."""

import re
import time
from urllib.parse import urlsplit

import pyotp
import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.database import CLOCK
from tests.jobs import work_off
from tests.web.people import colleague, signed_in

from yourturn.core.errors import BadInput
from yourturn.store import secrets, setup, unit, users
from yourturn.store.models import Audit, Invitation, SignIn, User

WORDS = "a boat leaves at seven"
OTHER = "two boats leave at eight"


def come_in(email: str, words: str, client: Client | None = None, after: str = "", **headers):
    return (client or Client()).post(
        "/sign-in", {"email": email, "password": words, "next": after}, **headers
    )


def forgotten(email: str, **headers) -> int:
    return Client().post("/forgot", {"email": email}, **headers).status_code


def with_second_key(user: int) -> pyotp.TOTP:
    secret = pyotp.random_base32()
    with unit.write():
        users.set_second(user, secrets.lock(secret.encode()), 0, [])
    return pyotp.TOTP(secret)


class TestSignIn:
    def test_the_right_password_lets_in_and_goes_on_to_the_page_asked_for(self):
        colleague("Ada", "listener", password=WORDS)
        client = Client()
        response = come_in("Ada@Example.org", WORDS, client, "/me")
        assert (response.status_code, response["Location"]) == (303, "/me")
        assert client.get("/me").status_code == 200
        assert Audit.objects.get(kind="team:user:signed_in").by == User.objects.get().id

    def test_a_wrong_password_and_an_unknown_address_are_answered_alike(self):
        colleague("Ada", password=WORDS)
        known, unknown = come_in("ada@example.org", OTHER), come_in("eve@example.org", OTHER)
        said = [re.sub(rb'value="[^"]*"', b"", one.content) for one in (known, unknown)]
        assert known.status_code == unknown.status_code == 422
        assert said[0] == said[1]
        assert known.headers.keys() == unknown.headers.keys()

    def test_an_unknown_address_takes_as_long(self):
        colleague("Ada", password=WORDS)
        users.password_fits(OTHER, None)  # makes nobody's hash, once in a process

        def spent(email: str) -> float:
            begun = time.process_time()
            come_in(email, OTHER)
            return time.process_time() - begun

        known = min(spent("ada@example.org") for _ in range(3))
        unknown = min(spent(f"eve{number}@example.org") for number in range(3))
        assert 0.5 < known / unknown < 2

    def test_after_five_tries_the_right_password_has_to_wait_too(self):
        colleague("Ada", password=WORDS)
        assert [come_in("ada@example.org", OTHER).status_code for _ in range(5)] == [422] * 5
        assert come_in("ada@example.org", WORDS).status_code == 429
        CLOCK.move(minutes=16)
        assert come_in("ada@example.org", WORDS).status_code == 303

    def test_one_place_may_try_twenty_addresses_and_its_neighbours_count_as_it(self):
        for number in range(20):
            assert forgotten(f"eve{number}@example.org", REMOTE_ADDR=f"203.0.113.{number}") == 200
        assert forgotten("ada@example.org", REMOTE_ADDR="203.0.113.99") == 429
        assert come_in("ada@example.org", OTHER, REMOTE_ADDR="203.0.113.99").status_code == 429
        assert come_in("ada@example.org", OTHER, REMOTE_ADDR="198.51.100.1").status_code == 422

    def test_what_a_proxy_says_does_not_count_where_none_is_trusted(self):
        for number in range(20):
            forgotten(f"eve{number}@example.org", headers={"X-Forwarded-For": f"10.{number}.0.1"})
        assert forgotten("x@example.org", headers={"X-Forwarded-For": "10.99.0.1"}) == 429

    @pytest.mark.parametrize(
        "after",
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "\t//evil.example",
            "me",
        ],
    )
    def test_nobody_is_sent_elsewhere(self, after: str):
        colleague("Ada", password=WORDS)
        assert come_in("ada@example.org", WORDS, after=after)["Location"] == "/"

    def test_a_session_gets_a_new_key_when_it_begins(self):
        colleague("Ada", password=WORDS)
        client = Client()
        client.get("/sign-in")
        session = client.session
        session["sign_in"], session["mark"], session["planted"] = "known", "known", "x"
        session.save()
        client.cookies["yourturn"] = session.session_key
        come_in("ada@example.org", WORDS, client)
        assert client.session["sign_in"] != "known"
        assert "planted" not in client.session

    def test_a_colleague_who_left_does_not_come_in(self):
        user = colleague("Ada", password=WORDS)
        client = signed_in(user)
        User.objects.update(is_active=False)
        assert come_in("ada@example.org", WORDS).status_code == 422
        assert client.get("/me").status_code == 303

    def test_a_session_ends_after_twelve_hours(self):
        client = signed_in(colleague("Ada"))
        CLOCK.move(hours=11)
        assert client.get("/me").status_code == 200
        CLOCK.move(hours=2)
        assert client.get("/me").status_code == 303

    def test_signing_out_ends_the_session_for_a_copied_cookie_too(self):
        client, thief = signed_in(colleague("Ada")), Client()
        thief.cookies["yourturn"] = client.cookies["yourturn"].value
        assert thief.get("/me").status_code == 200
        client.post("/sign-out")
        assert thief.get("/me").status_code == 303

    def test_looking_at_pages_writes_nothing(self):
        client = signed_in(colleague("Ada", owner=True))
        before = (list(SignIn.objects.values()), list(User.objects.values()), Audit.objects.count())
        for path in ("/me", "/team", "/audit", "/me/second-key", "/sign-in"):
            client.get(path)
        assert before == (list(SignIn.objects.values()), list(User.objects.values()), Audit.objects.count())


class TestCode:
    def test_a_code_is_asked_for_and_used_once(self):
        user = colleague("Ada", password=WORDS)
        codes = with_second_key(user)
        client, second = Client(), Client()
        assert come_in("ada@example.org", WORDS, client, "/me")["Location"] == "/sign-in/code"
        assert client.get("/me").status_code == 303
        code = codes.at(CLOCK())
        assert client.post("/sign-in/code", {"code": code})["Location"] == "/me"
        assert client.get("/me").status_code == 200
        come_in("ada@example.org", WORDS, second)
        assert second.post("/sign-in/code", {"code": code}).status_code == 422
        CLOCK.move(seconds=30)
        assert second.post("/sign-in/code", {"code": codes.at(CLOCK())}).status_code == 303

    def test_five_wrong_codes_are_enough_whatever_the_browser(self):
        codes = with_second_key(colleague("Ada", password=WORDS))
        wrong = f"{(int(codes.at(CLOCK())) + 1) % 10**6:06d}"
        for _ in range(5):
            client = Client()
            come_in("ada@example.org", WORDS, client)
            client.post("/sign-in/code", {"code": wrong})
        assert client.post("/sign-in/code", {"code": codes.at(CLOCK())}).status_code == 429

    def test_the_password_step_lasts_ten_minutes(self):
        codes = with_second_key(colleague("Ada", password=WORDS))
        client = Client()
        come_in("ada@example.org", WORDS, client)
        CLOCK.move(minutes=11)
        response = client.post("/sign-in/code", {"code": codes.at(CLOCK())})
        assert response["Location"] == "/sign-in"
        assert client.get("/me").status_code == 303

    def test_turning_it_on_gives_ten_spare_codes_that_work_once(self):
        user = colleague("Ada", password=WORDS)
        client = signed_in(user)
        client.post("/me/second-key/begin")
        shown = client.get("/me/second-key").content.decode()
        secret = re.search(r'class="key">([A-Z2-7 ]+)<', shown)[1].replace(" ", "")
        assert "<svg" in shown
        assert "style=" not in shown[shown.index("<main") : shown.index("</main")]
        assert secret.encode() not in client.cookies["yourturn"].value.encode()
        response = client.post("/me/second-key/turn-on", {"code": pyotp.TOTP(secret).at(CLOCK())})
        spare = re.findall(r"<li>([a-z2-9-]{19})</li>", response.content.decode())
        assert len(set(spare)) == 10
        assert secret.encode() not in bytes(User.objects.get().totp)
        assert not set(spare) & set(User.objects.get().recovery)
        for status in (303, 422):
            fresh = Client()
            come_in("ada@example.org", WORDS, fresh)
            assert fresh.post("/sign-in/code", {"code": spare[0].upper()}).status_code == status

    def test_turning_it_off_takes_the_password_and_a_code(self):
        user = colleague("Ada", password=WORDS)
        codes, client = with_second_key(user), signed_in(user)
        for password, code in ((OTHER, codes.at(CLOCK())), (WORDS, "000000")):
            assert (
                client.post("/me/second-key/turn-off", {"password": password, "code": code}).status_code
                == 422
            )
        client.post("/me/second-key/turn-off", {"password": WORDS, "code": codes.at(CLOCK())})
        assert not bytes(User.objects.get().totp)


def letters() -> list[str]:
    """What was written since the last look, oldest first."""
    folder = setup.config().data / "mail"
    work_off()
    found = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    texts = [path.read_text() for path in found]
    for path in found:
        assert path.stat().st_mode & 0o077 == 0
        path.unlink()
    return texts


def link_in(letter: str) -> str:
    return urlsplit(re.search(r"http://\S+", letter)[0]).path


class TestReset:
    def test_a_letter_brings_a_link_that_works_once_and_ends_sessions(self):
        user = colleague("Ada", password=WORDS)
        old = signed_in(user)
        page = Client().post("/forgot", {"email": "ADA@example.org"})
        assert "No mail server is set" in page.content.decode()
        link = link_in(letters()[0])
        assert Client().get(link).status_code == 200
        assert Client().post(link, {"password": OTHER})["Location"] == "/sign-in"
        assert old.get("/me").status_code == 303
        assert come_in("ada@example.org", WORDS).status_code == 422
        assert come_in("ada@example.org", OTHER).status_code == 303
        assert Client().get(link).status_code == Client().post(link, {"password": WORDS}).status_code == 404

    def test_the_token_is_kept_as_a_hash_and_waits_locked(self):
        colleague("Ada", password=WORDS)
        Client().post("/forgot", {"email": "ada@example.org"})
        waiting = str(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))
        token = link_in(letters()[0]).rpartition("/")[2]
        assert len(token) >= 22
        assert Invitation.objects.get().token == users.hashed(token)
        assert token not in waiting
        assert "ada@example.org" not in waiting

    def test_an_unknown_address_is_answered_alike_and_gets_no_letter(self):
        colleague("Ada")
        pages = [
            Client().post("/forgot", {"email": email}) for email in ("ada@example.org", "eve@example.org")
        ]
        assert pages[0].status_code == pages[1].status_code
        assert pages[0].content == pages[1].content
        assert len(letters()) == 1

    def test_a_link_lasts_an_hour(self):
        colleague("Ada")
        Client().post("/forgot", {"email": "ada@example.org"})
        link = link_in(letters()[0])
        CLOCK.move(minutes=59)
        assert Client().get(link).status_code == 200
        CLOCK.move(minutes=2)
        assert Client().post(link, {"password": WORDS}).status_code == 404

    def test_a_newer_link_ends_the_older(self):
        colleague("Ada")
        for _ in range(2):
            Client().post("/forgot", {"email": "ada@example.org"})
        first, second = (link_in(letter) for letter in letters())
        assert sorted([Client().get(first).status_code, Client().get(second).status_code]) == [200, 404]


class TestPassword:
    @pytest.mark.parametrize("words", ["short", "aaaaaaaaaaaaaaaa", "x" * 300, "1234567890123"])
    def test_a_poor_one_is_refused(self, words: str):
        with pytest.raises(BadInput):
            users.password_hash(words)

    def test_a_change_ends_every_other_session_and_keeps_this_one(self):
        user = colleague("Ada", password=WORDS)
        here, elsewhere = signed_in(user), signed_in(user)
        assert here.post("/me/change-password", {"password": OTHER, "new": OTHER}).status_code == 422
        assert here.post("/me/change-password", {"password": WORDS, "new": OTHER}).status_code == 303
        assert (here.get("/me").status_code, elsewhere.get("/me").status_code) == (200, 303)

    def test_one_other_session_can_be_ended_but_not_somebody_elses(self):
        ada, bo = colleague("Ada"), colleague("Bo")
        here, elsewhere, other = signed_in(ada), signed_in(ada), signed_in(bo)
        theirs = SignIn.objects.get(user=bo).id
        assert here.post("/me/end-session", {"sign_in": theirs}).status_code == 404
        here.post("/me/end-session", {"sign_in": SignIn.objects.filter(user=ada).last().id})
        assert [one.get("/me").status_code for one in (here, elsewhere, other)] == [200, 303, 200]

    def test_all_other_sessions_can_be_ended(self):
        ada = colleague("Ada")
        here, elsewhere = signed_in(ada), signed_in(ada)
        here.post("/me/end-others")
        assert [one.get("/me").status_code for one in (here, elsewhere)] == [200, 303]
