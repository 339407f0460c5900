"""A demonstration: a fictional organisation three years of it, colleagues, a network that talks on.

Every step does nothing where it was done before, so that a folder can be gone on with.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Final

from yourturn.actions.import_archive import Bringing, import_archive
from yourturn.channels import Ability, archives, fake
from yourturn.core.organisation import Organisation
from yourturn.store import reports, teams, unit, users
from yourturn.store.connecting import NewBrand, NewChannel, put_brand, put_channel
from yourturn.studies.local import Progress, quiet
from yourturn.studies.reading import read_trees
from yourturn.studies.report import write_report
from yourturn.studies.study import study

VISITOR: Final = "visitor@team.example"
NAME: Final = "Robin Vale"
COLLEAGUES: Final = (
    ("hedda@team.example", "Hedda Quist", "editor"),
    ("tomas@team.example", "Tomas Orrin", "listener"),
)
TEAM: Final = "Everybody"
REPORT: Final = "demo"
SPACE: Final = "posts"


@dataclass(frozen=True)
class Settled:
    """Who looks at the demonstration, and the channel that talks on."""

    visitor: int
    channel: int


def settle(
    us: Organisation, ability: Ability, languages: tuple[str, ...], zone: str, now: datetime
) -> Settled:
    """Make the brand, its channels and its people; a folder where they are is left as it is."""
    known = users.account_of(VISITOR)
    new = [(email, name, role, _password()) for email, name, role in COLLEAGUES] if known is None else []
    password = _password() if known is None else ""
    with unit.write():
        brand = put_brand(NewBrand(us.name, us.us_words, languages, zone, (5, 6), (time(7), time(19))))
        put_channel(
            brand, NewChannel("mail", "archive", "mail", own_space=True, public=False, state="import"), now
        )
        channel = put_channel(brand, _network(ability), now)
        if known is None:
            teams.claim_first_run()
            visitor = users.create(VISITOR, NAME, password, now, owner=True)
            team = teams.create_team(TEAM)
            for email, name, role, hashed in new:
                teams.set_seat(team, users.create(email, name, hashed, now), role)
        else:
            visitor = known.id
    return Settled(visitor, channel)


def is_told(folder: Path) -> bool:
    """Say whether the three years were brought in and looked back on already."""
    return (folder / "report.html").exists()


def bring_in(us: Organisation, clock: Callable[[], datetime], work: Path, progress: Progress = quiet) -> None:
    """Bring the three years in as history."""
    claims = archives.recognise(archives.open_trees([fake.skerrin()]))
    import_archive(claims, archives.Options(), Bringing(us, clock), work, progress)


def look_back(us: Organisation, folder: Path, now: datetime, progress: Progress = quiet) -> None:
    """Study the three years and let the report be the last one."""
    claims = archives.recognise(archives.open_trees([fake.skerrin()]))
    work = folder / "work"
    findings = study(read_trees(claims, archives.Options(), work / "read", progress), us, work, progress)
    write_report(findings, folder)
    with unit.write():
        reports.put_last(REPORT, None, now)


def _network(ability: Ability) -> NewChannel:
    return NewChannel(
        name="Harbour",
        kind="fake",
        space=SPACE,
        account=ability.account.id,
        handle=ability.account.handle,
        ability={"longest": ability.longest, "unit": ability.unit, "link_length": ability.link_length,
                 "settles_s": ability.settles_s, "private_messages": ability.private_messages},
    )  # fmt: skip


def _password() -> str:
    """Give the hash of a password that nobody knows."""
    return users.password_hash(secrets.token_urlsafe(24))
