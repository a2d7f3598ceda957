"""Which keys of codes end when, and from which day one may be destroyed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from app.agreements.queries import own_agreements
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.followup.writing.queries import DRAFTS, SEALED
from app.people.period_models import EndingKey
from app.retention.limits import months_after
from app.staff.models import StaffMember

ENDING_KEYS, STAFF = table_of(EndingKey), table_of(StaffMember)
MONTHS_AFTER_LOCKING = 6
# Both keys are tried for so long at least, so that whoever comes once a year is still known.
MONTHS_OF_BOTH_KEYS = 12


@dataclass(frozen=True)
class Due:
    """When a key may be destroyed. from_day: None while an agreement has to be reported and locked first."""

    from_day: date | None
    unlocked: tuple[str, ...] = ()  # the agreements whose last report is not locked, by slug

    def has_come(self, today: date) -> bool:
        """Whether it may be done today."""
        return self.from_day is not None and self.from_day <= today


def ending_keys(connection: Connection, organisation_id: int) -> list[AnyRow]:
    """The organisation's keys that have a next one, the oldest first, those that are destroyed included."""
    own = ENDING_KEYS.c.organisation_id == organisation_id
    return list(connection.execute(select(ENDING_KEYS).where(own).order_by(ENDING_KEYS.c.number)))


def due_of(connection: Connection, key: AnyRow) -> Due:
    """Six months after the last locking of every agreement that had to do with the period of the key."""
    agreements = [each for each in own_agreements(connection, key.organisation_id) if each.first_day <= key.last_day]
    locked = {each.slug: last_locking(connection, each) for each in agreements}
    unlocked = tuple(sorted(slug for slug, moment in locked.items() if moment is None))
    if unlocked:
        return Due(None, unlocked)
    days = [months_after(moment.date(), MONTHS_AFTER_LOCKING) for moment in locked.values() if moment is not None]
    both = months_after(key.followed_at.date(), MONTHS_OF_BOTH_KEYS)
    return Due(max([*days, both, months_after(key.last_day, MONTHS_AFTER_LOCKING)]))


def name_of_destroyer(connection: Connection, key: AnyRow) -> str:
    """Who on the staff destroyed the key; empty: the command, or a restore."""
    by = (STAFF.c.organisation_id == key.organisation_id, STAFF.c.id == key.destroyed_by)
    return connection.execute(select(STAFF.c.name).where(*by)).scalar() or ""


def next_end(connection: Connection, organisation_id: int, today: date) -> date | None:
    """The last day of the newest key's period, once it is less than a year away; None while it is not known yet.

    A period ends with the year in which an agreement does: reports are of years, and no year is cut by it.
    """
    before = connection.execute(
        select(func.max(ENDING_KEYS.c.last_day)).where(ENDING_KEYS.c.organisation_id == organisation_id)
    ).scalar()
    ends = {date(each.last_day.year, 12, 31) for each in own_agreements(connection, organisation_id)}
    near = [day for day in ends if day < today + timedelta(365) and (before is None or day > before)]
    return max(near, default=None)


@across_organisations(Across.AGREEMENT)
def last_locking(connection: Connection, agreement: AnyRow) -> datetime | None:
    """When a report of the agreement was last locked; None unless one reaches its last day."""
    of_agreement = (SEALED.c.draft_id == DRAFTS.c.id, DRAFTS.c.agreement_id == agreement.id)
    reaches_its_end = select(func.count()).where(*of_agreement, DRAFTS.c.last_day >= agreement.last_day)
    if not connection.execute(reaches_its_end).scalar():
        return None
    found: datetime | None = connection.execute(select(func.max(SEALED.c.sealed_at)).where(*of_agreement)).scalar()
    return found
