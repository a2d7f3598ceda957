"""Locks a backup with age (age-encryption.org/v1), so that it opens with the secret half of a key and nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from app.backup.refusals import BackupDamaged, BackupLocked
from app.errors import BadRequest

NO_KEY_FITS = "No matching keys found"  # what the library says then, and of nothing else


class _Source:
    """The pieces of a stream as a file to read from; remembers what went wrong in making them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                self._rest = next(self._pieces)
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


class _File:
    """A file that is read from or written to; remembers why it could not be, which the library tells by words alone."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            self.error = error
            raise

    def write(self, block: bytes) -> int:
        try:
            return self._file.write(block)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        self._file.flush()


def recipient_named(public: str) -> Recipient:
    """The public half of a key, from its text like age1…; raises BadRequest."""
    try:
        return Recipient.from_str(public.strip())
    except pyrage.RecipientError:
        raise BadRequest(f"{public!r} is not the public half of an age key, which begins with age1.") from None


def lock(pieces: Iterator[bytes], file: BinaryIO, recipients: Sequence[Recipient]) -> None:
    """Write the pieces to the file, locked for each of the recipients; raises what making or writing them raises."""
    source, target = _Source(pieces), _File(file)
    try:
        pyrage.encrypt_io(source, target, list(recipients))
    except pyrage.EncryptError:
        if cause := source.error or target.error:
            raise cause from None
        raise


def unlock(file: BinaryIO, identities: Sequence[Identity]) -> io.BytesIO:
    """What was locked, whole; raises BackupLocked when no identity fits, BackupDamaged when a bit has changed.

    What reading the file raises is raised too.
    """
    locked, opened = _File(file), io.BytesIO()
    try:
        pyrage.decrypt_io(locked, opened, list(identities))
    except (pyrage.DecryptError, OSError) as error:  # OSError: of the library too, when what it reads is not sound
        if locked.error is not None:
            raise locked.error from None
        if NO_KEY_FITS in str(error) or not identities:
            raise BackupLocked(
                "No key at hand opens this backup. Give the lines of the key sheet it belongs to with --keys FILE. "
                "If you have, the file is damaged or another installation's."
            ) from None
        raise BackupDamaged("This backup is damaged: it was cut off or changed. Take another one.") from None
    opened.seek(0)
    return opened
