"""Questions about days: what was noted on them, what is recorded, which are not finished."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection, and_, select

from app.closing.noted import groups_of_days, taps_of_days, was_heard
from app.closing.open_period import open_period
from app.closing.planned import PlannedDay, planned_days
from app.closing.proposal import DayNoted, DayRecord, Proposal, Why, proposal
from app.database.statements import AnyRow, table_of
from app.figures.counting import Counting
from app.figures.facts import rollups
from app.figures.history import History
from app.figures.premises_day import PremisesDay
from app.figures.scope import Scope, ScopePremises
from app.kiosk_host.models import Kiosk
from app.log.definition import is_visible
from app.log.rollups import DAY_HEADS
from app.organisations.models import DayState, OpeningDay
from app.periods import Period
from app.staff.models import StaffMember

KIOSKS = table_of(Kiosk)
OPENING_DAYS = table_of(OpeningDay)
STAFF = table_of(StaffMember)


@dataclass(frozen=True)
class KnownDay:
    """All that is known of a day. counted: as the figures have it, without what the staff have stated."""

    day: date
    planned: PlannedDay
    noted: DayNoted
    counted: PremisesDay
    recorded: AnyRow | None
    proposal: Proposal

    def as_counted_with(self, record: DayRecord) -> PremisesDay:
        """The day as the figures would count it, were this recorded."""
        return replace(self.counted, state=record.state, stated_heads=record.stated_heads)


def known_days(connection: Connection, place: AnyRow, days: Collection[date]) -> list[KnownDay]:
    """What is known of each of the days, in order."""
    if not days:
        return []
    period = Period(min(days), max(days))
    planned, counted = planned_days(connection, place, days), _counted_days(connection, place, period)
    taps, groups = taps_of_days(connection, place, days), groups_of_days(connection, place, days)
    recorded, kiosks = recorded_days(connection, place, period), _kiosks_of(connection, place)
    known = []
    for day in sorted(days):
        each = counted.get(day) or PremisesDay((place.organisation_id, place.id), day)
        noted = replace(
            taps.get(day, DayNoted()),
            visits=each.visits,
            on_premises_entries=each.on_premises_entries,
            groups=groups.get(day, ()),
            was_tablet_heard=was_heard(kiosks, planned[day], day, place),
        )
        proposed = proposal(noted, planned[day], place.cutoff_minute)
        known.append(KnownDay(day, planned[day], noted, each, recorded.get(day), proposed))
    return known


def known_day(connection: Connection, place: AnyRow, day: date) -> KnownDay:
    """What is known of one day."""
    return known_days(connection, place, [day])[0]


def unfinished_days(connection: Connection, place: AnyRow, today: date) -> list[date]:
    """The past days of the open period that were planned or have entries, and of which nothing is recorded."""
    period = Period(open_period(today).first_day, max(today - timedelta(days=1), open_period(today).first_day))
    past = [day for day in period.days() if day < today]
    planned = {day for day, each in planned_days(connection, place, past).items() if each.is_planned}
    recorded = recorded_days(connection, place, period)
    return sorted((planned | _days_with_entries(connection, place, period)) & set(past) - recorded.keys())


def recorded_days(connection: Connection, place: AnyRow, period: Period) -> dict[date, AnyRow]:
    """What is recorded of the days of a period, with by whom."""
    found = connection.execute(
        select(OPENING_DAYS, STAFF.c.name.label("staff_name"))
        .select_from(
            OPENING_DAYS.outerjoin(
                STAFF,
                and_(
                    STAFF.c.organisation_id == OPENING_DAYS.c.organisation_id, STAFF.c.id == OPENING_DAYS.c.recorded_by
                ),
            )
        )
        .where(
            OPENING_DAYS.c.organisation_id == place.organisation_id,
            OPENING_DAYS.c.premises_id == place.id,
            OPENING_DAYS.c.day.between(period.first_day, period.last_day),
        )
    )
    return {row.day: row for row in found}


def record_of(recorded: AnyRow) -> DayRecord:
    """The record that a row holds."""
    return DayRecord(
        DayState(recorded.state),
        recorded.opens_minute,
        recorded.closes_minute,
        recorded.reason,
        recorded.stated_heads,
    )


def as_proposed(known: KnownDay) -> Proposal:
    """What the day's form begins with: what is recorded already, else what is proposed."""
    if known.recorded is None:
        return known.proposal
    record = record_of(known.recorded)
    heads = record.stated_heads if record.stated_heads is not None else known.noted.visits
    return Proposal(record, heads, Why.RECORDED)


def _counted_days(connection: Connection, place: AnyRow, period: Period) -> dict[date, PremisesDay]:
    """Asked of the figures themselves, so that no page ever says another number."""
    only = ScopePremises(place.organisation_id, place.id, place.slug, place.name, "", None)
    counting = Counting(History(connection, rollups, Scope((only,))), period)
    return {each.day: replace(each, stated_heads=None) for each in counting.days}


def _days_with_entries(connection: Connection, place: AnyRow, period: Period) -> set[date]:
    """Days with something on the premises that counts: the sum of a day of which all is taken back goes with it."""
    return set(
        connection.execute(
            select(DAY_HEADS.c.day)
            .distinct()
            .where(
                DAY_HEADS.c.organisation_id == place.organisation_id,
                DAY_HEADS.c.premises_id == place.id,
                DAY_HEADS.c.day.between(period.first_day, period.last_day),
                is_visible(DAY_HEADS),
            )
        ).scalars()
    )


def _kiosks_of(connection: Connection, place: AnyRow) -> Sequence[AnyRow]:
    return connection.execute(
        select(KIOSKS.c.made_at, KIOSKS.c.seen_at, KIOSKS.c.revoked_at).where(
            KIOSKS.c.organisation_id == place.organisation_id, KIOSKS.c.premises_id == place.id
        )
    ).all()
