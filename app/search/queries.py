"""Questions of the log by day, kind, activity and way, and of what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.activities.models import Activity
from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.kiosk_host.models import Kiosk
from app.log.definition import ENTRIES, has_its_day, is_visible, is_voided
from app.log.models import SetAside
from app.organisations.models import Premises
from app.staff.models import StaffMember

ACTIVITIES = table_of(Activity)
KIOSKS = table_of(Kiosk)
PREMISES = table_of(Premises)
SET_ASIDE = table_of(SetAside)
STAFF = table_of(StaffMember)

ON_A_PAGE = 100
COUNTED_UP_TO = 5_001  # who finds more than that looks for less, and need not wait for the number


@dataclass(frozen=True)
class Sought:
    """What entries are sought by; None: whatever it is. The days are both included."""

    premises_ids: tuple[int, ...]
    from_day: date
    to_day: date
    kind: str | None = None
    activity_id: int | None = None
    source: str | None = None
    is_taken_back: bool | None = None


def entries_sought(connection: Connection, organisation_id: int, sought: Sought, page: int) -> tuple[list[AnyRow], int]:
    """One page of the entries, the latest day first, and how many there are, counted up to COUNTED_UP_TO.

    Whose they are is not asked.
    """
    conditions = _conditions(organisation_id, sought)
    some = select(ENTRIES.c.id).where(*conditions).limit(COUNTED_UP_TO).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    # Which ones are on the page is settled before the names are looked up: a year has tens of thousands.
    on_page = (
        select(ENTRIES.c.id, ENTRIES.c.day, ENTRIES.c.at)
        .where(*conditions)
        .order_by(ENTRIES.c.day.desc(), ENTRIES.c.at.desc(), ENTRIES.c.id)
        .limit(ON_A_PAGE)
        .offset((page - 1) * ON_A_PAGE)
        .subquery()
    )
    found = connection.execute(
        _described(organisation_id)
        .join(on_page, on_page.c.id == ENTRIES.c.id)
        .order_by(on_page.c.day.desc(), on_page.c.at.desc(), on_page.c.id)
    )
    return list(found), int(count)


def entry_numbered(connection: Connection, organisation_id: int, entry_id: bytes) -> AnyRow:
    """One entry of the organisation; raises NotFound."""
    found = connection.execute(_described(organisation_id).where(ENTRIES.c.id == entry_id)).first()
    if found is None:
        raise NotFound("There is no such entry.")
    return found


def is_in_log(connection: Connection, organisation_id: int, entry_id: bytes) -> bool:
    """Whether the log has an entry of that id."""
    known = select(ENTRIES.c.id).where(ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.id == entry_id)
    return connection.execute(known).first() is not None


def kept_aside(connection: Connection, organisation_id: int, is_settled: bool) -> list[AnyRow]:
    """What was set aside and waits, or has been settled; the latest first."""
    settled = SET_ASIDE.c.settled_at.is_not(None) if is_settled else SET_ASIDE.c.settled_at.is_(None)
    latest = SET_ASIDE.c.settled_at if is_settled else SET_ASIDE.c.received_at
    return list(
        connection.execute(
            _kept(organisation_id).where(settled).order_by(latest.desc(), SET_ASIDE.c.fingerprint).limit(500)
        )
    )


def waiting_count(connection: Connection, organisation_id: int) -> int:
    """How many items wait to be looked over."""
    waiting = select(func.count()).where(
        SET_ASIDE.c.organisation_id == organisation_id, SET_ASIDE.c.settled_at.is_(None)
    )
    return int(connection.execute(waiting).scalar_one())


def kept_under(connection: Connection, organisation_id: int, fingerprint: bytes) -> AnyRow:
    """One item that was set aside; raises NotFound."""
    found = connection.execute(_kept(organisation_id).where(SET_ASIDE.c.fingerprint == fingerprint)).first()
    if found is None:
        raise NotFound("There is no such item.")
    return found


def activities_of(connection: Connection, organisation_id: int) -> list[AnyRow]:
    """Every activity there has been, retired ones too, by name: id, slug, name, kind, is_visiting_group."""
    found = connection.execute(
        select(
            ACTIVITIES.c.id, ACTIVITIES.c.slug, ACTIVITIES.c.name, ACTIVITIES.c.kind, ACTIVITIES.c.is_visiting_group
        ).where(ACTIVITIES.c.organisation_id == organisation_id)
    )
    return sorted(found, key=lambda activity: (activity.name.casefold(), activity.slug))


def _conditions(organisation_id: int, sought: Sought) -> list[ColumnElement[bool]]:
    conditions = [
        ENTRIES.c.organisation_id == organisation_id,
        ENTRIES.c.premises_id.in_(sought.premises_ids),
        ENTRIES.c.day.between(sought.from_day, sought.to_day),
        has_its_day(ENTRIES),
        is_visible(ENTRIES),
    ]
    if sought.kind is not None:
        conditions.append(ENTRIES.c.kind == sought.kind)
    if sought.activity_id is not None:
        conditions.append(ENTRIES.c.activity_id == sought.activity_id)
    if sought.source is not None:
        conditions.append(ENTRIES.c.source == sought.source)
    if sought.is_taken_back is not None:
        conditions.append(is_voided(ENTRIES) if sought.is_taken_back else ~is_voided(ENTRIES))
    return conditions


def _described(organisation_id: int):  # type: ignore[no-untyped-def]  # the type is a page long and says nothing
    """Entries as a list shows them: never by whom."""
    names = ("id", "premises_id", "kind", "day", "at", "children", "minutes", "source", "received_at")
    of_entry = ENTRIES.c.organisation_id
    return (
        select(
            *(ENTRIES.c[name] for name in names),
            ENTRIES.c.count.label("heads"),
            ACTIVITIES.c.name.label("activity_name"),
            KIOSKS.c.name.label("kiosk_name"),
            STAFF.c.name.label("staff_name"),
            PREMISES.c.name.label("premises_name"),
            PREMISES.c.time_zone,
            is_voided(ENTRIES).label("is_voided"),
        )
        .select_from(ENTRIES)
        .join(PREMISES, and_(PREMISES.c.organisation_id == of_entry, PREMISES.c.id == ENTRIES.c.premises_id))
        .outerjoin(ACTIVITIES, and_(ACTIVITIES.c.organisation_id == of_entry, ACTIVITIES.c.id == ENTRIES.c.activity_id))
        .outerjoin(KIOSKS, and_(KIOSKS.c.organisation_id == of_entry, KIOSKS.c.id == ENTRIES.c.kiosk_id))
        .outerjoin(STAFF, and_(STAFF.c.organisation_id == of_entry, STAFF.c.id == ENTRIES.c.staff_id))
        .where(ENTRIES.c.organisation_id == organisation_id)
    )


def _kept(organisation_id: int):  # type: ignore[no-untyped-def]  # as above
    of_item = SET_ASIDE.c.organisation_id
    return (
        select(
            SET_ASIDE,
            KIOSKS.c.name.label("kiosk_name"),
            KIOSKS.c.premises_id,
            STAFF.c.name.label("settled_by_name"),
        )
        .select_from(SET_ASIDE)
        .outerjoin(KIOSKS, and_(KIOSKS.c.organisation_id == of_item, KIOSKS.c.id == SET_ASIDE.c.kiosk_id))
        .outerjoin(STAFF, and_(STAFF.c.organisation_id == of_item, STAFF.c.id == SET_ASIDE.c.settled_by))
        .where(of_item == organisation_id)
    )
