"""Files handed over together: folders, zips, tars and single files, behind one small face.

Never writes, never follows a name out of its tree, never opens a pickle, and never unpacks without limits.
"""

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, BinaryIO, Protocol, cast

from yourturn.channels.archives.base import Tree
from yourturn.core.errors import BadInput, NothingToRead

MOST_BYTES = 32 * 2**30
MOST_RATIO = 400  # text seldom packs below 1:50; bombs are above 1:1000
FREE_BYTES = 64 * 2**20  # below this no ratio is suspicious
COPIED_BYTES = 2**20
PIECE_BYTES = 2**24
NEVER = (".pkl", ".pickle", ".bin", ".exe", ".so", ".dll")


class Closes(Protocol):
    """Anything that can be closed."""

    def close(self) -> None:
        """Let go of it."""
        ...


class Bounded:
    """A stream that stops with a sentence where it gives more than is reasonable for its packed size."""

    def __init__(
        self, stream: IO[bytes], name: str, packed: int, *, below: "Sequence[Closes]" = (), share: float = 1
    ) -> None:
        self._stream, self._name, self._below, self._share = stream, name, below, share
        self._left = min(MOST_BYTES, max(FREE_BYTES, packed * MOST_RATIO))

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes; raises BadInput where the stream is broken or unreasonably large."""
        if size < 0:  # in pieces: a plain file sets aside as much memory as it is asked for
            return b"".join(iter(lambda: self.read(PIECE_BYTES), b""))
        try:
            data = self._stream.read(min(size, self._left + 1))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError) as error:
            raise BadInput(f"{self._name} is damaged or cut short ({error}). Export it again.") from error
        self._left -= len(data)
        if self._left < 0:
            raise BadInput(f"{self._name} unpacks to far more than its size suggests; it was not read.")
        return data

    def packed(self) -> int:
        """Give how many bytes of the member, as its tree stores it, were used so far."""
        try:
            source = self._stream.fileobj if isinstance(self._stream, gzip.GzipFile) else self._stream
            return int(source.tell() * self._share)
        except (OSError, AttributeError, ValueError):
            return 0

    def close(self) -> None:
        """Close the stream and whatever it reads from."""
        for opened in (self._stream, *self._below):
            opened.close()


def _bounded(stream: IO[bytes], member: str, packed: int, *below: Closes, share: float = 1) -> BinaryIO:
    opened = gzip.GzipFile(fileobj=stream) if member.lower().endswith(".gz") else stream
    bounded = Bounded(cast("IO[bytes]", opened), member, packed, below=(stream, *below), share=share)
    return cast("BinaryIO", bounded)


@dataclass(frozen=True)
class Folder:
    """A folder, or one file in it when `only` is given."""

    path: Path
    only: str | None = None

    @property
    def name(self) -> str:
        """Last part of the path."""
        return self.only or self.path.name

    def members(self) -> list[str]:
        """Files below the folder, without hidden ones and archives (which are trees of their own)."""
        if self.only:
            return [self.only]
        found = (path for path in self.path.rglob("*") if path.is_file() and not path.is_symlink())
        names = (path.relative_to(self.path).as_posix() for path in found if not _is_archive(path))
        return sorted(name for name in names if _acceptable(name))

    def size(self, member: str) -> int:
        """Bytes on disk."""
        return (self.path / member).stat().st_size

    def open(self, member: str) -> BinaryIO:
        """Open a member, unpacking .gz."""
        return _bounded((self.path / member).open("rb"), member, self.size(member))


@dataclass(frozen=True)
class Zip:
    """The inside of a zip file."""

    path: Path

    @property
    def name(self) -> str:
        """Last part of the path."""
        return self.path.name

    def members(self) -> list[str]:
        """Files inside with harmless names."""
        with self._archive() as archive:
            return sorted(
                i.filename for i in archive.infolist() if not i.is_dir() and _acceptable(i.filename)
            )

    def size(self, member: str) -> int:
        """Bytes as packed."""
        with self._archive() as archive:
            return archive.getinfo(member).compress_size

    def open(self, member: str) -> BinaryIO:
        """Open a member; the zip stays open as long as the stream does."""
        archive = self._archive()
        try:
            stream = archive.open(member)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise BadInput(f"{self.name}: {member} cannot be unpacked ({error}).") from error
        info = archive.getinfo(member)
        share = info.compress_size / max(info.file_size, 1)
        return _bounded(stream, member, info.compress_size, archive, share=share)

    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self.path)
        except zipfile.BadZipFile as error:
            raise BadInput(f"{self.name} is damaged or cut short ({error}). Export it again.") from error


@dataclass(frozen=True)
class Tar:
    """The inside of a tar file, packed or not."""

    path: Path

    @property
    def name(self) -> str:
        """Last part of the path."""
        return self.path.name

    def members(self) -> list[str]:
        """Regular files inside with harmless names."""
        with self._archive() as archive:
            try:
                return sorted(i.name for i in archive if i.isfile() and _acceptable(i.name))
            except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
                raise BadInput(f"{self.name} is damaged or cut short ({error}). Export it again.") from error

    def size(self, member: str) -> int:
        """Bytes of the member."""
        with self._archive() as archive:
            return archive.getmember(member).size

    def open(self, member: str) -> BinaryIO:
        """Open a regular file inside."""
        archive = self._archive()
        stream = archive.extractfile(member)
        if stream is None:
            raise BadInput(f"{self.name}: {member} is no regular file.")
        return _bounded(stream, member, self.path.stat().st_size, archive)

    def _archive(self) -> tarfile.TarFile:
        try:
            return tarfile.open(self.path)
        except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
            raise BadInput(f"{self.name} is damaged or cut short ({error}). Export it again.") from error


def open_trees(paths: Iterable[Path]) -> list[Tree]:
    """Give the trees under the given files, folders and archives, each once, in order of name.

    Raises NothingToRead for a path that does not exist.
    """
    trees: dict[Path, Tree] = {}
    for path in paths:
        if not path.exists():
            raise NothingToRead(f"There is nothing at {path}. Check the spelling.")
        for place, tree in _trees(path):
            trees.setdefault(place.resolve(), tree)
    return list(trees.values())


def _trees(path: Path) -> Iterator[tuple[Path, Tree]]:
    if path.is_dir():
        yield path, Folder(path)
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and _is_archive(inner):
                yield inner, _archive_tree(inner)
    elif _is_archive(path):
        yield path, _archive_tree(path)
    else:
        yield path, Folder(path.parent, path.name)


def _archive_tree(path: Path) -> Tree:
    return Zip(path) if path.suffix.lower() == ".zip" else Tar(path)


def _is_archive(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith((".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"))


def _acceptable(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts.parts)
    return not (parts.is_absolute() or hidden or ".." in parts.parts or name.lower().endswith(NEVER))


def read_all(tree: Tree, member: str, most: int | None = None) -> bytes:
    """Give the whole member; raises BadInput where it is broken, unreasonably large or above `most` bytes."""
    stream = tree.open(member)
    try:
        data = stream.read() if most is None else stream.read(most + 1)
    finally:
        with suppress(OSError):
            stream.close()
    if most is not None and len(data) > most:
        raise BadInput(f"{member} is above {most >> 20} MB, too large to be read as a whole. Save it as CSV.")
    return data


def packed_read(stream: BinaryIO) -> int:
    """Give how many bytes of a member, as its tree stores it, a stream opened there has used so far."""
    told = getattr(stream, "packed", None)
    return int(told()) if told else stream.tell()


@contextmanager
def on_disk(tree: Tree, member: str) -> Iterator[Path]:
    """Give a path with the member's bytes: its own where it is a file, else a copy that goes away again."""
    if isinstance(tree, Folder) and not member.lower().endswith(".gz"):
        yield tree.path / member
        return
    with TemporaryDirectory() as folder, closing(tree.open(member)) as stream:
        copy = Path(folder) / "member"
        with copy.open("wb") as out:
            while chunk := stream.read(COPIED_BYTES):
                out.write(chunk)
        yield copy
