"""A brand with a channel or two, for tests."""

from datetime import UTC, datetime

from yourturn.store.models import Brand, Channel

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def a_channel(name="harbour", kind="fake", space="posts", account="", **more):
    brand, _ = Brand.objects.get_or_create(
        name="Harbour", defaults={"us_words": ["Seagull Line"], "languages": ["en"]}
    )
    return Channel.objects.create(
        brand=brand, name=name, kind=kind, space=space, account=account, created_at=NOON, **more
    ).id
