"""Speaks HTTP to addresses that somebody else wrote, and never to a machine of our own network by mistake.

The name is resolved here, every address of it is checked, and the connection goes to one that was
checked: a name that changes its mind in between gains nothing. Redirects are checked as anew.
"""

import ipaddress
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, TypeAlias

import httpx

from yourturn.core.errors import YourTurnError

Resolve: TypeAlias = Callable[[str, int], tuple[str, ...]]
"""Gives the addresses of a name."""

HOPS: Final = 3
LARGEST: Final = 64 * 1024
TIMEOUT: Final = httpx.Timeout(10.0, connect=5.0)
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


class NotReached(YourTurnError):
    """The other side could not be reached, or did not answer as HTTP."""


class Forbidden(YourTurnError):
    """An address that must not be spoken to from here."""


@dataclass(frozen=True)
class Answer:
    """What came back: the status, and the beginning of the body."""

    status: int
    body: bytes


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Give the addresses of a name, as this machine knows them. Raises NotReached where there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReached("There is no machine of that name.") from None
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Say whether an address is one of the open internet, whichever way it is written.

    >>> [is_public(one) for one in ("93.184.215.14", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def checked(url: str, private: Collection[str] = (), look_up: Resolve = resolve) -> tuple[httpx.URL, str]:
    """Give an address and where to connect to. Raises Forbidden, with a sentence, where that must not be.

    Hosts named in `private` may stand on private networks.
    """
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise Forbidden("This is no address. It looks like https://example.org/hook.") from None
    if parts.scheme not in {"http", "https"} or not parts.host or parts.userinfo:
        raise Forbidden("An address begins with https:// or http://, and holds no user or password.")
    found = look_up(parts.host, parts.port or (443 if parts.scheme == "https" else 80))
    if parts.host not in private and not (found and all(is_public(one) for one in found)):
        raise Forbidden(f"{parts.host} is on a private network. An admin can allow it in 'private_networks'.")
    return parts, found[0]


def post(
    url: str,
    body: bytes,
    headers: dict[str, str],
    private: Collection[str] = (),
    look_up: Resolve = resolve,
) -> Answer:
    """Send a body and give the answer; up to three redirects (307, 308) are followed, each checked again.

    Raises Forbidden for an address that must not be, NotReached where nobody answered in time.
    """
    for _ in range(HOPS + 1):
        parts, address = checked(url, private, look_up)
        answer, location = _once(parts, address, body, headers)
        if answer.status not in {307, 308} or not location:
            return answer
        url = str(parts.join(location))
    raise NotReached("It sends us on again and again.")


def _once(parts: httpx.URL, address: str, body: bytes, headers: dict[str, str]) -> tuple[Answer, str]:
    host = parts.netloc.decode("ascii")
    said = {**headers, "Host": host, "User-Agent": "YourTurn"}
    try:
        with httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client:
            asked = client.build_request(
                "POST", parts.copy_with(host=address), content=body, headers=said,
                extensions={"sni_hostname": parts.host},
            )  # fmt: skip
            found = client.send(asked, stream=True)
            try:
                return Answer(found.status_code, _beginning(found)), found.headers.get("Location", "")
            finally:
                found.close()
    except httpx.HTTPError as error:
        raise NotReached(f"It did not answer ({type(error).__name__}).") from None


def _beginning(found: httpx.Response) -> bytes:
    held = b""
    for data in found.iter_raw(4096):
        held += data
        if len(held) >= LARGEST:
            break
    return held[:LARGEST]
