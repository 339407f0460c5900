"""The second key: six digits from a code app, each used once, and spare codes for when the phone is gone."""

import hmac
import secrets
from datetime import datetime
from typing import Final

import pyotp
import segno
from markupsafe import Markup

from yourturn.store.users import hashed

STEP_S: Final = 30
DRIFT: Final = 1  # steps that a phone's clock may be off
CODES: Final = 10
DIGITS: Final = 6


def new_secret() -> str:
    """Give a new secret of 160 random bits, as code apps read it."""
    return str(pyotp.random_base32())


def picture(secret: str, email: str, organisation: str) -> Markup:
    """Draw the picture that a code app scans: SVG, dark on white in both themes."""
    uri = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=f"Your Turn, {organisation}")
    drawn = segno.make(uri, error="m", micro=False).svg_inline(
        omitsize=True, border=1, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return Markup(drawn)  # noqa: S704 - segno draws squares, no words


def by_hand(secret: str) -> str:
    """Give the secret in groups of four, to be typed."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Give the time step whose code this is, of this one or its neighbours; None where it is none."""
    given = "".join(code.split())
    if len(given) != DIGITS or not given.isascii():
        return None
    current = int(now.timestamp()) // STEP_S
    codes = pyotp.TOTP(secret)
    for step in range(current + DRIFT, current - DRIFT - 1, -1):
        if hmac.compare_digest(codes.at(step * STEP_S), given):
            return step
    return None


def new_recovery() -> list[str]:
    """Give new recovery codes of 80 random bits each, as they are shown once."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    drawn = ("".join(secrets.choice(letters) for _ in range(16)) for _ in range(CODES))
    return ["-".join(code[at : at + 4] for at in range(0, 16, 4)) for code in drawn]


def kept_recovery(code: str) -> str:
    """Give what is kept of a recovery code, whatever its case and dashes."""
    return hashed("".join(sign for sign in code.lower() if sign.isalnum()))
