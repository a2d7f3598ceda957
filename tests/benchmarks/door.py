"""How long the door takes for the largest reports, and how much of the core report it lets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from app.disclosure.cells import Table
from app.disclosure.door import released
from tests.benchmarks.table import Line
from tests.disclosure.synthetic_league import league
from tests.disclosure.synthetic_year import (
    KINDS_OF_YEARS,
    core_report,
    further_tables,
    surviving_share,
    two_organisations,
    year_of_kind,
)

THRESHOLD = 5
YEARS_OF_A_KIND = 34  # six kinds: 204 years
VOX_ACTIVITIES, VOX_PARTICIPANTS = 91, 5_800


def measure_door() -> list[Line]:
    """Seconds for one year's whole system and for VOX's; the share of the core that leaves, over many years."""
    year, vox = two_organisations(1), league(1, VOX_ACTIVITIES, VOX_PARTICIPANTS)
    lines = [
        _timed("two organisations, five premises, a year", [*core_report(year, 1), *further_tables(year)], "< 10 s"),
        _timed("VOX: 91 activities, 5 800 participants", vox, "< 60 s"),
        _timed("the same with holes, nothing dropped", [replace(table, is_core=True) for table in vox], "< 60 s"),
    ]
    return [*lines, *(_surviving(kind) for kind in KINDS_OF_YEARS)]


def _timed(what: str, tables: Sequence[Table], aim: str) -> Line:
    started = perf_counter()
    released(tables, THRESHOLD)
    return Line(what, perf_counter() - started, "s", aim=aim)


def _surviving(kind: str) -> Line:
    shares = []
    for seed in range(YEARS_OF_A_KIND):
        tables = core_report(year_of_kind(kind, seed), seed)
        shares.append(surviving_share(tables, released(tables, THRESHOLD)))
    return Line(f"core cells that leave: {kind}", 100 * sum(shares) / len(shares), "%", aim="95 %")
