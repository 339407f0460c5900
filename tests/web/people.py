"""Colleagues who are signed in, for tests of pages: `colleague(...)` makes one, `signed_in(...)` their browser."""

import secrets

from django.contrib.auth.hashers import make_password
from django.test import Client
from tests.database import CLOCK

from yourturn.store.models import Brand, Channel, Seat, SignIn, Team, User
from yourturn.store.users import hashed
from yourturn.web.security.sessions import KEY, MARK


def channel(name: str = "Harbour mail") -> int:
    """A channel, of a brand of its own."""
    brand = Brand.objects.create(name=f"Brand of {name}")
    return Channel.objects.create(brand=brand, name=name, kind="by_hand", space=name, created_at=CLOCK()).id


def colleague(
    name: str, role: str = "", channels: tuple[int, ...] = (), *, owner: bool = False, password: str = ""
) -> int:
    """A colleague; with a role, in a team of their own that sees these channels (all, where none is named)."""
    user = User.objects.create(
        email=f"{name.lower()}@example.org", name=name, owner=owner, session_mark=secrets.token_hex(8),
        password=make_password(password or None), created_at=CLOCK(),
    )  # fmt: skip
    if role:
        team = Team.objects.create(name=f"Team of {name}")
        team.channels.set(channels)
        Seat.objects.create(team=team, user=user, role=role)
    return user.id


def signed_in(user: int) -> Client:
    """A browser in which this colleague is signed in."""
    key = secrets.token_urlsafe(16)
    SignIn.objects.create(user_id=user, at=CLOCK(), session=hashed(key), where="127.0.0.0", device="a test")
    client = Client()
    session = client.session
    session[KEY], session[MARK] = key, User.objects.get(id=user).session_mark
    session.save()
    client.cookies["yourturn"] = session.session_key
    return client
