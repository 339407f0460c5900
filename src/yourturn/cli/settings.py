"""The settings of an installation: one TOML file, the environment, and what the command line says."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from yourturn.core.config import Config, read_config
from yourturn.core.errors import BadSetting
from yourturn.store import keys, setup
from yourturn.web.settings import web_settings

FILE: Final = Path("yourturn.toml")

config_option: Final[Callable[..., Callable[..., object]]] = click.option(
    "--config",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"Settings in TOML; {FILE} here, where there is one.",
)


def now() -> datetime:
    """Give the time: the one clock of every command that serves."""
    return datetime.now(UTC)


def settings_of(file: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """Give the checked settings. Raises BadSetting, with one sentence, for what cannot be used."""
    said = file or (FILE if FILE.exists() else None)
    if said is None:
        return read_config({}, environment)
    try:
        return read_config(tomllib.loads(said.read_text(encoding="utf-8")), environment)
    except OSError as error:
        raise BadSetting(f"{said} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{said} is not TOML: {error}.") from error


def listening_at(config: Config, host: str | None, port: int | None) -> Config:
    """Give the settings with another place to listen at."""
    found = replace(config, host=host or config.host, port=port or config.port)
    if not found.address and found.host in {"0.0.0.0", "::"}:  # noqa: S104 - said, not bound
        raise BadSetting(
            "With this 'host' say the 'address' people reach it by, like https://listen.example.org."
        )
    return found


def start(config: Config, setup_code: str = "") -> None:
    """Make this process ready to read and write: keys, Django, tables."""
    setup.start(config, keys.find_keys(config), web_settings(config, now, setup_code))
    setup.migrate()
