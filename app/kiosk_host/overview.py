"""Questions about an organisation's kiosks, for the pages on which staff see to them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import Connection, and_, select

from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.kiosk_host.intake.numbering import NUMBERS
from app.kiosk_host.intake.numbers import missing_count, read_stretches
from app.kiosk_host.models import KioskReport, Purpose, StaffPin
from app.kiosk_host.queries import KIOSKS, PREMISES

REPORTS = table_of(KioskReport)
PINS = table_of(StaffPin)


def kiosks_in_use(connection: Connection, organisation_id: int, purpose: Purpose = Purpose.DOOR) -> list[AnyRow]:
    """The tablets, or the phones, that have not been revoked, with what each last told, by premises and name."""
    told = [column for column in REPORTS.c if column.name not in ("organisation_id", "kiosk_id")]
    found = connection.execute(
        select(
            KIOSKS.c.id,
            KIOSKS.c.name,
            KIOSKS.c.seen_at,
            PREMISES.c.name.label("premises_name"),
            PREMISES.c.slug.label("premises_slug"),
            *told,
        )
        .join(
            PREMISES,
            and_(PREMISES.c.organisation_id == KIOSKS.c.organisation_id, PREMISES.c.id == KIOSKS.c.premises_id),
        )
        .outerjoin(
            REPORTS, and_(REPORTS.c.organisation_id == KIOSKS.c.organisation_id, REPORTS.c.kiosk_id == KIOSKS.c.id)
        )
        .where(KIOSKS.c.organisation_id == organisation_id, KIOSKS.c.revoked_at.is_(None), KIOSKS.c.purpose == purpose)
    )
    return sorted(found, key=lambda kiosk: (kiosk.premises_name.casefold(), kiosk.name.casefold(), kiosk.id))


def missing_counts(connection: Connection, organisation_id: int, today: date) -> dict[int, int]:
    """By kiosk: how many numbers its tablets have passed over, which are still awaited; nothing where none are."""
    found = connection.execute(
        select(NUMBERS.c.kiosk_id, NUMBERS.c.stretches).where(NUMBERS.c.organisation_id == organisation_id)
    )
    counts: Counter[int] = Counter()
    for kiosk_id, written in found:
        counts[kiosk_id] += missing_count(read_stretches(written), today)
    return {kiosk_id: count for kiosk_id, count in counts.items() if count}


def kiosk_in_use(
    connection: Connection, organisation_id: int, kiosk_id: int, purpose: Purpose = Purpose.DOOR
) -> AnyRow:
    """One of them; raises NotFound."""
    for kiosk in kiosks_in_use(connection, organisation_id, purpose):
        if kiosk.id == kiosk_id:
            return kiosk
    raise NotFound("There is no such kiosk in use.")


def premises_with_pin(connection: Connection, organisation_id: int) -> set[str]:
    """The slugs of the premises whose tablets ask for a PIN."""
    found = connection.execute(
        select(PREMISES.c.slug)
        .join(PINS, and_(PINS.c.organisation_id == PREMISES.c.organisation_id, PINS.c.premises_id == PREMISES.c.id))
        .where(PREMISES.c.organisation_id == organisation_id)
    )
    return set(found.scalars())
