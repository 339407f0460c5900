"""Before a demonstration begins, people have talked for hours, some were asked back, and only once."""

from datetime import UTC, datetime, timedelta

from yourturn.channels.fake import Crowd, FakeNetwork
from yourturn.channels.fake.before import HOURS, talk_before

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def docs(place):
    network = FakeNetwork(lambda: NOON, path=place)
    found = network.since(0)
    network.close()
    return found


class TestTalkBefore:
    def test_they_spoke_in_the_hours_before_and_wait_differently_long(self, tmp_path):
        place = tmp_path / "network.sqlite3"
        us = talk_before(place, "us.example", "Us", NOON)
        said = docs(place)
        times = [datetime.fromisoformat(one["at"]) for one in said]
        assert NOON - timedelta(hours=HOURS) <= min(times) < NOON - timedelta(hours=HOURS - 1)
        assert NOON - timedelta(hours=1) < max(times) <= NOON
        begun = [one for one in said if one["reply_to"] is None]
        ours = [one for one in said if one["author"]["id"] == us]
        assert 20 < len(begun) < 100
        assert 0 < len(ours) < len(begun) / 2
        assert len({one["reply_to"] for one in ours}) == len(ours)

    def test_a_network_that_talked_already_is_let_be(self, tmp_path):
        place = tmp_path / "network.sqlite3"
        us = talk_before(place, "us.example", "Us", NOON)
        before = docs(place)
        assert talk_before(place, "us.example", "Us", NOON) == us
        assert docs(place) == before

    def test_they_go_on_at_the_pace_asked_for_then(self, tmp_path):
        place = tmp_path / "network.sqlite3"
        us = talk_before(place, "us.example", "Us", NOON)
        moment = [NOON]
        network = FakeNetwork(lambda: moment[0], path=place)
        crowd, begun = Crowd(network, [us], per_minute=2), len(docs(place))
        for _ in range(300):
            moment[0] += timedelta(seconds=1)
            crowd.act()
        assert len(network.since(0)) >= begun + 4
        network.close()
