"""Reading on: each thing once, late numbers too, and nothing of a channel one may not see."""

from tests.harbour import NOON, later, said, settle

from yourturn.store import changes, record, unit
from yourturn.store.models import Change, Need


def happened(channel, seq=None, kind="post:seen"):
    return Change.objects.create(seq=seq, at=NOON, kind=kind, channel=channel).seq


class TestReading:
    def test_each_thing_comes_once_and_in_order(self):
        first = happened(1)
        reading = changes.Reading(changes.latest())
        assert reading.on() == []
        more = [happened(1), happened(None)]
        assert [one.seq for one in reading.on()] == more
        assert reading.on() == []
        assert first < more[0]

    def test_a_number_whose_transaction_ended_later_is_not_lost(self):
        start = happened(1)
        reading = changes.Reading(start)
        happened(1, seq=start + 3)
        assert [one.seq for one in reading.on()] == [start + 3]
        happened(1, seq=start + 1)
        assert [one.seq for one in reading.on()] == [start + 1]
        happened(1, seq=start + 2)
        assert [one.seq for one in reading.on()] == [start + 2]
        assert reading.on() == []

    def test_a_number_that_never_comes_is_given_up(self):
        start = happened(1)
        reading = changes.Reading(start)
        happened(1, seq=start + 2)
        for _ in range(changes.LOOKS + 1):
            reading.on()
        happened(1, seq=start + 1)
        assert reading.on() == []


class TestJoined:
    def test_people_who_began_to_wait_since_then_and_still_do(self):
        harbour = settle()
        before = changes.latest()
        waits = [
            said(channel, harbour.ann, "Is the lift mended?", later(0)).pk
            for channel in (harbour.channel, harbour.other)
        ]
        for channel, post in zip((harbour.channel, harbour.other), waits, strict=True):
            with unit.write():
                record.change("need:opened", NOON, channel, None, post)
        assert changes.joined(harbour.sight("ada"), before) == 1
        assert changes.joined(harbour.sight("olga"), before) == 1  # one person, who waits twice
        assert changes.joined(harbour.sight("ada"), changes.latest()) == 0
        Need.objects.filter(opened_post=waits[0]).update(ended="answered")
        assert changes.joined(harbour.sight("ada"), before) == 0


class TestPlaceOf:
    def test_what_one_may_not_see_is_nowhere(self):
        harbour = settle()
        post = said(harbour.other, harbour.ann, "Is the lift mended?", later(0))
        assert changes.place_of(harbour.sight("ada"), post.conversation_id) is None
        assert changes.place_of(harbour.sight("cleo"), post.conversation_id) == harbour.other
