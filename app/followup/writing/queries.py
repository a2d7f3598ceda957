"""Questions about reports that are being written, and about those that were sealed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select

from app.agreements.models import AgreementParty
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.errors import NotFound
from app.followup.models import ReportDraft, ReportEvent, ReportReading, ReportText, SealedFile, SealedReport
from app.periods import Period
from app.staff.models import StaffMember

DRAFTS, TEXTS, EVENTS = table_of(ReportDraft), table_of(ReportText), table_of(ReportEvent)
SEALED, FILES, READINGS = table_of(SealedReport), table_of(SealedFile), table_of(ReportReading)
PARTIES, STAFF = table_of(AgreementParty), table_of(StaffMember)


@dataclass(frozen=True)
class Draft:
    """A report that is being written."""

    id: int
    scope: str
    organisation_id: int | None
    agreement_id: int | None
    period: Period


class Written(NamedTuple):
    """What stands in one place of a report now, who wrote it, and when; nothing yet: version 0."""

    text: str = ""
    version: int = 0
    writer: str = ""
    written_at: datetime | None = None


NOTHING_WRITTEN = Written()


class Event(NamedTuple):
    """Something that happened, as the report tells it."""

    number: int
    day: date
    words: str


class Sealed(NamedTuple):
    """A sealed version, without its bytes."""

    id: int
    version: int
    checksum: str
    what_changed: str
    sealer: str
    sealed_at: datetime


def drafts_of(connection: Connection, organisation_id: int) -> list[Draft]:
    """Every report that the organisation writes, alone or with the other parties; the latest period first."""
    joint = select(PARTIES.c.agreement_id).where(PARTIES.c.organisation_id == organisation_id)
    is_ours = (DRAFTS.c.organisation_id == organisation_id) | (
        DRAFTS.c.organisation_id.is_(None) & DRAFTS.c.agreement_id.in_(joint)
    )
    rows = connection.execute(select(DRAFTS).where(is_ours).order_by(DRAFTS.c.last_day.desc(), DRAFTS.c.id))
    return [_draft(row) for row in rows]


def draft_numbered(connection: Connection, organisation_id: int, draft_id: int) -> Draft:
    """One of the organisation's reports; raises NotFound for a number that is none of theirs."""
    found = [draft for draft in drafts_of(connection, organisation_id) if draft.id == draft_id]
    if not found:
        raise NotFound("There is no such report. See the list of reports.")
    return found[0]


def draft_of(connection: Connection, scope: str, period: Period) -> Draft | None:
    """The report of a scope and period, if somebody has begun it."""
    row = connection.execute(
        select(DRAFTS).where(
            DRAFTS.c.scope == scope, DRAFTS.c.first_day == period.first_day, DRAFTS.c.last_day == period.last_day
        )
    ).first()
    return _draft(row) if row else None


def texts_of(connection: Connection, draft_id: int) -> dict[str, Written]:
    """What stands in each place of a report where anything was written, by slot."""
    newest = (
        select(TEXTS.c.slot, func.max(TEXTS.c.version).label("version"))
        .where(TEXTS.c.draft_id == draft_id)
        .group_by(TEXTS.c.slot)
        .subquery()
    )
    rows = connection.execute(
        select(TEXTS.c.slot, TEXTS.c.text, TEXTS.c.version, STAFF.c.name, TEXTS.c.written_at)
        .join(newest, and_(newest.c.slot == TEXTS.c.slot, newest.c.version == TEXTS.c.version))
        .outerjoin(STAFF, _wrote(TEXTS))
        .where(TEXTS.c.draft_id == draft_id)
    )
    return {row[0]: Written(row[1], row[2], row[3] or "", row[4]) for row in rows}


def earlier_texts(connection: Connection, draft_id: int, slot: str) -> list[Written]:
    """Everything that ever stood in one place, the newest first."""
    rows = connection.execute(
        select(TEXTS.c.text, TEXTS.c.version, STAFF.c.name, TEXTS.c.written_at)
        .outerjoin(STAFF, _wrote(TEXTS))
        .where(TEXTS.c.draft_id == draft_id, TEXTS.c.slot == slot)
        .order_by(TEXTS.c.version.desc())
    )
    return [Written(row[0], row[1], row[2] or "", row[3]) for row in rows]


def events_of(connection: Connection, draft_id: int) -> list[Event]:
    """What happened during the time of the report, by day."""
    rows = connection.execute(
        select(EVENTS.c.number, EVENTS.c.day, EVENTS.c.words)
        .where(EVENTS.c.draft_id == draft_id, EVENTS.c.removed_at.is_(None))
        .order_by(EVENTS.c.day, EVENTS.c.number)
    )
    return [Event(*row) for row in rows]


@across_organisations(Across.AGREEMENT)
def sealed_versions(connection: Connection, draft_id: int) -> list[Sealed]:
    """The sealed versions of a report, the newest first."""
    rows = connection.execute(
        select(
            SEALED.c.id,
            SEALED.c.version,
            SEALED.c.checksum,
            SEALED.c.what_changed,
            STAFF.c.name,
            SEALED.c.sealed_at,
        )
        .outerjoin(STAFF, _wrote(SEALED))
        .where(SEALED.c.draft_id == draft_id)
        .order_by(SEALED.c.version.desc())
    )
    return [Sealed(row[0], row[1], row[2], row[3], row[4] or "", row[5]) for row in rows]


def sealed_bytes(connection: Connection, draft_id: int, version: int) -> AnyRow:
    """document, blocks and checksum of a sealed version; raises NotFound."""
    row = connection.execute(select(SEALED).where(SEALED.c.draft_id == draft_id, SEALED.c.version == version)).first()
    if row is None:
        raise NotFound("This report has no such sealed version.")
    return row


@across_organisations(Across.AGREEMENT)
def sealed_documents(connection: Connection, scopes: Collection[str]) -> list[dict[str, Any]]:
    """The documents of everything that was sealed of these scopes, in the order in which it was."""
    rows = connection.execute(
        select(SEALED.c.document)
        .join(DRAFTS, DRAFTS.c.id == SEALED.c.draft_id)
        .where(DRAFTS.c.scope.in_(scopes))
        .order_by(SEALED.c.id)
    )
    return [json.loads(row[0]) for row in rows]


def sealed_file(connection: Connection, sealed_id: int, format_slug: str, language: str) -> bytes:
    """The file as it is handed out; raises NotFound for a format that there was not when it was sealed."""
    content = connection.execute(
        select(FILES.c.content).where(
            FILES.c.sealed_id == sealed_id, FILES.c.format == format_slug, FILES.c.language == language
        )
    ).scalar()
    if content is None:
        raise NotFound("This version was not made in that format. Take another.")
    return bytes(content)


def readers_of(connection: Connection, draft_id: int, checksum: str) -> Mapping[str, datetime]:
    """Who has read the report as it stands, and when, by name."""
    rows = connection.execute(
        select(STAFF.c.name, READINGS.c.read_at)
        .join(STAFF, _wrote(READINGS))
        .where(READINGS.c.draft_id == draft_id, READINGS.c.checksum == checksum)
        .order_by(READINGS.c.read_at)
    )
    return {row[0]: row[1] for row in rows}


def _wrote(table: Table) -> ColumnElement[bool]:
    return and_(STAFF.c.organisation_id == table.c.organisation_id, STAFF.c.id == table.c.staff_id)


def _draft(row: AnyRow) -> Draft:
    return Draft(row.id, row.scope, row.organisation_id, row.agreement_id, Period(row.first_day, row.last_day))
