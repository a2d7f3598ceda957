"""Questions of the log that somebody outside the figures asks."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from app.activities.kinds import KIND
from app.database.statements import table_of
from app.log.definition import ENTRIES, PEOPLE, is_visible
from app.log.rollups import VISIT_DAYS
from app.organisations.models import Premises
from app.people.models import Card, Credential

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)
PREMISES = table_of(Premises)


def visit_days_by_month(connection: Connection, organisation_id: int, tag: bytes) -> dict[str, int]:
    """By month like 2026-11, on how many days whoever holds this card came, to any premises of the organisation.

    Linked people count as one, so it is all that is known of them. Asked of the sums, where a card leaves days alone.
    """
    counted_as = (
        select(func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id))
        .select_from(CREDENTIALS)
        .join(CARDS, (CARDS.c.organisation_id == CREDENTIALS.c.organisation_id) & (CARDS.c.id == CREDENTIALS.c.card_id))
        .join(PEOPLE, (PEOPLE.c.organisation_id == CARDS.c.organisation_id) & (PEOPLE.c.id == CARDS.c.person_id))
        .where(CREDENTIALS.c.organisation_id == organisation_id, CREDENTIALS.c.tag == tag)
        .scalar_subquery()
    )
    days = connection.execute(
        select(VISIT_DAYS.c.day)
        .where(
            VISIT_DAYS.c.organisation_id == organisation_id,
            # Named one by one, so that the index of a premises' persons answers.
            VISIT_DAYS.c.premises_id.in_(select(PREMISES.c.id).where(PREMISES.c.organisation_id == organisation_id)),
            VISIT_DAYS.c.person_id == counted_as,
            is_visible(VISIT_DAYS),
        )
        .distinct()
    ).scalars()
    return dict(sorted(Counter(day.isoformat()[:7] for day in days).items()))


def is_activity_noted(connection: Connection, organisation_id: int, activity_id: int) -> bool:
    """Whether there is any entry of the activity, taken back or not, also one that an import has not shown yet."""
    # By the index of what is done, premises for premises, kind for kind; an activity has no visits.
    found = connection.execute(
        select(ENTRIES.c.activity_id)
        .where(
            ENTRIES.c.organisation_id == organisation_id,
            ENTRIES.c.premises_id.in_(select(PREMISES.c.id).where(PREMISES.c.organisation_id == organisation_id)),
            ENTRIES.c.kind.in_(list(KIND)),
            ENTRIES.c.activity_id == activity_id,
        )
        .limit(1)
    )
    return found.first() is not None
