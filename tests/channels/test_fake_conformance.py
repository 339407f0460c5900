"""The Fake's adapter passes the suite of every adapter, whatever its server promises."""

from collections.abc import Iterator

import pytest
from tests.channels.conformance import AdapterConformance, Trouble
from tests.channels.fake_trouble import FakeTrouble

from yourturn.channels.fake import Rules

SERVERS = {
    "keeps keys for ever": Rules(),
    "keeps keys for an hour": Rules(idempotency="window"),
    "one reply a post": Rules(idempotency="single_slot"),
    "keeps no keys and lists late": Rules(idempotency="reconcile_only", settles_s=20),
    "small pages, counts bytes": Rules(page=2, unit="bytes", longest=200),
}


@pytest.fixture(params=SERVERS)
def trouble(request: pytest.FixtureRequest) -> Iterator[Trouble]:
    fake = FakeTrouble(SERVERS[request.param])
    yield fake
    fake.network.close()


class TestFake(AdapterConformance):
    pass
