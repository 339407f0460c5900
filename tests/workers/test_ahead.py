"""Hearing ahead: what waits is joined in order, what broke the stream comes last, and it can be left."""

from threading import Event

import pytest

from yourturn.channels import Batch, Unreachable
from yourturn.workers.ahead import MOST, WAITING, Ahead, joined


def batch(*events, cursor="1"):
    return Batch(events, cursor, 2.0)


def heard_whole(stream):
    """Let the whole stream be heard before the first batch is taken; give what is given then."""
    over = Event()

    def told():
        try:
            yield from stream
        finally:
            over.set()

    with Ahead(told()) as ahead:
        assert over.wait(10)
        yield from ahead.batches()


class TestAhead:
    def test_what_waits_is_given_as_one_in_its_order(self):
        found = list(heard_whole(batch(n, cursor=str(n)) for n in range(WAITING // 2)))
        assert [one.cursor for one in found] == [str(WAITING // 2 - 1)]
        assert found[0].events == tuple(range(WAITING // 2))

    def test_no_more_is_joined_than_fits(self):
        half = tuple(range(MOST // 2 + 1))
        found = list(heard_whole(batch(*half, cursor=str(n)) for n in range(4)))
        assert [(one.cursor, len(one.events)) for one in found] == [
            ("1", 2 * len(half)),
            ("3", 2 * len(half)),
        ]

    def test_what_was_heard_before_it_broke_is_given_first(self):
        def broken():
            yield batch("a")
            raise Unreachable("The network did not answer.")

        stream = heard_whole(broken())
        assert next(stream).events == ("a",)
        with pytest.raises(Unreachable):
            next(stream)

    def test_it_can_be_left_while_the_network_has_more(self):
        left = Event()

        def endless():
            try:
                while True:
                    yield batch("a")
            finally:
                left.set()

        with Ahead(endless()) as ahead:
            assert next(ahead.batches()).events[0] == "a"
        assert left.wait(10)

    def test_an_empty_stream_gives_nothing(self):
        assert list(heard_whole(iter(()))) == []


class TestJoined:
    def test_it_ends_where_the_second_does(self):
        assert joined(batch(1, cursor="1"), batch(2, cursor="2")) == batch(1, 2, cursor="2")
