"""What open pages ask for: news and presence, by role and team; the report; the link that lets in once."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.database import CLOCK
from tests.web.library import Square, open_library
from tests.web.people import channel, colleague, signed_in

from yourturn.actions import entering
from yourturn.core.errors import NotThere
from yourturn.store import changes, reports, unit
from yourturn.web.views.live import PRESENCE
from yourturn.web.views.report import POLICY


@pytest.fixture
def library():
    return open_library(CLOCK())


def rosa_writes(library):
    square = Square(library.channel, CLOCK())
    square.say("Rosa Quill", 1, "@larkfield.example How do I renew a card?")
    square.heard()


class TestNews:
    def test_it_says_how_many_joined_since_the_page_was_made(self, library):
        before = changes.latest()
        square = Square(library.channel, CLOCK())
        square.say("Rosa Quill", 1, "@larkfield.example How do I renew a card?")
        square.say("Mads Holm", 1, "@larkfield.example Why was my reservation cancelled?")
        square.heard()
        page = signed_in(library.ada).get(f"/live/news?after={before}&here=/%3Fview%3Dnever&conversation=")
        assert b'href="/?view=never" data-fresh>2 more people</a>' in page.content
        assert b"data-fresh" not in signed_in(library.ada).get(f"/live/news?after={changes.latest()}").content

    def test_a_foreign_page_is_no_place_to_go(self, library):
        before = changes.latest()
        rosa_writes(library)
        page = signed_in(library.ada).get(f"/live/news?after={before}&here=//evil.example/")
        assert b'href="/" data-fresh' in page.content

    def test_another_team_hears_of_nobody(self, library):
        before = changes.latest()
        rosa_writes(library)
        stranger = signed_in(colleague("Cleo", "admin", (channel(),)))
        assert b"data-fresh" not in stranger.get(f"/live/news?after={before}").content

    @pytest.mark.parametrize("said", ["x", "-1", "٣", "9" * 40])
    def test_what_is_no_number_is_refused(self, library, said):
        assert signed_in(library.ada).get("/live/news", {"after": said}).status_code == 422
        assert signed_in(library.ada).get("/live", {"after": said}).status_code == 422


class TestHere:
    def test_others_read_who_reads_and_who_writes(self, library):
        rosa_writes(library)
        talk = library.talk("renew")
        ada, ben = signed_in(library.ada), signed_in(library.ben)
        assert ada.post("/live/here", {"conversation": talk, "writing": "1"}).status_code == 204
        assert "Ada Brook is writing" in ben.get(f"/live/news?conversation={talk}").content.decode()
        ada.post("/live/here", {"conversation": talk})
        assert "Ada Brook is reading" in ben.get(f"/live/news?conversation={talk}").content.decode()
        ada.post("/live/here", {"conversation": talk, "gone": "1"})
        assert "Ada Brook is" not in ben.get(f"/live/news?conversation={talk}").content.decode()

    def test_a_conversation_of_others_does_not_exist(self, library):
        rosa_writes(library)
        talk = library.talk("renew")
        stranger = signed_in(colleague("Cleo", "admin", (channel(),)))
        assert stranger.post("/live/here", {"conversation": talk}).status_code == 404
        assert PRESENCE.others(library.sight("ben"), talk) == ()


class TestLive:
    def test_it_is_a_stream_that_nobody_keeps(self, library):
        answer = signed_in(library.ada).get("/live")
        answer.close()
        assert (answer["Content-Type"], answer["X-Accel-Buffering"]) == ("text/event-stream", "no")
        assert answer["Cache-Control"] == "private, no-store"

    def test_a_stranger_gets_none(self):
        assert Client().get("/live").status_code == 303


class TestReport:
    @pytest.fixture
    def told(self, library):
        folder = reports.folder_of("spring")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.html").write_text("<p>What people told us", "utf-8")
        with unit.write():
            reports.put_last("spring", None, CLOCK())
        return library

    def test_it_is_the_file_under_a_policy_of_its_own(self, told):
        owner = colleague("Olga", owner=True)
        answer = signed_in(owner).get("/look-back")
        assert answer.content == b"<p>What people told us"
        assert answer["Content-Security-Policy"] == POLICY
        assert "script" not in POLICY

    def test_who_does_not_see_every_channel_of_it_sees_none_of_it(self, told):
        apart = signed_in(colleague("Cleo", "admin", (told.channel,)))
        assert apart.get("/look-back").status_code == 404

    def test_without_a_report_it_says_so(self, library):
        assert b"There is no report yet" in signed_in(library.ada).get("/look-back").content


class TestEnter:
    def link(self):
        return f"/enter/{entering.make_link(colleague('Olga', owner=True), CLOCK())}"

    def test_it_lets_in_once_and_by_a_press(self):
        link, browser = self.link(), Client(headers={"Host": "127.0.0.1"})
        assert b"Come in as Olga" in browser.get(link).content
        assert browser.get("/me").status_code == 303
        assert browser.post(link)["Location"] == "/"
        assert browser.get("/me").status_code == 200
        again = Client(headers={"Host": "127.0.0.1"})
        assert (again.get(link).status_code, again.post(link).status_code) == (404, 404)

    @pytest.mark.parametrize("more", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}])
    def test_only_from_this_machine(self, more):
        assert Client(headers={"Host": "127.0.0.1"}).get(self.link(), **more).status_code == 404

    def test_it_ends_after_an_hour_and_with_the_next_one(self):
        user = colleague("Olga", owner=True)
        first = entering.make_link(user, CLOCK())
        second = entering.make_link(user, CLOCK())
        with pytest.raises(NotThere):
            entering.whose(first, CLOCK())
        with pytest.raises(NotThere):
            entering.use(second, CLOCK() + timedelta(hours=1, seconds=1))
        assert entering.use(second, CLOCK()) == user
