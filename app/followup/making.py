"""Makes a report as it would leave now: counted, through the door, audited, in words. Reads, and never writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.disclosure.auditor.audit import audit
from app.disclosure.auditor.figures_read import FIGURES
from app.disclosure.cells import Release, Table
from app.disclosure.core import audited_release
from app.followup.about.particulars import Particulars, particulars_of
from app.followup.about.reporting_period import ReportingPeriod
from app.followup.about.terms import Terms
from app.followup.composing.blocks import Report
from app.followup.composing.figures_told import table_behind
from app.followup.composing.report import report_of
from app.followup.document import Document, document_of
from app.followup.formats.list import FORMATS
from app.followup.made_before import MadeBefore
from app.followup.queries import house_of
from app.followup.tables.building import exact_tables
from app.followup.writing.texts import Texts

LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Made:
    """What would leave, and what was held back of it."""

    release: Release
    document: Document


@dataclass(frozen=True)
class Left:
    """What has left of these parties before, in order: its cells, and the documents that anybody may have."""

    releases: Sequence[Release] = ()
    documents: Sequence[Document] = ()


@dataclass(frozen=True)
class Counted:
    """Everything that decides what leaves: exact tables, what stands beside them, what has left, as which version."""

    tables: tuple[Table, ...]
    about: Particulars
    left: Left
    sealed: int | None


def made_document(
    connection: Connection, terms: Terms, reporting: ReportingPeriod, left: Left, sealed: int | None = None
) -> Made:
    """The report's document, as much of it as the auditor lets out; sealed: the version it becomes.

    It is counted anew each time; of numbers that are the same in everything, the door's answer is the one before.
    """
    return made_once(counted(connection, terms, reporting, left, sealed))


def counted(
    connection: Connection, terms: Terms, reporting: ReportingPeriod, left: Left, sealed: int | None = None
) -> Counted:
    """What the house knows of it, exact: for the door alone."""
    house = house_of(connection, terms)
    return Counted(exact_tables(house, reporting, terms), particulars_of(house, reporting, terms), left, sealed)


def made_of(given: Counted) -> Made:
    """The document of what was counted: pure, so that equal numbers give equal bytes.

    The auditor has what anybody has: all documents that have left, and this one. The tables from which it can compute
    somebody do not leave; if that is not enough the core report does, then its coarsest form, and in the end what
    counts no persons: never nothing.
    """
    about, left, threshold = given.about, given.left, given.about.terms.threshold

    def objections(release: Release) -> set[str]:
        found = audit([*left.documents, document_of(release, about, given.sealed)], threshold)
        return {table_behind(each.key[0]) if each.table == FIGURES else each.table for each in found}

    release = audited_release(given.tables, threshold, left.releases, objections)
    return Made(release, document_of(release, about, given.sealed))


made_once: MadeBefore[Counted, Made] = MadeBefore(made_of)


def made_reports(document: Document, texts: Texts, terms: Terms, made_on: date | None) -> dict[str, Report]:
    """The report in each language."""
    return {language: report_of(document, texts, terms, language, made_on) for language in LANGUAGES}


def made_files(reports: Mapping[str, Report], document: Document) -> dict[tuple[str, str], bytes]:
    """Every file of a report, by format and language."""
    return {
        (each.slug, language): each.make(report, document) for each in FORMATS for language, report in reports.items()
    }
