"""Zip files that are the same to the byte whenever they are made: no dates, no trace of the machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of named files, in this order."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, FIRST_DAY_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return made.getvalue()


def zipped_again(made: bytes) -> bytes:
    """The same files in a zip without dates."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return zip_of([(entry.filename, archive.read(entry)) for entry in archive.infolist()])
