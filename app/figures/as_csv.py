"""The figures as a file of comma-separated values, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from app.figures.rows import rows_of

COLUMNS = ("id", "key", "value", "previous", "label", "definition")


def as_csv(document: Mapping[str, Any], language: str) -> str:
    """One row a number, with what it is called and how it is counted; an empty cell where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows_of(document):
        figure = row.figure
        writer.writerow(
            (figure.id, row.key, row.value, row.previous, figure.label(language), figure.definition(language))
        )
    return text.getvalue()
