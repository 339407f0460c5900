"""How an installation is set: one TOML file and environment variables become one checked value.

Pure: the caller reads the file and the environment. A wrong setting is one sentence that says what to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from yourturn.core.errors import BadSetting

PREFIX: Final = "YOURTURN_"
DATABASE_URL: Final = "DATABASE_URL"


@dataclass(frozen=True)
class Config:
    """Every setting of an installation. Names in the file are these; in the environment YOURTURN_NAME."""

    data: Path = Path("yourturn-data")  # folder of the embedded database and media
    database: str = ""  # postgresql://user:password@host/name; "" = SQLite in `data`
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""  # https://listen.example.org, as people reach it; "" = http://host:port
    organisation: str = "Your organisation"
    secret_key: str = ""  # secret keys, newest first, separated by commas; "" = the file `data`.key beside it
    mail: str = ""  # smtp://user:password@host:port; "" = mail is written to `data`/mail
    mail_from: str = ""
    trust_proxy: bool = False  # X-Forwarded-For and -Proto count
    private_networks: tuple[str, ...] = ()  # hosts on private networks that may be spoken to
    sending: bool = True  # False = nothing leaves; what is approved waits

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return (self.address or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def embedded(self) -> bool:
        """Say whether the database is the SQLite file in `data`."""
        return not self.database


def read_config(file: Mapping[str, Any], environment: Mapping[str, str]) -> Config:
    """Give the settings: the environment's word counts before the file's.

    Raises BadSetting, with one sentence, for a name that is unknown or a value that is not of its kind.
    """
    kinds = {one.name: one for one in fields(Config)}
    said: dict[str, Any] = dict(file)
    for name in environment:
        if name.startswith(PREFIX) and (short := name.removeprefix(PREFIX).lower()) in kinds:
            said[short] = environment[name]
    if environment.get(DATABASE_URL):
        said["database"] = environment[DATABASE_URL]
    for name in said:
        if name not in kinds:
            raise BadSetting(f"There is no setting '{name}'. Known are: {', '.join(sorted(kinds))}.")
    values: dict[str, Any] = {
        name: _value(name, value, getattr(Config(), name)) for name, value in said.items()
    }
    config = Config(**values)
    _check(config)
    return config


def _value(name: str, value: object, default: object) -> object:
    if isinstance(default, bool):
        return _truth(name, value)
    if isinstance(default, int):
        return _number(name, value)
    if isinstance(default, tuple):
        return tuple(value.split(",") if isinstance(value, str) else _words(name, value))
    if not isinstance(value, str):
        raise BadSetting(f"The setting '{name}' is words: write it in quotes.")
    return Path(value) if isinstance(default, Path) else value


def _words(name: str, value: object) -> list[str]:
    if not isinstance(value, list):
        raise BadSetting(f"The setting '{name}' is a list of words.")
    return [str(one) for one in value]


def _truth(name: str, value: object) -> bool:
    known = {
        "true": True,
        "1": True,
        "yes": True,
        "on": True,
        "false": False,
        "0": False,
        "no": False,
        "off": False,
    }
    found = known.get(str(value).lower())
    if found is None:
        raise BadSetting(f"The setting '{name}' is true or false, not '{value}'.")
    return found


def _number(name: str, value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise BadSetting(f"The setting '{name}' is a whole number, not '{value}'.") from None


def _check(config: Config) -> None:
    if not 0 < config.port < 65536:
        raise BadSetting(f"The setting 'port' is between 1 and 65535, not {config.port}.")
    if config.database:
        database_of(config.database)
    if config.address and urlsplit(config.address).scheme not in {"http", "https"}:
        raise BadSetting("The setting 'address' begins with https:// or http://.")
    if config.mail and urlsplit(config.mail).scheme not in {"smtp", "smtps"}:
        raise BadSetting("The setting 'mail' begins with smtp:// or smtps://.")


def database_of(url: str) -> dict[str, str]:
    """Give host, port, name, user and password of a PostgreSQL address; `?host=` is a socket's folder.

    Raises BadSetting where it is no such address.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting("DATABASE_URL looks like postgresql://user:password@host:5432/name.")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "name": unquote(parts.path.lstrip("/")),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "host": unquote(query.get("host", parts.hostname or "")),
        "port": str(parts.port or ""),
    }
