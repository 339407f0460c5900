"""From a channel's row to its adapter: by kind, kept while the row stays, none where it is not connected."""

import pytest
from tests.store.organisation import NOON, a_channel

from yourturn.channels.fake import FakeNetwork
from yourturn.store.models import Channel
from yourturn.workers.adapters import Adapters, Machine, fake_network


@pytest.fixture
def machine(tmp_path):
    return Machine(lambda: NOON, lambda _: None, tmp_path)


class TestAdapters:
    def test_a_fake_channel_speaks_to_the_network_of_this_folder(self, machine):
        network = fake_network(machine)
        us, ana = network.join("us.example"), network.join("ana.example")
        network.say(ana, "Is the lift mended?")
        channel = a_channel(account=us)
        adapter = Adapters(machine).of(channel)
        assert adapter.channel == str(channel)
        assert adapter.probe().account.id == us
        assert [event.item.text for batch in adapter.listen(None) for event in batch.events] == [
            "Is the lift mended?"
        ]
        network.close()

    def test_it_is_made_once_and_anew_when_the_row_says_otherwise(self, machine):
        channel = a_channel(account=fake_network(machine).join("us.example"))
        adapters = Adapters(machine)
        first = adapters.of(channel)
        assert adapters.of(channel) is first
        Channel.objects.update(settings={"room": "other"})
        assert adapters.of(channel) is not first

    def test_what_is_off_or_of_another_kind_has_none(self, machine):
        adapters = Adapters(machine)
        assert adapters.of(a_channel(account="us", state="revoked")) is None
        assert adapters.of(a_channel(name="letters", kind="by_hand", account="us")) is None
        assert adapters.of(999) is None
        assert isinstance(fake_network(machine), FakeNetwork)
