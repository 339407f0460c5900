"""The stream: what may be seen, from where one was, until the session ends; one reader for all pages."""

import asyncio
import json
import time

from tests.database import CLOCK

from yourturn.core.sight import Sight
from yourturn.store.changes import latest
from yourturn.store.models import Change
from yourturn.web.live import Hub, stream
from yourturn.web.presence import Presence

ADA = Sight(1, "Ada", roles={1: "editor"})


def happened(channel, kind="post:seen", conversation=5):
    return Change.objects.create(at=CLOCK(), kind=kind, channel=channel, conversation=conversation).seq


async def elsewhere(what, *said):
    """What another thread does, as a listener or a colleague would."""
    return await asyncio.to_thread(what, *said)


async def first(events, within_s=5.0):
    """Give the first event that says something: number, name and what it says."""
    async with asyncio.timeout(within_s):
        async for part in events:
            lines = dict(
                line.split(": ", 1)
                for line in part.decode().splitlines()
                if not line.startswith(":") and line
            )
            if "event" in lines:
                return int(lines.get("id", 0)), lines["event"], json.loads(lines["data"])
    raise AssertionError("The stream ended.")


def told(still=lambda: ADA, after=None, beat_s=5.0, who=ADA, do=()):
    """Open a page, do something, and give the first event it gets."""

    async def run():
        events = stream(hub := Hub(0.02), who, still, after, beat_s)
        opened = asyncio.ensure_future(first(events))
        await asyncio.sleep(0.2)
        for what, *said in do:
            await elsewhere(what, *said)
        found = await opened
        await events.aclose()
        return found, hub

    return asyncio.run(run())


class TestStream:
    def test_what_happens_is_told_by_kind_and_number_and_nothing_else(self):
        (seq, name, news), _ = told(do=[(happened, 1)])
        assert (seq, name) == (latest(), "change")
        assert news == [{"kind": "post:seen", "conversation": 5, "subject": None}]

    def test_a_foreign_channel_and_the_teams_own_affairs_are_not_told(self):
        (seq, _, news), _ = told(
            do=[(happened, 2), (happened, None, "import:done"), (happened, 1, "need:opened")]
        )
        assert [one["kind"] for one in news] == ["need:opened"]
        assert seq == latest()

    def test_it_goes_on_from_a_number(self):
        seen = happened(1, "need:opened")
        happened(1, "need:ended")
        (_, _, news), _ = told(after=seen)
        assert [one["kind"] for one in news] == ["need:ended"]

    def test_it_ends_with_the_session(self):
        (_, name, _), _ = told(still=lambda: None, beat_s=0.05)
        assert name == "bye"

    def test_a_sign_out_is_looked_at_at_once(self):
        (_, name, _), _ = told(still=lambda: None, beat_s=60, do=[(happened, None, "team:user:signed_out")])
        assert name == "bye"

    def test_who_sees_less_by_now_is_told_less(self):
        nobody = Sight(1, "Ada", roles={2: "editor"})
        do = [
            (happened, None, "team:user:role_changed"),
            (time.sleep, 0.2),
            (happened, 1),
            (happened, 2, "need:opened"),
        ]
        (_, _, news), _ = told(still=lambda: nobody, beat_s=60, do=do)
        assert [one["kind"] for one in news] == ["need:opened"]

    def test_a_closed_page_leaves_nothing_behind(self):
        _, hub = told(do=[(happened, 1)])
        assert hub._lines == set()


class TestHub:
    def test_fifty_pages_are_told_within_a_second(self):
        async def run():
            hub = Hub()
            streams = [stream(hub, ADA, lambda: ADA, None) for _ in range(50)]
            opened = [asyncio.ensure_future(first(one)) for one in streams]
            await asyncio.sleep(0.5)
            begun = time.monotonic()
            await elsewhere(happened, 1)
            found = await asyncio.gather(*opened)
            took = time.monotonic() - begun
            for one in streams:
                await one.aclose()
            return found, took

        found, took = asyncio.run(run())
        assert len({seq for seq, _, _ in found}) == 1
        assert took < 1

    def test_what_stands_in_no_table_is_told_from_any_thread(self):
        async def run():
            hub = Hub(0.02)
            events = stream(hub, ADA, lambda: ADA, None)
            opened = asyncio.ensure_future(first(events))
            await asyncio.sleep(0.1)
            await elsewhere(hub.tell, Presence().note(ADA, 1, 5, CLOCK(), writing=False))
            found = await opened
            await events.aclose()
            return found

        assert asyncio.run(run())[2][0]["kind"] == "presence:changed"
