"""Who is here: told when it changes, forgotten by itself, and only to those who may see the place."""

from datetime import timedelta

from tests.database import Clock

from yourturn.core.sight import Sight
from yourturn.web.presence import GONE, Presence

NOON = Clock.NOON
ADA = Sight(1, "Ada", roles={1: "editor"})
BEN = Sight(2, "Ben", roles={1: "listener"})
CLEO = Sight(3, "Cleo", roles={2: "admin"})


class TestPresence:
    def test_others_see_it_and_oneself_does_not(self):
        here = Presence()
        here.note(ADA, 1, 5, NOON, writing=True)
        assert [(one.name, one.writing) for one in here.others(BEN, 5)] == [("Ada", True)]
        assert here.others(ADA, 5) == ()
        assert here.others(BEN, 6) == ()

    def test_a_foreign_channel_is_empty(self):
        here = Presence()
        here.note(ADA, 1, 5, NOON, writing=False)
        assert here.others(CLEO, 5) == ()

    def test_only_a_change_is_told(self):
        here = Presence()
        told = [bool(here.note(ADA, 1, 5, NOON, writing=writing)) for writing in (False, False, True, True)]
        assert told == [True, False, True, False]
        assert [bool(here.leave(ADA, 1, 5)), bool(here.leave(ADA, 1, 5))] == [True, False]

    def test_who_is_not_heard_of_is_forgotten(self):
        here = Presence()
        here.note(ADA, 1, 5, NOON, writing=False)
        here.note(BEN, 1, 5, NOON + timedelta(seconds=30), writing=False)
        gone = here.expire(NOON + GONE)
        assert [(one.channel, one.conversation) for one in gone] == [(1, 5)]
        assert [one.name for one in here.others(ADA, 5)] == ["Ben"]
        assert here.others(BEN, 5) == ()
        assert here.expire(NOON + GONE) == []
