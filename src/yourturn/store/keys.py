"""The keys of an installation: from the settings, or a 0600 file beside the data folder, never inside it.

A backup of the data folder therefore never holds the key that its secrets are kept under.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from yourturn.core.config import Config
from yourturn.core.errors import BadSetting

SHORTEST: Final = 32
_OTHERS: Final = 0o077


def key_file(config: Config) -> Path:
    """Give where the keys are kept when no setting names them: beside the data folder, as `NAME.key`."""
    data = config.data.absolute()
    return data.with_name(f"{data.name}.key")


def find_keys(config: Config) -> tuple[str, ...]:
    """Give the keys, newest first; where there are none yet, a new one is made and kept in the file.

    Raises BadSetting for a key that is too short, and for a file that others may read.
    """
    if config.secret_key:
        return _checked(config.secret_key.split(","), "The setting 'secret_key'")
    file = key_file(config)
    if not file.exists():
        keep_keys(config, (new_key(),))
    if os.name == "posix" and file.stat().st_mode & _OTHERS:
        raise BadSetting(f"Others on this machine can read {file}: say chmod 600 {file}, then start again.")
    return _checked(file.read_text().split(), str(file))


def keep_keys(config: Config, keys: tuple[str, ...]) -> None:
    """Write the keys, newest first, to the file; nobody else may read it, not even for a moment."""
    file = key_file(config)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write("".join(f"{key}\n" for key in keys))
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def new_key() -> str:
    """Give a new key of 256 random bits."""
    return secrets.token_urlsafe(32)


def _checked(keys: list[str], where: str) -> tuple[str, ...]:
    found = tuple(key.strip() for key in keys if key.strip())
    if not found or any(len(key) < SHORTEST for key in found):
        raise BadSetting(f"{where} needs keys of at least {SHORTEST} letters, the newest first.")
    return found
