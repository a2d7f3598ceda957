"""What the tables hold of one service day at one place; people stand as numbers of this answer alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, select

from app.audit.models import AuditTally
from app.audit.queries import AUDIT
from app.database.statements import AnyRow, table_of
from app.handover.columns import columns_about
from app.handover.queries import LEAVES, PARTICIPANTS, PERSON, RUNNING, Part, in_order
from app.handover.told import About
from app.kiosk_host.models import Kiosk
from app.log.definition import ENTRIES, STATEMENTS, VOIDS
from app.log.models import SetAside
from app.log.rollup_models import Arrivals, DayHeads
from app.log.rollups import VISIT_DAYS
from app.log.thinned_models import KeptDay, KeptSession, OutsideHours
from app.noting.models import Remark
from app.organisations.models import OpeningDay
from app.service_day import moment_at
from app.staff.models import StaffSession
from app.today.models import InsideCount

HEADS, ARRIVALS, OPENINGS = table_of(DayHeads), table_of(Arrivals), table_of(OpeningDay)
NOTES, INSIDE, SET_ASIDE = table_of(Remark), table_of(InsideCount), table_of(SetAside)
KEPT_DAYS, KEPT_SESSIONS, OUTSIDE_HOURS = table_of(KeptDay), table_of(KeptSession), table_of(OutsideHours)
TALLIES = table_of(AuditTally)
SESSIONS, KIOSKS = table_of(StaffSession), table_of(Kiosk)


@dataclass(frozen=True)
class Evening:
    """A service day at a place, and the moments between which it lies."""

    organisation_id: int
    premises_id: int
    day: date
    begins_at: datetime
    ends_at: datetime

    @property
    def entries(self) -> Select[Any]:
        """The ids of its entries."""
        return select(ENTRIES.c.id).where(ENTRIES.c.organisation_id == self.organisation_id, self.lies_in(ENTRIES))

    def lies_in(self, table: Table) -> ColumnElement[bool]:
        """Whether a row is of this place and day."""
        return and_(table.c.premises_id == self.premises_id, table.c.day == self.day)

    def happens_in(self, moment: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a moment lies in it."""
        return and_(moment >= self.begins_at, moment < self.ends_at)


def evening_at(place: AnyRow, day: date) -> Evening:
    """The service day of the premises: it begins and ends at the cut-off."""
    begins, ends = (
        moment_at(
            datetime.combine(each, datetime.min.time()) + timedelta(minutes=place.cutoff_minute),  # noqa: DTZ001
            place.time_zone,
        )
        for each in (day, day + timedelta(days=1))
    )
    return Evening(place.organisation_id, place.id, day, begins, ends)


Way = Callable[[Evening], ColumnElement[bool]]

WAYS: tuple[tuple[Table, Way], ...] = (
    (OPENINGS, lambda evening: evening.lies_in(OPENINGS)),
    (HEADS, lambda evening: evening.lies_in(HEADS)),
    (ARRIVALS, lambda evening: evening.lies_in(ARRIVALS)),
    (ENTRIES, lambda evening: evening.lies_in(ENTRIES)),
    (STATEMENTS, lambda evening: STATEMENTS.c.entry_id.in_(evening.entries)),
    (LEAVES, lambda evening: LEAVES.c.entry_id.in_(evening.entries)),
    (VOIDS, lambda evening: VOIDS.c.target_id.in_(evening.entries)),
    (VISIT_DAYS, lambda evening: evening.lies_in(VISIT_DAYS)),
    (NOTES, lambda evening: evening.lies_in(NOTES)),
    (INSIDE, lambda evening: and_(INSIDE.c.premises_id == evening.premises_id, evening.happens_in(INSIDE.c.at))),
    (
        RUNNING,
        lambda evening: and_(
            evening.happens_in(RUNNING.c.started_at),
            RUNNING.c.participant_id.in_(
                select(PARTICIPANTS.c.id).where(
                    PARTICIPANTS.c.organisation_id == evening.organisation_id,
                    PARTICIPANTS.c.premises_id == evening.premises_id,
                )
            ),
        ),
    ),
    (
        SET_ASIDE,
        lambda evening: and_(
            evening.happens_in(SET_ASIDE.c.received_at),
            SET_ASIDE.c.kiosk_id.in_(
                select(KIOSKS.c.id).where(
                    KIOSKS.c.organisation_id == evening.organisation_id, KIOSKS.c.premises_id == evening.premises_id
                )
            ),
        ),
    ),
    (KEPT_DAYS, lambda evening: evening.lies_in(KEPT_DAYS)),
    (KEPT_SESSIONS, lambda evening: evening.lies_in(KEPT_SESSIONS)),
    (OUTSIDE_HOURS, lambda evening: evening.lies_in(OUTSIDE_HOURS)),
    # Of the whole organisation: nobody says at which place staff were when they did something.
    (TALLIES, lambda evening: TALLIES.c.day == evening.day),
    (AUDIT, lambda evening: evening.happens_in(AUDIT.c.at)),
    # Of the whole organisation: nobody says at which place a computer stands.
    (SESSIONS, lambda evening: evening.happens_in(SESSIONS.c.made_at)),
)


def rows_of_evening(connection: Connection, evening: Evening) -> list[Part]:
    """By table, what is kept of the day; tables that hold nothing are left out."""
    parts = [_part(connection, evening, table, way(evening)) for table, way in WAYS]
    return _numbered([part for part in parts if part.rows])


def _part(connection: Connection, evening: Evening, table: Table, is_of_it: ColumnElement[bool]) -> Part:
    people = (PERSON,) if PERSON in table.c and "day" in table.c else ()
    names = (*people, *columns_about(table.name, About.HOLDER, About.DAY, About.STAFF))
    rows = connection.execute(
        select(*(table.c[name] for name in names)).where(table.c.organisation_id == evening.organisation_id, is_of_it)
    )
    return Part(table.name, names, in_order(names, rows))


def _numbered(parts: list[Part]) -> list[Part]:
    """The people of the day as 1, 2, 3: that rows are of one person is told, the number that ties days is not."""
    seen = {row[0] for part in parts if part.columns[0] == PERSON for row in part.rows if row[0] is not None}
    number = {person: place for place, person in enumerate(sorted(seen), 1)}
    return [
        Part(part.table, part.columns, tuple((number.get(row[0]), *row[1:]) for row in part.rows))
        if part.columns[0] == PERSON
        else part
        for part in parts
    ]
