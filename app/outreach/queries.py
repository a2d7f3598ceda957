"""Questions about contacts outside the premises: the topics, what was noted on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.kiosk_host.models import Kiosk
from app.log.definition import ENTRIES, is_visible, is_voided
from app.organisations.models import Premises
from app.outreach.models import OutreachTopic
from app.outreach.topics import STARTING_TOPICS, Topic
from app.staff.models import StaffMember

TOPICS = table_of(OutreachTopic)
KIOSKS = table_of(Kiosk)
PREMISES = table_of(Premises)
STAFF = table_of(StaffMember)
KIND = "outreach"


def topics_of(connection: Connection, organisation_id: int) -> list[Topic]:
    """Every topic of the organisation in order, retired ones too; until it has edited any, those of the start."""
    found = connection.execute(
        select(TOPICS).where(TOPICS.c.organisation_id == organisation_id).order_by(TOPICS.c.position, TOPICS.c.slug)
    )
    return [Topic(row.slug, row.name, row.retired_at is not None) for row in found] or list(STARTING_TOPICS)


def topics_in_use(connection: Connection, organisation_id: int) -> list[Topic]:
    """The topics that one can choose now."""
    return [topic for topic in topics_of(connection, organisation_id) if not topic.is_retired]


def contacts_on(connection: Connection, organisation_id: int, day: date) -> list[AnyRow]:
    """The contacts of a service day at any premises of the organisation that are tied to nobody, the latest first."""
    found = connection.execute(_contacts(organisation_id).where(ENTRIES.c.day == day))
    return sorted(found, key=_lateness, reverse=True)


def contacts_noted_by(
    connection: Connection, organisation_id: int, staff_id: int, days: Sequence[date]
) -> list[AnyRow]:
    """What one of the staff has noted themselves of these days and that stands, the latest noted first."""
    found = connection.execute(
        _contacts(organisation_id).where(ENTRIES.c.day.in_(days), ENTRIES.c.staff_id == staff_id, ~is_voided(ENTRIES))
    )
    return sorted(found, key=lambda row: (row.received_at, row.id), reverse=True)


def contact_of(connection: Connection, organisation_id: int, entry_id: bytes) -> AnyRow:
    """One contact; raises NotFound, for another organisation's and for what has been taken back too."""
    found = connection.execute(_contacts(organisation_id).where(ENTRIES.c.id == entry_id, ~is_voided(ENTRIES))).first()
    if found is None:
        raise NotFound("There is no such contact, or somebody has changed it meanwhile.")
    return found


def is_noted(connection: Connection, organisation_id: int, entry_id: bytes) -> bool:
    """Whether the log has an entry of that id already."""
    asked = select(ENTRIES.c.id).where(ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.id == entry_id)
    return connection.execute(asked).first() is not None


def standing_among(connection: Connection, wanted: Sequence[tuple[int, bytes]]) -> set[tuple[int, bytes]]:
    """Those of the entries, each by organisation and id, that nobody has taken back."""
    return {
        (organisation_id, entry_id)
        for organisation_id, entry_id in wanted
        if connection.execute(
            select(ENTRIES.c.id).where(
                ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.id == entry_id, ~is_voided(ENTRIES)
            )
        ).first()
    }


def _lateness(row: AnyRow) -> tuple[Any, ...]:
    return (row.at or row.received_at, row.id)


def _contacts(organisation_id: int) -> Select[*tuple[Any, ...]]:
    of_organisation = ENTRIES.c.organisation_id
    columns = ("id", "day", "at", "minutes", "channel", "direction", "topic", "reached", "received_at", "premises_id")
    return (
        select(
            *(ENTRIES.c[name] for name in columns),
            ENTRIES.c.count.label("heads"),
            PREMISES.c.name.label("premises_name"),
            PREMISES.c.slug.label("premises_slug"),
            PREMISES.c.time_zone,
            PREMISES.c.cutoff_minute,
            KIOSKS.c.name.label("phone_name"),
            STAFF.c.name.label("staff_name"),
            is_voided(ENTRIES).label("is_voided"),
        )
        .select_from(ENTRIES)
        .join(PREMISES, and_(PREMISES.c.organisation_id == of_organisation, PREMISES.c.id == ENTRIES.c.premises_id))
        .outerjoin(KIOSKS, and_(KIOSKS.c.organisation_id == of_organisation, KIOSKS.c.id == ENTRIES.c.kiosk_id))
        .outerjoin(STAFF, and_(STAFF.c.organisation_id == of_organisation, STAFF.c.id == ENTRIES.c.staff_id))
        .where(
            of_organisation == organisation_id,
            # Named one by one, so that the index by premises, kind and day serves.
            ENTRIES.c.premises_id.in_(select(PREMISES.c.id).where(PREMISES.c.organisation_id == organisation_id)),
            ENTRIES.c.kind == KIND,
            # What is tied to somebody cannot be noted anew without their card, and a list must not tell that it is.
            ENTRIES.c.person_id.is_(None),
            is_visible(ENTRIES),
        )
    )
