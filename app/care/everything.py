"""Everything that an organisation has, in one ZIP of open formats, with a page inside that says what is what.

Entries and opening days are what `oasen import` reads. What is nobody's to read elsewhere is left out: keys, what cards
and staff are known by, the audit log.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO, Any, BinaryIO, NamedTuple, cast
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Table, or_, select

from app.activities.models import Activity, ActivityPremises, ActivityTimeRow
from app.agreements.as_text import agreement_lines
from app.agreements.queries import own_agreements
from app.care.readme_inside import readme_inside
from app.database.statements import table_of
from app.exchange.exporting.writing import export_entries, export_openings
from app.exchange.files.formulas import with_guard
from app.figures.document import one_moment
from app.followup.models import ReportDraft, ReportText, SealedFile, SealedReport
from app.noting.models import Remark
from app.opening.models import PlannedException
from app.organisations.models import PlannedWeekday, Premises
from app.organisations.queries import organisation_named
from app.outreach.models import OutreachTopic

DRAFTS, TEXTS = table_of(ReportDraft), table_of(ReportText)
SEALED, FILES = table_of(SealedReport), table_of(SealedFile)


class PlainTable(NamedTuple):
    """A table that goes out row by row: under which name, which columns."""

    file_name: str
    table: Table
    columns: tuple[str, ...]


# Of the house, and of nobody who visits it.
PLAIN_TABLES = (
    PlainTable("premises.csv", table_of(Premises), ("id", "slug", "name", "time_zone", "cutoff_minute")),
    PlainTable(
        "calendar/weeks.csv",
        table_of(PlannedWeekday),
        ("premises_id", "from_day", "weekday", "opens_minute", "closes_minute"),
    ),
    PlainTable(
        "calendar/special-days.csv",
        table_of(PlannedException),
        ("premises_id", "day", "opens_minute", "closes_minute", "reason"),
    ),
    PlainTable(
        "activities/activities.csv",
        table_of(Activity),
        ("id", "slug", "kind", "name", "is_visiting_group", "retired_at"),
    ),
    PlainTable("activities/where.csv", table_of(ActivityPremises), ("activity_id", "premises_id", "shown", "capacity")),
    PlainTable(
        "activities/when.csv",
        table_of(ActivityTimeRow),
        ("activity_id", "premises_id", "weekday", "day", "starts_minute", "ends_minute", "from_day", "to_day"),
    ),
    PlainTable("contacts-about.csv", table_of(OutreachTopic), ("slug", "name", "retired_at")),
    PlainTable("remarks.csv", table_of(Remark), ("premises_id", "day", "activity_id", "text")),
)


def write_everything(file: BinaryIO, organisation: str, language: str) -> None:
    """Write the ZIP of one organisation, by its slug; raises NotFound."""
    with one_moment() as connection, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        found = organisation_named(connection, organisation)
        with _entry(archive, "entries.csv") as part:
            export_entries(cast(BinaryIO, part), organisation)
        with _entry(archive, "openings.csv") as part:
            export_openings(cast(BinaryIO, part), organisation)
        for plain in PLAIN_TABLES:
            with _entry(archive, plain.file_name) as part:
                _write_rows(part, plain.columns, _rows_of(connection, plain, found.id))
        for agreement in own_agreements(connection, found.id):
            lines = agreement_lines(connection, agreement)
            archive.writestr(f"agreements/{agreement.slug}.txt", "\n".join(lines) + "\n")
        with _entry(archive, "reports/texts.csv") as part:
            _write_rows(part, ("first_day", "last_day", "slot", "version", "text"), _texts(connection, found.id))
        for name, content in _sealed_files(connection, found.id):
            archive.writestr(name, content)
        archive.writestr(*readme_inside(language, found.name))


def _entry(archive: ZipFile, name: str) -> IO[bytes]:
    return archive.open(name, "w", force_zip64=True)


def _rows_of(connection: Connection, plain: PlainTable, organisation_id: int) -> Iterator[tuple[Any, ...]]:
    columns = plain.table.c
    question = select(*(columns[name] for name in plain.columns)).where(columns.organisation_id == organisation_id)
    if "removed_at" in columns:
        question = question.where(columns.removed_at.is_(None))
    yield from map(tuple, connection.execute(question.order_by(*plain.table.primary_key.columns)))


def _texts(connection: Connection, organisation_id: int) -> Iterator[tuple[Any, ...]]:
    """What was written into the organisation's own reports; the parties' joint one is theirs together."""
    question = (
        select(DRAFTS.c.first_day, DRAFTS.c.last_day, TEXTS.c.slot, TEXTS.c.version, TEXTS.c.text)
        .join(DRAFTS, DRAFTS.c.id == TEXTS.c.draft_id)
        .where(DRAFTS.c.organisation_id == organisation_id)
        .order_by(TEXTS.c.draft_id, TEXTS.c.slot, TEXTS.c.version)
    )
    yield from map(tuple, connection.execute(question))


def _sealed_files(connection: Connection, organisation_id: int) -> Iterator[tuple[str, bytes]]:
    """Every locked report of the organisation and of the agreements it is a party of, byte for byte."""
    agreements = [each.id for each in own_agreements(connection, organisation_id)]
    question = (
        select(DRAFTS.c.first_day, DRAFTS.c.last_day, SEALED.c.id, *FILES.c)
        .join(SEALED, SEALED.c.draft_id == DRAFTS.c.id)
        .join(FILES, FILES.c.sealed_id == SEALED.c.id)
        .where(or_(DRAFTS.c.organisation_id == organisation_id, DRAFTS.c.agreement_id.in_(agreements)))
        .order_by(SEALED.c.id, FILES.c.format, FILES.c.language)
    )
    for row in connection.execute(question):
        name = f"reports/{row.first_day}--{row.last_day}/{row.sealed_id}-{row.language}.{row.format}"
        yield name, bytes(row.content)


def _write_rows(part: IO[bytes], header: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    text = TextIOWrapper(part, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    text.detach()


def _cell(value: Any) -> Any:
    return with_guard(value) if isinstance(value, str) else value
