"""Writes a file whole or not at all: it has its name only once everything that belongs to it is done."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import CannotWriteFile


@contextmanager
def fresh_file(path: Path) -> Iterator[BinaryIO]:
    """A new file for its owner alone, under a temporary name until the block has ended well.

    Raises CannotWriteFile. Call settle() before doing anything that is not undone when the disk is full.
    """
    if path.is_dir():
        raise CannotWriteFile(f"{path} is a folder. Give the name of a file.")
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise CannotWriteFile(f"Cannot write {path}: {error.strerror}. Choose another folder.") from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        Path(temporary).replace(path)
    except OSError as error:
        raise CannotWriteFile(f"Cannot write {path}: {error.strerror}.") from None
    finally:
        Path(temporary).unlink(missing_ok=True)


def settle(file: BinaryIO) -> None:
    """Put all that was written on disk now; raises OSError when it does not fit."""
    file.flush()
    os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Put on disk under which names the files of a folder lie: a new name could else be gone after a power cut."""
    if os.name != "posix":  # elsewhere a folder cannot be opened, and its names are written through
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
