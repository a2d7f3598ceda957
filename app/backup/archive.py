"""The archive inside a backup: a ZIP with a file for each table and, last, the manifest with their checksums."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import Connection

from app.backup import manifest as manifests
from app.backup.manifest import Manifest, Part
from app.backup.refusals import BackupDamaged
from app.backup.snapshot import columns_of, every_table, lines_of

KEYS = "keys/"
CUT_OR_CHANGED = "This backup is damaged: {what}. Nothing was put back. Take another one."


class _Sink:
    """What the ZIP writes into: keeps what has come until it is taken."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def write(self, block: bytes) -> int:
        self._blocks.append(bytes(block))
        return len(block)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        blocks, self._blocks = self._blocks, []
        return b"".join(blocks)


def archive_of(
    connection: Connection, keys: Mapping[str, bytes], describe: Callable[[tuple[Part, ...]], Manifest]
) -> Iterator[bytes]:
    """The archive, a piece at a time: all that the connection sees. describe: the manifest, once the parts are known.

    keys: files of the instance to be put in too; normally none.
    """
    sink, parts = _Sink(), []
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # all that it asks for is there
        for table in every_table(connection):
            columns, checksum, row_count = columns_of(table), hashlib.sha256(), 0
            empty = Part(table.name, columns, 0, "")
            with archive.open(_undated(empty.file_name), "w", force_zip64=True) as file:
                for lines in lines_of(connection, table, columns):
                    block = b"".join(lines)
                    checksum.update(block)
                    row_count += len(lines)
                    file.write(block)
                    yield sink.taken()
            parts.append(Part(table.name, columns, row_count, checksum.hexdigest()))
        for name, key in keys.items():
            archive.writestr(_undated(KEYS + name), key)
        archive.writestr(_undated(manifests.NAME), manifests.written(describe(tuple(parts))))
    yield sink.taken()


def _undated(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


class Archive:
    """A backup that has been unlocked; raises BackupDamaged as soon as something does not add up."""

    def __init__(self, unlocked: BinaryIO) -> None:
        try:
            self._zip = ZipFile(unlocked)
            self.manifest = manifests.read(self._zip.read(manifests.NAME))
        except (BadZipFile, KeyError, zlib.error, EOFError):
            raise _damaged("it does not hold together") from None
        here = {name for name in self._zip.namelist() if not name.startswith(KEYS)}
        if here != {manifests.NAME, *(part.file_name for part in self.manifest.parts)}:
            raise _damaged("its parts are not those it says it has")

    def lines(self, part: Part) -> Iterator[bytes]:
        """The lines of a part; once the last is out, they are known to be those that were put in."""
        checksum, row_count = hashlib.sha256(), 0
        try:
            with self._zip.open(part.file_name) as file:
                for line in file:
                    checksum.update(line)
                    row_count += 1
                    yield line
        except (BadZipFile, zlib.error, EOFError):
            raise _damaged(f"the table {part.table} cannot be read") from None
        if (checksum.hexdigest(), row_count) != (part.sha256, part.row_count):
            raise _damaged(f"the table {part.table} is not as it was put in")

    def keys(self) -> dict[str, bytes]:
        """The instance's keys that were put in on request, by file name."""
        return {name.removeprefix(KEYS): self._zip.read(name) for name in self._zip.namelist() if name.startswith(KEYS)}


def _damaged(what: str) -> BackupDamaged:
    return BackupDamaged(CUT_OR_CHANGED.format(what=what))
