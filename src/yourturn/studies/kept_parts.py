"""Keeps parts of measures in a folder: frames as Parquet, arrays as .npy, the rest as JSON; never a pickle.

What is read back is built from the classes the reader names, whatever the folder says.
"""

import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

import numpy as np
import orjson
import polars as pl

Part = TypeVar("Part")
_INDEX: Final = "part.json"


def keep(part: object, folder: Path) -> None:
    """Write a part, whole or not at all: a dataclass of frames, arrays, numbers, texts, maps and dataclasses.

    Raises TypeError where it holds anything else.
    """
    unfinished = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    (unfinished / _INDEX).write_bytes(orjson.dumps(_written(part, "part", unfinished)))
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.replace(folder)


def kept(kind: type[Part], folder: Path) -> Part | None:
    """Give the part of that class which was kept in the folder; None where there is none that fits."""
    try:
        found: Part = _read(orjson.loads((folder / _INDEX).read_bytes()), kind, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, pl.exceptions.PolarsError):
        return None  # nothing there, or damaged: it is measured again
    return found


def one_of(name: str, kind: type[Part], folder: Path) -> Part:
    """Give one field, of that class, of the part kept in the folder; nothing else of it is read.

    Raises OSError where there is no part, KeyError where it has no such field.
    """
    found: Part = _read(orjson.loads((folder / _INDEX).read_bytes())[name], kind, folder)
    return found


def _written(value: object, name: str, folder: Path) -> object:
    if isinstance(value, pl.DataFrame):
        value.write_parquet(folder / f"{name}.parquet", compression="lz4", statistics=False)
        return {"frame": name}
    if isinstance(value, np.ndarray):
        np.save(folder / f"{name}.npy", value, allow_pickle=False)
        return {"array": name}
    if is_dataclass(value):
        return {f.name: _written(getattr(value, f.name), f"{name}.{f.name}", folder) for f in fields(value)}
    if isinstance(value, Mapping):
        return [[key, _written(one, f"{name}.{at}", folder)] for at, (key, one) in enumerate(value.items())]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{name} is a {type(value).__name__}, which cannot be kept")


def _read(said: Any, kind: Any, folder: Path) -> Any:  # noqa: ANN401 - what JSON gives
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{f.name: _read(said[f.name], hints[f.name], folder) for f in fields(kind)})
    if isinstance(said, Mapping) and "frame" in said:
        return pl.read_parquet(folder / f"{Path(said['frame']).name}.parquet", memory_map=False)
    if isinstance(said, Mapping):
        return np.load(folder / f"{Path(said['array']).name}.npy", allow_pickle=False)
    if isinstance(said, list):
        return {key: _read(one, None, folder) for key, one in said}
    return said
