"""The secret that handles are hashed with, so that a study's folder names nobody to whoever is given it."""

import os
import secrets
from pathlib import Path
from typing import Final

from yourturn.core.errors import BadInput

VARIABLE: Final = "YOURTURN_KEY"


def own_key() -> bytes:
    """Give this user's key: $YOURTURN_KEY, or a file of theirs (mode 0600) that is made when first needed.

    The file never lies in a study's folder. Raises BadInput where it can be neither read nor made.
    """
    said = os.environ.get(VARIABLE)
    if said:
        return said.encode()
    home = os.environ.get("XDG_CONFIG_HOME")
    return key_in((Path(home) if home else Path.home() / ".config") / "yourturn" / "key")


def key_in(path: Path) -> bytes:
    """Give the key in a file; makes one where there is none."""
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"The key at {path} can be neither read nor made ({error.strerror}). "
            f"Set {VARIABLE} to a secret of yours instead."
        ) from error
