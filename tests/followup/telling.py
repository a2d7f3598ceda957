"""Makes the document of a report from a few numbers written by hand, as if they had passed the door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.disclosure.cells import TOTAL, Cell, Quantity, Release, Table
from app.followup.about.particulars import Particulars
from app.followup.about.reporting_period import reporting_period
from app.followup.about.terms import Party, Terms
from app.followup.composing.published import Published
from app.followup.document import document_of
from app.followup.sentences.list import ready_sentences
from app.followup.sentences.speaking import Speaking
from app.followup.tables.list import REPORT_TABLE
from app.followup.tables.report_table import Over
from app.periods import Period, year

ALONE = Terms((Party("valla", "Vallastugan"),))
BOTH = Terms((Party("hamnen", "Hamnkyrkan"), Party("valla", "Kamratstödet")), slug="iop", name="IOP Linköping")
THIS_YEAR, YEAR_BEFORE = reporting_period(year(2025)), reporting_period(year(2024))

# Under an id either a number, or numbers under codes: one code, or several with a blank between; None is hidden.
Numbers = int | None | Mapping[str, int | None]


def table(table_id: str, now: Numbers = None, before: Numbers | str = "", organisation: str = "") -> Table:
    """A table of the list with these numbers of 2025 and, where given, of 2024."""
    listed = REPORT_TABLE[table_id]
    has_months = listed.over in (Over.MONTHS, Over.TREND_MONTHS)
    places = ["premises"] if listed.by_premises else []
    dimensions = ("period", *(["month"] if has_months else []), *places, *listed.classes)
    cells = list(_cells(table_id, "2025", now))
    if before != "":
        cells += _cells(table_id, "2024", before)  # type: ignore[arg-type]
    made = Table(table_id, listed.measure, listed.counts, dimensions, tuple(cells), listed.is_core)
    return of_organisation(made, organisation) if organisation else made


def of_organisation(made: Table, organisation: str) -> Table:
    """The same table as one of several parties has it."""
    cells = tuple(replace(cell, key=(cell.key[0], organisation, *cell.key[1:])) for cell in made.cells)
    return replace(made, dimensions=("period", "organisation", *made.dimensions[1:]), cells=cells)


def joined(*tables: Table) -> Table:
    """One table with the cells of several."""
    return replace(tables[0], cells=tuple(cell for each in tables for cell in each.cells))


def document(
    tables: Iterable[Table], terms: Terms = ALONE, names: Mapping[str, Any] | None = None, **particulars: Any
) -> dict[str, Any]:
    """The document of a year's report with these tables."""
    known = {
        "organisation": {party.slug: party.name for party in terms.parties},
        "premises": {},
        "activity": {},
    }
    limits = {party.slug: {"2025": {"often": 24, "sometimes": 6}} for party in terms.parties}
    given = {"names": known | dict(names or {}), "limits": limits, "referrers": ()} | particulars
    about = Particulars(reporting=THIS_YEAR, compared=YEAR_BEFORE, terms=terms, **given)
    return document_of(Release(tuple(tables)), about)


def speaking(language: str = "sv", terms: Terms = ALONE, **numbers: Any) -> Speaking:
    """One who tells of these numbers: under a table's id what it has for 2025, or a pair with that of 2024 too."""
    return Speaking(Published(document(tables_of(**numbers), terms)), language, terms)


def tables_of(**numbers: Any) -> list[Table]:
    """Tables from numbers, or pairs of numbers, under their ids."""
    return [table(id, *(given if isinstance(given, tuple) else (given,))) for id, given in numbers.items()]


def told(sentence_id: str, language: str = "sv", terms: Terms = ALONE, **numbers: Any) -> str | None:
    """The ready sentence of that id; None when it cannot be made."""
    ready = {each.id: each.text for each in ready_sentences(speaking(language, terms, **numbers))}
    return ready.get(sentence_id)


def _cells(table_id: str, period: str, numbers: Numbers) -> Iterable[Cell]:
    listed = REPORT_TABLE[table_id]
    has_months = listed.over in (Over.MONTHS, Over.TREND_MONTHS)
    for codes, value in (numbers if isinstance(numbers, Mapping) else {"": numbers}).items():
        key = codes.split()
        narrowed = zip(listed.classes, key[has_months:], strict=False)
        days = _days(key[0] if has_months and key[0] != TOTAL else period)
        classes = tuple(sorted((name, code) for name, code in narrowed if code != TOTAL))
        quantity = Quantity(listed.measure, "organisation/valla", days.first_day, days.last_day, classes)
        yield Cell((period, *key), quantity, value)


def _days(code: str) -> Period:
    """The days of a year (2025) or of a month (2025-03)."""
    months = year(int(code[:4])).months()
    return months[int(code[5:]) - 1] if len(code) > 4 else year(int(code))
