"""Webhooks: told what their team may see, signed, tried again, sent again; never on a private network."""

import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from random import Random

import pytest
from tests.harbour import NOON, later, said, settle

from yourturn.actions import needs, webhooks
from yourturn.channels import http
from yourturn.store.models import Delivery, Team
from yourturn.workers.webhooks import Teller


class Outside:
    """A program that is told: it answers as it is bid, and remembers what it got."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.status, self.location = 200, ""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.got.append((dict(self.headers), body))
                self.send_response(outer.status)
                if outer.location:
                    self.send_header("Location", outer.location)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *said: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def outside():
    made = Outside()
    yield made
    made.stop()


def loopback(host: str, port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


class Hour:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self):
        return self.now


def teller(clock: Hour, private=("127.0.0.1",)) -> Teller:
    return Teller(clock, Random(1), private, loopback)


def hook(here, url: str, kinds=("conversation:taken",), team: str = "Harbour") -> str:
    number = Team.objects.get(name=team).pk
    public = lambda host, port: ("93.184.215.14",)  # noqa: E731 - checked again when it is sent
    return webhooks.make(here.sight("olga"), url, number, kinds, NOON, public).secret


class TestTelling:
    def test_it_is_signed_and_told_once(self, outside: Outside):
        here, clock = settle(), Hour()
        secret = hook(here, outside.url)
        post = said(here.channel, here.ann, "Is the lighthouse open?", NOON)
        needs.take(here.sight("ada"), [post.conversation_id], NOON)
        assert [teller(clock).work(), teller(clock).work()] == [1, 0]
        ((headers, body),) = outside.got
        signed = f"{headers['YourTurn-Timestamp']}.".encode() + body
        assert headers["YourTurn-Signature"] == hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
        assert json.loads(body)["conversation"] == post.conversation_id
        assert b"lighthouse" not in body

    def test_another_teams_channels_are_not_told(self, outside: Outside):
        here, clock = settle(), Hour()
        hook(here, outside.url, team="Far")
        post = said(here.channel, here.ann, "Is the lighthouse open?", NOON)
        needs.take(here.sight("ada"), [post.conversation_id], NOON)
        assert teller(clock).work() == 0

    def test_it_is_tried_again_later_and_given_up_at_last(self, outside: Outside):
        here, clock = settle(), Hour()
        hook(here, outside.url)
        post = said(here.channel, here.ann, "Is the lighthouse open?", NOON)
        needs.take(here.sight("ada"), [post.conversation_id], NOON)
        outside.status = 500
        assert [teller(clock).work(), teller(clock).work()] == [1, 0]
        row = Delivery.objects.get()
        assert (row.state, row.tries, row.answered) == ("due", 1, "It answered 500.")
        assert row.next_try_at > NOON
        for hours in range(2, 20):
            clock.now = later(hours * 2)
            teller(clock).work()
        assert Delivery.objects.get().state == "failed"
        assert len(outside.got) == 12
        outside.status = 204
        webhooks.send_again(here.sight("olga"), row.pk, clock.now)
        teller(clock).work()
        assert Delivery.objects.get().state == "sent"
        assert outside.got[-1][1] == outside.got[0][1]

    def test_a_redirect_is_checked_as_anew(self, outside: Outside):
        outside.status, outside.location = 307, "http://inside.example/secret"
        names = {"127.0.0.1": ("127.0.0.1",), "inside.example": ("10.0.0.1",)}
        with pytest.raises(http.Forbidden):
            http.post(outside.url, b"{}", {}, ("127.0.0.1",), lambda host, port: names[host])
        assert len(outside.got) == 1

    def test_a_private_address_is_refused_at_making_and_at_sending(self, outside: Outside):
        here, clock = settle(), Hour()
        with pytest.raises(http.Forbidden):
            webhooks.make(here.sight("olga"), outside.url, 1, ("post:seen",), NOON)
        hook(here, outside.url)
        post = said(here.channel, here.ann, "Is the lighthouse open?", NOON)
        needs.take(here.sight("ada"), [post.conversation_id], NOON)
        teller(clock, private=()).work()
        assert "private network" in Delivery.objects.get().answered
        assert outside.got == []
