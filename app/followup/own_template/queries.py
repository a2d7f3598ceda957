"""Questions about the Word template that an organisation has chosen."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from app.database.statements import table_of
from app.followup.models import ReportTemplate
from app.staff.models import StaffMember

TEMPLATES, STAFF = table_of(ReportTemplate), table_of(StaffMember)


class OwnTemplate(NamedTuple):
    """A template as it is kept, who chose it, and when."""

    content: bytes
    writer: str
    chosen_at: datetime


def own_template(connection: Connection, organisation_id: int) -> OwnTemplate | None:
    """The organisation's template; None where reports have a form of our own."""
    whose = and_(STAFF.c.organisation_id == TEMPLATES.c.organisation_id, STAFF.c.id == TEMPLATES.c.staff_id)
    row = connection.execute(
        select(TEMPLATES.c.content, STAFF.c.name, TEMPLATES.c.written_at)
        .outerjoin(STAFF, whose)
        .where(TEMPLATES.c.organisation_id == organisation_id)
    ).first()
    return OwnTemplate(bytes(row[0]), row[1] or "", row[2]) if row else None
