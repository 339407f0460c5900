"""Letters to colleagues by mail: over SMTP, or put down as files where no server is set.

Nothing a stranger wrote reaches a header: addresses and subjects with a line break are refused.
"""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from yourturn.core.errors import BadInput, BadSetting

TIMEOUT_S: Final = 20.0


@dataclass(frozen=True)
class Letter:
    """Plain words to one address."""

    to: str
    subject: str
    text: str


def post(
    letter: Letter,
    server: str,
    sender: str,
    plain: Callable[..., smtplib.SMTP] = smtplib.SMTP,
    locked: Callable[..., smtplib.SMTP] = smtplib.SMTP_SSL,
) -> None:
    """Hand the letter to the mail server `smtp://` (STARTTLS where it offers it) or `smtps://`.

    A name and password are never sent over a line that is not encrypted.
    """
    parts = urlsplit(server)
    safe = ssl.create_default_context()
    host = parts.hostname or ""
    if parts.scheme == "smtps":
        made = locked(host, parts.port or 465, timeout=TIMEOUT_S, context=safe)
    else:
        made = plain(host, parts.port or 25, timeout=TIMEOUT_S)
    with made as line:
        encrypted = parts.scheme == "smtps"
        line.ehlo()
        if not encrypted and line.has_extn("starttls"):
            line.starttls(context=safe)
            line.ehlo()
            encrypted = True
        if parts.username:
            if not encrypted:
                raise BadSetting("The mail server offers no encryption, so no password is sent to it.")
            line.login(unquote(parts.username), unquote(parts.password or ""))
        line.send_message(message_of(letter, sender))


def put_down(letter: Letter, sender: str, folder: Path, name: str) -> Path:
    """Write the letter as a file that only this user can read. Gives its path."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{name}.eml"
    path.touch(mode=0o600)
    path.write_bytes(message_of(letter, sender).as_bytes(policy=SMTP))
    return path


def message_of(letter: Letter, sender: str) -> EmailMessage:
    """Give the letter as a mail that no machine answers. Raises BadInput for an address that is none."""
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = Address(addr_spec=letter.to)
        message["From"] = _sender(sender)
        message["Subject"] = letter.subject
    except (ValueError, IndexError) as error:
        raise BadInput("This letter has an address or a subject that no mail can carry.") from error
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _sender(sender: str) -> Address:
    name, address = parseaddr(sender or "Your Turn <yourturn@localhost>")
    return Address(name, addr_spec=address)
