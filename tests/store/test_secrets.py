"""Secrets are unreadable without a key, and every one of them moves when the key changes."""

import pytest
from django.test import override_settings
from tests.database import CLOCK

from yourturn.core.config import Config
from yourturn.core.errors import BadSetting
from yourturn.store import keys, secrets, unit
from yourturn.store.models import Brand, Channel, Team, User, Webhook

OLD, NEW = "an old key of thirty-two letters, or more", "a new key of thirty-two letters, or more"


def everything_locked() -> None:
    user = User.objects.create(
        email="ada@example.org", name="Ada", totp=secrets.lock(b"one"), created_at=CLOCK()
    )
    User.objects.create(email="bo@example.org", name="Bo", created_at=CLOCK())
    brand = Brand.objects.create(name="Harbour")
    Channel.objects.create(
        brand=brand, name="Mail", kind="mail", secrets=secrets.lock(b"two"), created_at=CLOCK()
    )
    team = Team.objects.create(name="All")
    Webhook.objects.create(
        url="https://x.example", secret=secrets.lock(b"three"), team=team, made_by=user, made_at=CLOCK()
    )


def everything_unlocked() -> list[bytes]:
    held = [User.objects.get(name="Ada").totp, Channel.objects.get().secrets, Webhook.objects.get().secret]
    return [secrets.unlock(one) for one in held]


class TestRotation:
    def test_after_it_the_old_key_is_needed_no_more(self):
        with override_settings(SECRET_KEY=OLD, SECRET_KEY_FALLBACKS=[]):
            everything_locked()
        with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
            assert everything_unlocked() == [b"one", b"two", b"three"]
            with unit.write():
                assert secrets.lock_again() == 3
        with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[]):
            assert everything_unlocked() == [b"one", b"two", b"three"]
        with override_settings(SECRET_KEY=OLD, SECRET_KEY_FALLBACKS=[]), pytest.raises(BadSetting):
            everything_unlocked()

    def test_it_stops_at_a_secret_no_key_fits_and_changes_nothing(self):
        with override_settings(SECRET_KEY=OLD, SECRET_KEY_FALLBACKS=[]):
            everything_locked()
        with (
            override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[]),
            pytest.raises(BadSetting),
            unit.write(),
        ):
            secrets.lock_again()
        with override_settings(SECRET_KEY=OLD, SECRET_KEY_FALLBACKS=[]):
            assert everything_unlocked() == [b"one", b"two", b"three"]


class TestKeys:
    def test_a_new_key_is_kept_beside_the_data_and_only_we_can_read_it(self, tmp_path):
        config = Config(data=tmp_path / "data")
        found = keys.find_keys(config)
        assert keys.find_keys(config) == found
        file = keys.key_file(config)
        assert file == tmp_path / "data.key"
        assert file.stat().st_mode & 0o777 == 0o600

    def test_a_file_that_others_can_read_is_refused(self, tmp_path):
        config = Config(data=tmp_path / "data")
        keys.find_keys(config)
        keys.key_file(config).chmod(0o644)
        with pytest.raises(BadSetting, match="chmod 600"):
            keys.find_keys(config)

    def test_the_settings_word_counts_and_makes_no_file(self, tmp_path):
        config = Config(data=tmp_path / "data", secret_key=f"{NEW},{OLD}".replace(", or", " or"))
        assert len(keys.find_keys(config)) == 2
        assert not keys.key_file(config).exists()
