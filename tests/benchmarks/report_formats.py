"""How long each format of a large report takes: 91 activities, thirteen charts, three years of months."""

from __future__ import annotations

import time

from app.followup.formats.list import FORMATS, Format
from tests.benchmarks.table import Line
from tests.followup.formats.large_sample import LARGE_DOCUMENT, LARGE_REPORT

PDF_SECONDS, FORMAT_SECONDS = 1, 3
TIMES = 3


def measure_formats(times: int = TIMES) -> list[Line]:
    """The slowest of a few times for each format, charts and the typesetter's own process included."""
    return [
        Line(each.slug, max(_seconds(each) for _ in range(times)), "s", aim=f"< {_aim(each.slug)} s")
        for each in FORMATS
    ]


def _seconds(format_: Format) -> float:
    began_at = time.perf_counter()
    format_.make(LARGE_REPORT, LARGE_DOCUMENT)
    return time.perf_counter() - began_at


def _aim(slug: str) -> int:
    return PDF_SECONDS if slug == "pdf" else FORMAT_SECONDS
