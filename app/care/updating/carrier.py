"""What a new version comes in, a ZIP or a folder, read without believing it: names, sizes, contents."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.care.updating.refusals import NotOasen, VersionDamaged

# What lies in somebody's folder of Oasen beside the program: their house above all, which is nobody else's.
# So do hidden files at its top, like .git and .venv.
LEFT_OUT = frozenset({"instance", "versions"})
LEFT_OUT_ANYWHERE = frozenset({"__pycache__", "node_modules"})
MARK = "app/__init__.py"
MOST_FILES, MOST_BYTES = 20_000, 500_000_000
DEEPEST_PREFIX = 3  # folders around the program: oasen-0.2.0/ as a rule


class Carrier(Protocol):
    """The files of a program by their paths in it, with slashes."""

    def names(self) -> list[str]:
        """Every path, sorted."""

    def read(self, name: str) -> bytes:
        """A file's content; raises VersionDamaged."""


@dataclass(frozen=True)
class InFolder:
    """A program that lies in a folder. Links are left out: they may lead anywhere."""

    folder: Path

    def names(self) -> list[str]:
        """Every path, sorted; raises VersionDamaged for one that is far too large."""
        found = []
        for name in _names_under(self.folder, ""):
            found.append(name)
            if len(found) > MOST_FILES:
                raise VersionDamaged("There is far more in that folder than Oasen. Choose Oasen's own folder.")
        return sorted(found)

    def read(self, name: str) -> bytes:
        """A file's content."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise VersionDamaged(f"{name} cannot be read: {error.strerror}. Copy the new version anew.") from None


class InZip:
    """A program in a ZIP, with the folder around it left out."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._infos = _sound(archive.infolist())
        self._prefix = _prefix(self._infos)
        for name in self._infos:
            if not name.startswith(self._prefix):  # it may have been one of the program's, by its true name
                self._content(name)

    def names(self) -> list[str]:
        """Every path, sorted."""
        inside = (name.removeprefix(self._prefix) for name in self._infos if name.startswith(self._prefix))
        return sorted(name for name in inside if not is_left_out(name))

    def read(self, name: str) -> bytes:
        """A file's content, held against its checksum; raises VersionDamaged."""
        return self._content(self._prefix + name)

    def _content(self, name: str) -> bytes:
        try:
            return self._archive.read(self._infos[name])
        except Exception:  # each way of packing has complaints of its own
            raise VersionDamaged(f"The file is damaged at {name[:80]}. Copy it anew.") from None


@contextmanager
def carried_by(source: Path) -> Iterator[Carrier]:
    """The program in a ZIP or folder; raises NotOasen, VersionDamaged."""
    if source.is_dir():
        if not (source / MARK).is_file():
            raise NotOasen(f"There is no Oasen in the folder {source}. Choose the folder or ZIP of the new version.")
        yield InFolder(source)
        return
    try:
        archive = ZipFile(source)
    except FileNotFoundError:
        raise NotOasen(f"{source} is not there. Is the stick in?") from None
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise VersionDamaged(f"{source.name} is no whole ZIP: half of it may be missing. Copy it anew.") from None
    with archive:
        yield InZip(archive)


def is_left_out(name: str) -> bool:
    """Whether a path in a folder of Oasen is none of the program."""
    parts = name.split("/")
    return parts[0].startswith(".") or parts[0] in LEFT_OUT or bool(LEFT_OUT_ANYWHERE.intersection(parts))


def _names_under(folder: Path, before: str) -> Iterator[str]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise VersionDamaged(f"{folder} cannot be read: {error.strerror}.") from None
    for path in inside:
        name = before + path.name
        if is_left_out(name) or path.is_symlink():
            continue
        if path.is_dir():
            yield from _names_under(path, name + "/")
        elif path.is_file():
            yield name


def _sound(infos: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The files by name; raises VersionDamaged where anything would land outside, twice, or fill the disk."""
    found: dict[str, ZipInfo] = {}
    for info in infos:
        if not _stays_inside(info.filename) or _is_link(info) or info.flag_bits & 1:
            raise VersionDamaged(f"The ZIP holds what no Oasen has ({info.filename[:80]!r}). Get it from elsewhere.")
        if info.is_dir():
            continue
        if info.filename in found:
            raise VersionDamaged(f"The ZIP holds {info.filename[:80]!r} twice. Get it from elsewhere.")
        found[info.filename] = info
    if len(found) > MOST_FILES or sum(info.file_size for info in found.values()) > MOST_BYTES:
        raise VersionDamaged("The ZIP is far larger than any Oasen. Get it from elsewhere.")
    return found


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not set(name) & set("\\:\0")


def _is_link(info: ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _prefix(names: dict[str, ZipInfo]) -> str:
    """The folder around the program, with its slash; raises NotOasen."""
    marks = sorted((name for name in names if name == MARK or name.endswith("/" + MARK)), key=len)
    if not marks or marks[0].removesuffix(MARK).count("/") > DEEPEST_PREFIX:
        raise NotOasen("There is no Oasen in that file. Choose the ZIP of the new version.")
    return marks[0].removesuffix(MARK)
