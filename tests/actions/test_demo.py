"""A demonstration is settled once; the second time it is found as it was."""

from tests.database import CLOCK

from yourturn.actions.demo import COLLEAGUES, VISITOR, settle
from yourturn.channels import Ability, Actor
from yourturn.core.organisation import Organisation
from yourturn.store import access, users
from yourturn.store.models import Brand, Channel, Seat, User

US = Organisation("Harbour", ("us.example",), ("Seagull Line",), fictional=True)
ABILITY = Ability(Actor("a1", "us.example"), 500, "graphemes", "exact", "poll")


def settled():
    return settle(US, ABILITY, ("en", "de"), "Europe/London", CLOCK())


class TestSettle:
    def test_the_visitor_owns_it_and_has_two_colleagues(self):
        found = settled()
        assert access.sight_of(found.visitor).owner
        assert Seat.objects.count() == len(COLLEAGUES)
        channel = Channel.objects.get(id=found.channel)
        assert (channel.kind, channel.account, channel.handle, channel.ability["longest"]) == (
            "fake",
            "a1",
            "us.example",
            500,
        )
        assert not Channel.objects.get(name="mail").public

    def test_nobody_can_come_in_by_password(self):
        settled()
        account = users.account_of(VISITOR)
        assert not any(users.password_fits(words, account) for words in ("", "!", account.password))

    def test_once_more_changes_nothing(self):
        def state():
            return [list(model.objects.order_by("pk").values()) for model in (Brand, Channel, Seat, User)]

        first, before = settled(), state()
        assert settled() == first
        assert state() == before
