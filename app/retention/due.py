"""What is due to be thinned: the days whose entries still know more than their day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ColumnElement, Connection, and_, or_, select, type_coerce

from app.database.statements import table_of
from app.log.definition import ENTRIES, has_its_day, is_visible
from app.log.writing import INCOMPARABLE
from app.organisations.models import Organisation
from app.periods import Period, first_of_month, last_of_month, month_number

ORGANISATIONS = table_of(Organisation)
SECONDS_A_DAY = 24 * 60 * 60

KNOWS_ITS_TIME = or_(
    ENTRIES.c.content_hash.not_in(INCOMPARABLE),
    ENTRIES.c.at.is_not(None),
    ENTRIES.c.hour.is_not(None),
    ENTRIES.c.seq.is_not(None),
    ENTRIES.c.claimed_at.is_not(None),
    # Of a forgotten card's, whose hash tells nothing: what stands there once thinned is a midnight.
    type_coerce(ENTRIES.c.received_at, BigInteger) % SECONDS_A_DAY != 0,
)


def organisation_ids(connection: Connection) -> list[int]:
    """Every organisation."""
    return list(connection.execute(select(ORGANISATIONS.c.id).order_by(ORGANISATIONS.c.id)).scalars())


def days_due(connection: Connection, organisation_id: int, last_day: date) -> list[tuple[date, int]]:
    """(day, premises), the earliest first, until the last day, on which an entry knows its time of day.

    What an unfinished import holds is left alone until the night after it is finished.
    """
    found = connection.execute(
        select(ENTRIES.c.day, ENTRIES.c.premises_id)
        .where(ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.day <= last_day, is_thinnable())
        .distinct()
        .order_by(ENTRIES.c.day, ENTRIES.c.premises_id)
    )
    return [(row[0], row[1]) for row in found]


def months_due(connection: Connection, organisation_id: int, last_day: date) -> list[Period]:
    """The months, the earliest first, until the last day, in which an entry of a person knows its day."""
    days = connection.execute(
        select(ENTRIES.c.day)
        .where(
            ENTRIES.c.organisation_id == organisation_id,
            ENTRIES.c.day <= last_day,
            ENTRIES.c.person_id.is_not(None),
            has_its_day(ENTRIES),
            is_visible(ENTRIES),
        )
        .distinct()
    ).scalars()
    return [Period(first_of_month(number), last_of_month(number)) for number in sorted(set(map(month_number, days)))]


def is_thinnable() -> ColumnElement[bool]:
    """The entry knows its time of day, and everybody may see it."""
    return and_(KNOWS_ITS_TIME, is_visible(ENTRIES))
