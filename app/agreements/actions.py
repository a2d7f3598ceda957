"""What can be done with agreements: adding one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.agreements.models import Agreement, AgreementParty
from app.database.statements import table_of
from app.errors import AlreadyThere, Refusal
from app.organisations.queries import organisation_named
from app.periods import Period
from app.slugs import require_slug

AGREEMENTS = table_of(Agreement)
PARTIES = table_of(AgreementParty)


def add_agreement(
    connection: Connection, slug: str, name: str, parties: Sequence[str], period: Period, now: datetime
) -> int:
    """The number of a new agreement between these organisations; raises NotFound, AlreadyThere, Refusal."""
    require_slug(slug)
    if not parties:
        raise Refusal("An agreement needs at least one party: --parties a,b.")
    if connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.slug == slug)).first():
        raise AlreadyThere(f"There is an agreement {slug!r} already. Choose another slug.")
    organisations = [organisation_named(connection, party).id for party in dict.fromkeys(parties)]
    number = connection.execute(
        insert(AGREEMENTS).returning(AGREEMENTS.c.id),
        {
            "slug": slug,
            "name": name.strip() or slug,
            "first_day": period.first_day,
            "last_day": period.last_day,
            "made_at": now,
        },
    ).scalar_one()
    agreement_id = int(number)
    connection.execute(
        insert(PARTIES), [{"organisation_id": each, "agreement_id": agreement_id} for each in organisations]
    )
    return agreement_id
