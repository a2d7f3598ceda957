"""When visitors come in, and how long they stay."""

from __future__ import annotations

from sqlalchemy import BigInteger, Subquery, and_, case, func, select, type_coerce

from app.database.statements import table_of
from app.figures.database_calendar import weekday_of
from app.figures.facts import Facts
from app.figures.facts.asked_period import WELL_AFTER, WELL_BEFORE
from app.figures.facts.entries import VISIT, counted_entries
from app.figures.facts.narrowing import total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.definition import is_voided
from app.log.models import Leave

# A stay that ended with a goodbye is known to the second and kept as the middle of its band.
LAST_MINUTE_AND_MIDDLE_OF_BAND = ((15, 10), (30, 22), (60, 45), (120, 90), (240, 180))
MIDDLE_OF_LONGEST_BAND = 300
SECONDS_A_MINUTE = 60
SECONDS_A_DAY = 24 * 60 * 60

LEAVES = table_of(Leave)


@written_once
def arrivals_of_weekday_hours(facts: Facts, scope: Scope) -> Question:
    """weekday, hour, heads: whoever came in at the door, every tap."""
    arrival = facts.arrivals(scope).c
    weekday = weekday_of(arrival.day)
    heads = total(arrival.heads)
    return select(weekday, arrival.hour, heads).group_by(weekday, arrival.hour).having(heads > 0)


@written_once
def stated_stays(scope: Scope) -> Question:
    """minutes, entries: how many entries of kind visit say so many minutes."""
    visit = counted_entries(scope, (VISIT,)).c
    return select(visit.minutes, func.count()).where(visit.minutes.is_not(None)).group_by(visit.minutes)


@written_once
def stays_until_leaving(scope: Scope) -> Question:
    """minutes, entries: of the entries that do not say, from coming until the last goodbye within a day."""
    visit = counted_entries(scope, (VISIT,)).c
    goodbye = _goodbyes(scope).c
    seconds = type_coerce(goodbye.at, BigInteger) - type_coerce(visit.at, BigInteger)
    of_its_visit = and_(visit.organisation_id == goodbye.organisation_id, visit.id == goodbye.entry_id)
    stay = (
        select(func.max(seconds).label("seconds"))
        .join_from(goodbye.entry_id.table, visit.id.table, of_its_visit)
        .where(visit.minutes.is_(None), seconds.between(0, SECONDS_A_DAY))
        .group_by(goodbye.organisation_id, goodbye.entry_id)
        .subquery("stays")
        .c
    )
    bands = [
        (stay.seconds < (last_minute + 1) * SECONDS_A_MINUTE, middle)
        for last_minute, middle in LAST_MINUTE_AND_MIDDLE_OF_BAND
    ]
    minutes = case(*bands, else_=MIDDLE_OF_LONGEST_BAND)
    banded = select(minutes.label("minutes")).select_from(stay.seconds.table).subquery("banded").c
    return select(banded.minutes, func.count()).group_by(banded.minutes)


def _goodbyes(scope: Scope) -> Subquery:
    """organisation_id, entry_id, at: all that may end a visit of the period, and some that end others."""
    return (
        select(LEAVES.c.organisation_id, LEAVES.c.entry_id, LEAVES.c.at)
        .where(
            LEAVES.c.organisation_id.in_(scope.premises_ids_by_organisation),
            LEAVES.c.at.between(WELL_BEFORE, WELL_AFTER),
            ~is_voided(LEAVES),
        )
        .subquery("goodbyes")
    )
