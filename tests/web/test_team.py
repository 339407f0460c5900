"""The first account, invitations, roles and teams: nobody reaches a team they do not look after."""

import pytest
from django.test import Client
from tests.database import CLOCK
from tests.web.people import channel, colleague, signed_in
from tests.web.test_sign_in import WORDS, letters, link_in

from yourturn.store import access, record, unit, users
from yourturn.store.models import Audit, Brand, Seat, Team, User

FIRST = {
    "name": "Ada",
    "email": "ada@example.org",
    "password": WORDS,
    "brand": "Harbour",
    "zone": "Europe/Lisbon",
}


def at_home() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


class TestFirstRun:
    def test_at_this_machine_the_first_account_is_made_without_a_code(self):
        client = at_home()
        assert client.get("/sign-in")["Location"] == "/first-run"
        assert "Set-up code" not in client.get("/first-run").content.decode()
        assert (
            client.post("/first-run", FIRST | {"from": "07:00", "to": "20:00"})["Location"]
            == "/me/second-key"
        )
        assert User.objects.get().owner
        assert str(Brand.objects.get().staffed_from) == "07:00:00"
        assert client.get("/team").status_code == 200

    def test_a_brand_that_an_import_made_is_taken_over(self):
        Brand.objects.create(name=FIRST["brand"])
        assert at_home().post("/first-run", FIRST).status_code == 303
        assert Brand.objects.get().zone == FIRST["zone"]

    def test_there_is_no_second_first_account(self):
        colleague("Bo")
        assert at_home().get("/first-run").status_code == 404
        assert at_home().post("/first-run", FIRST).status_code == 404
        assert User.objects.count() == 1

    @pytest.mark.parametrize(
        "told",
        [
            {"REMOTE_ADDR": "203.0.113.5"},
            {"headers": {"X-Forwarded-For": "127.0.0.1"}},
            {"headers": {"Forwarded": "for=127.0.0.1"}},
            {"SERVER_NAME": "testserver"},
        ],
    )
    def test_from_elsewhere_it_takes_the_code_that_was_printed(self, told: dict):
        home = at_home()
        assert "Set-up code" in home.get("/first-run", **told).content.decode()
        for code in ("", "wrong"):
            assert home.post("/first-run", FIRST | {"code": code}, **told).status_code == 422
        assert not users.anyone()
        assert home.post("/first-run", FIRST | {"code": "set-up"}, **told).status_code == 303

    def test_the_code_is_not_guessed(self):
        answers = [Client().post("/first-run", FIRST | {"code": str(n)}).status_code for n in range(7)]
        assert answers == [422] * 5 + [429] * 2

    @pytest.mark.parametrize(
        "wrong",
        [
            {"password": "short"},
            {"email": "ada"},
            {"zone": "Mars/Here"},
            {"brand": " "},
            {"from": "x", "to": "y"},
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_stays_written(self, wrong: dict):
        page = at_home().post("/first-run", FIRST | wrong)
        assert page.status_code == 422
        assert 'role="alert"' in page.content.decode()
        assert 'value="Ada"' in page.content.decode()
        assert WORDS not in page.content.decode()


class TestInvitation:
    def test_a_letter_brings_somebody_into_the_team_once(self):
        owner = signed_in(colleague("Ada", owner=True))
        owner.post("/team/create", {"name": "Harbour team"})
        team = Team.objects.get().id
        owner.post("/team/invite", {"email": "Bo@Example.org", "team": team, "role": "editor"})
        link = link_in(letters()[0])
        guest = Client()
        assert "bo@example.org" in guest.get(link).content.decode()
        assert guest.post(link, {"name": "Bo", "password": "short"}).status_code == 422
        assert guest.post(link, {"name": "Bo", "password": WORDS})["Location"] == "/me"
        assert guest.get("/me").status_code == 200
        assert Seat.objects.get(user__email="bo@example.org").role == "editor"
        assert Client().post(link, {"name": "Eve", "password": WORDS}).status_code == 404

    def test_it_ends_after_seven_days_or_when_it_is_withdrawn(self):
        owner = signed_in(colleague("Ada", owner=True))
        team = Team.objects.create(name="Harbour team").id
        for email in ("bo@example.org", "cy@example.org"):
            owner.post("/team/invite", {"email": email, "team": team, "role": "editor"})
        first, second = sorted(
            map(link_in, letters()), key=lambda link: "bo@" not in Client().get(link).content.decode()
        )
        owner.post("/team/withdraw-invitation", {"email": "bo@example.org", "team": team})
        assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
        CLOCK.move(days=8)
        assert Client().get(second).status_code == 404

    def test_a_line_break_reaches_no_header(self):
        owner = signed_in(colleague("Ada", owner=True))
        team = Team.objects.create(name="Harbour team").id
        email = "bo@example.org\r\nBcc: eve@example.org"
        assert owner.post("/team/invite", {"email": email, "team": team, "role": "editor"}).status_code == 422


class TestRoles:
    def test_an_admin_looks_after_their_own_team_and_no_other(self):
        ada, bo = (
            colleague("Ada", "admin", (channel("Mail"),)),
            colleague("Bo", "editor", (channel("Forum"),)),
        )
        client, theirs, mine = (
            signed_in(ada),
            Team.objects.get(name="Team of Bo").id,
            Team.objects.get(name="Team of Ada").id,
        )
        page = client.get("/team").content.decode()
        assert "Team of Ada" in page
        assert "Team of Bo" not in page
        for path, said in (
            ("invite", {"email": "cy@example.org", "role": "admin"}),
            ("set-role", {"user": bo, "role": "observer"}),
            ("remove", {"user": bo}),
            ("withdraw-invitation", {"email": "cy@example.org"}),
        ):
            assert client.post(f"/team/{path}", said | {"team": theirs}).status_code == 404
        assert Seat.objects.get(user=bo).role == "editor"
        assert (
            client.post(
                "/team/invite", {"email": "bo@example.org", "team": mine, "role": "listener"}
            ).status_code
            == 303
        )
        assert len(access.sight_of(bo).channels) == 2

    def test_only_an_owner_widens_what_a_team_sees(self):
        mail, forum = channel("Mail"), channel("Forum")
        ada = colleague("Ada", "admin", (mail,))
        team = Team.objects.get().id
        said = {"team": team, "channel": [mail, forum]}
        assert signed_in(ada).post("/team/set-channels", said).status_code == 403
        assert access.sight_of(ada).channels == (mail,)
        assert signed_in(colleague("Bo", owner=True)).post("/team/set-channels", said).status_code == 303
        assert access.sight_of(ada).channels == (mail, forum)

    def test_a_role_that_is_none_is_refused(self):
        client = signed_in(colleague("Ada", "admin", (channel(),)))
        said = {"email": "bo@example.org", "team": Team.objects.get().id, "role": "owner"}
        assert client.post("/team/invite", said).status_code == 422

    def test_a_seat_is_taken_and_the_sight_goes_with_it(self):
        owner, bo = colleague("Ada", owner=True), colleague("Bo", "editor", (channel(),))
        signed_in(owner).post("/team/remove", {"team": Team.objects.get().id, "user": bo})
        assert access.sight_of(bo).channels == ()


class TestAudit:
    def test_it_says_in_words_who_did_what_and_keeps_only_ids(self):
        owner, bo = colleague("Ada", owner=True), colleague("Bo", "editor")
        client = signed_in(owner)
        client.post("/team/set-role", {"team": Team.objects.get().id, "user": bo, "role": "listener"})
        assert "Ada made Bo listener." in client.get("/audit").content.decode()
        assert "Bo" not in str(list(Audit.objects.values()))
        day = {"day": "2026-05-01", "by": owner}
        assert "Ada made Bo" in client.get("/audit", day).content.decode()
        for other in ({"day": "2026-04-30"}, {"by": bo}, {"conversation": 5}):
            assert "Nothing of this kind" in client.get("/audit", other).content.decode()

    @pytest.mark.parametrize(
        "asked", [{"day": "yesterday"}, {"by": "x"}, {"conversation": "9" * 40}, {"day": "9999-12-31"}]
    )
    def test_a_filter_that_makes_no_sense_is_refused(self, asked: dict):
        assert signed_in(colleague("Ada", owner=True)).get("/audit", asked).status_code in {200, 422}

    def test_an_admin_sees_nothing_of_other_teams(self):
        mail, forum = channel("Mail"), channel("Forum")
        ada, bo = colleague("Ada", "admin", (mail,)), colleague("Bo", "admin", (forum,))
        with unit.write():
            record.audit("team:conversation:taken", CLOCK(), bo, channel=forum, conversation=77)
            record.audit("team:conversation:left", CLOCK(), bo, channel=mail, conversation=78)
        page = signed_in(ada).get("/audit").content.decode()
        assert "took the conversation" not in page
        assert "gave the conversation back" in page

    def test_a_hundred_lines_a_page_and_the_older_ones_after_them(self):
        owner = colleague("Ada", owner=True)
        with unit.write():
            for number in range(130):
                record.audit("team:conversation:taken", CLOCK(), owner, conversation=number + 1)
        client = signed_in(owner)
        first = client.get("/audit")
        assert first.content.decode().count("took the conversation") == 100
        before = Audit.objects.get(conversation=31).id
        assert client.get("/audit", {"before": before}).content.decode().count("took the conversation") == 30
