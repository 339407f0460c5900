"""Secrets at rest: encrypted under the newest key of the installation, readable under all of them."""

import base64
from functools import lru_cache
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from yourturn.core.errors import BadSetting
from yourturn.store.models import Channel, User, Webhook

_PURPOSE: Final = b"yourturn: secrets at rest"
HOLDERS: Final = ((User, "totp"), (Channel, "secrets"), (Webhook, "secret"))
"""Every column that holds a locked secret."""


def lock(secret: bytes) -> bytes:
    """Encrypt a secret under the newest key."""
    return _box(_keys()).encrypt(secret)


def unlock(locked: bytes) -> bytes:
    """Give the secret. Raises BadSetting where none of the keys fits."""
    try:
        return _box(_keys()).decrypt(bytes(locked))
    except InvalidToken:
        raise BadSetting("A secret was locked with a key that is not among the keys of this start.") from None


def lock_again(batch: int = 500) -> int:
    """Lock every secret under the newest key, inside `unit.write()`. Gives their number.

    One that no key fits stops it, so that no key is thrown away that is still needed.
    """
    box, done = _box(_keys()), 0
    for model, column in HOLDERS:
        held = model.objects.exclude(**{column: b""}).only("id", column)
        for one in held.iterator(batch):
            try:
                setattr(one, column, box.rotate(bytes(getattr(one, column))))
            except InvalidToken:
                raise BadSetting("A secret has a key that is not here: nothing was changed.") from None
            one.save(update_fields=[column])
            done += 1
    return done


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(key.encode())
