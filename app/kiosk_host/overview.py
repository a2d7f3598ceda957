"""Questions about an organisation's kiosks, for the page that lists them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import Connection, and_, select

from app.database.statements import AnyRow
from app.errors import NotFound
from app.kiosk_host.numbering import NUMBERS
from app.kiosk_host.numbers import missing_count, read_stretches
from app.kiosk_host.queries import KIOSKS, PREMISES


def kiosks_in_use(connection: Connection, organisation_id: int) -> list[AnyRow]:
    """The kiosks that have not been revoked, with where each stands, by premises and name."""
    found = connection.execute(
        select(KIOSKS.c.id, KIOSKS.c.name, KIOSKS.c.seen_at, PREMISES.c.name.label("premises_name"))
        .join(
            PREMISES,
            and_(PREMISES.c.organisation_id == KIOSKS.c.organisation_id, PREMISES.c.id == KIOSKS.c.premises_id),
        )
        .where(KIOSKS.c.organisation_id == organisation_id, KIOSKS.c.revoked_at.is_(None))
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


def kiosk_in_use(connection: Connection, organisation_id: int, kiosk_id: int) -> AnyRow:
    """One of them; raises NotFound."""
    for kiosk in kiosks_in_use(connection, organisation_id):
        if kiosk.id == kiosk_id:
            return kiosk
    raise NotFound("There is no such kiosk in use.")
