"""Writes the bad rows of a file into a file of their own, as they were, to be mended and imported again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.exchange.files.csv_rows import CsvFile
from app.exchange.files.problems import Problem
from app.fresh_file import fresh_file, settle


def write_rejected(path: Path, file: CsvFile, problems: Iterable[Problem]) -> None:
    """Write the header and the rows that have problems; raises CannotWriteFile.

    No column says why: what is written can be imported again once it is mended.
    """
    lines = sorted({problem.line for problem in problems})
    with fresh_file(path) as rejected:
        rejected.write(file.header_as_it_was.encode())
        for line in lines:
            rejected.write(file.as_it_was(line).encode())
        settle(rejected)
