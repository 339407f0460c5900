"""Where a request comes from: an address counts as its proxy says only where the settings trust a proxy."""

from ipaddress import ip_address, ip_network
from typing import Final

from django.http import HttpRequest

from yourturn.store import setup

LOOPBACK_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
FORWARDED: Final = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via")


def address_of(request: HttpRequest) -> str:
    """Give the address it came from; behind a trusted proxy, the one that the proxy itself saw."""
    said = request.headers.get("X-Forwarded-For", "") if setup.config().trust_proxy else ""
    return said.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def prefix_of(request: HttpRequest) -> str:
    """Give its address without the last part: a /24, or a /48 of IPv6; "" where it is none."""
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return ""
    network = ip_network((address, 24 if address.version == 4 else 48), strict=False)
    return str(network.network_address)


def at_this_machine(request: HttpRequest) -> bool:
    """Say whether it was made on this machine: no proxy in between, and asked for by a name of loopback."""
    try:
        near = ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False
    named = request.get_host().rpartition(":")[0] or request.get_host()
    host = named if named in LOOPBACK_NAMES else request.get_host()
    return near and host in LOOPBACK_NAMES and not any(name in request.headers for name in FORWARDED)


def device_of(request: HttpRequest) -> str:
    """Give what the browser says it is, for the list of one's own sign-ins."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in said), "")
    system = next((name for mark, name in _SYSTEMS if mark in said), "")
    return f"{browser}, {system}".strip(", ") or said[:60]


_BROWSERS: Final = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
