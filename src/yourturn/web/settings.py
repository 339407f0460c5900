"""Django's settings for pages, made from the settings of an installation. Passed to `store.setup.start`."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from yourturn.core.config import Config

STATIC: Final = Path(__file__).parent / "static"
SHARED: Final = Path(__file__).parents[1] / "studies" / "report" / "assets"
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
SESSION_S: Final = 12 * 3600  # "We ask again after 12 hours"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self'; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)  # styles in attributes: the widths of bars, `--v` (VISUAL.md)


def web_settings(config: Config, now: Callable[[], datetime], setup_code: str = "") -> dict[str, Any]:
    """Give the settings of Django that pages need; `now` is the clock of every request.

    The first account is made with `setup_code`, or at this machine.
    """
    https = config.url.startswith("https://")
    prefix = "__Host-" if https else ""
    return {
        "YOURTURN_NOW": now,
        "YOURTURN_SETUP_CODE": setup_code,
        "YOURTURN_HEADERS": headers(https=https),
        "DEBUG": False,
        "ROOT_URLCONF": "yourturn.web.urls",
        "MIDDLEWARE": [
            "yourturn.web.middleware.headers",
            "yourturn.web.middleware.known_host",
            "yourturn.web.middleware.static_files",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "yourturn.web.middleware.Errors",
        ],
        "ALLOWED_HOSTS": hosts(config),
        "STATIC_URL": f"/static/{mark_of(STATIC, SHARED)}/",
        "APPEND_SLASH": False,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "SESSION_COOKIE_NAME": f"{prefix}yourturn",
        "SESSION_COOKIE_AGE": SESSION_S,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": https,
        "CSRF_COOKIE_NAME": f"{prefix}yourturn-form",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": https,
        "CSRF_FAILURE_VIEW": "yourturn.web.refusals.forged",
        "CSRF_TRUSTED_ORIGINS": [config.url],
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if config.trust_proxy else None,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 2_621_440,
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.ScryptPasswordHasher"],
    }


def headers(*, https: bool) -> dict[str, str]:
    """Give the headers that every answer carries."""
    said = {
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    return said | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})


def hosts(config: Config) -> list[str]:
    """Give the names this installation answers to: that of its address, and loopback where it listens."""
    named = urlsplit(config.url).hostname or ""
    bare = f"[{named}]" if ":" in named else named
    return list(
        dict.fromkeys([bare, *(LOOPBACK if config.host in {"127.0.0.1", "localhost", "::1"} else ())])
    )


def mark_of(*folders: Path) -> str:
    """Give a mark of all files in these folders: another one when any of them changes."""
    told = hashlib.sha256()
    for folder in folders:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            told.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return told.hexdigest()[:12]
