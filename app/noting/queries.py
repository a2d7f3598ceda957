"""Questions of the forms and of the day's list: what is offered here, words used before, what was noted by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Connection, and_, func, select, text

from app.activities.models import Activity, ActivityPremises, Shown
from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.log.definition import ENTRIES, has_its_day, is_visible, is_voided
from app.log.models import Source
from app.noting.day_list import CODES, Noted, noted_of, noted_with
from app.noting.models import Remark
from app.noting.notables import NOTED_HERE
from app.organisations.models import Premises
from app.staff.models import StaffMember

ACTIVITIES = table_of(Activity)
AT_PREMISES = table_of(ActivityPremises)
PREMISES = table_of(Premises)
REMARKS = table_of(Remark)
STAFF = table_of(StaffMember)
KINDS = [notable.kind for notable in NOTED_HERE]
LOOKED_BACK = timedelta(days=366)
MOST_WORDS = 12

# Word for word the condition of the index ix_entries_done, without which SQLite does not see that it serves.
IS_NO_VISIT = text("kind <> 'visit'")


def activities_offered(connection: Connection, place: AnyRow, kind: str) -> list[AnyRow]:
    """What is offered at the premises of this kind, visiting groups too, by name."""
    rows = connection.execute(
        select(ACTIVITIES.c.id, ACTIVITIES.c.slug, ACTIVITIES.c.name, ACTIVITIES.c.is_visiting_group)
        .join(
            AT_PREMISES,
            (AT_PREMISES.c.organisation_id == ACTIVITIES.c.organisation_id)
            & (AT_PREMISES.c.activity_id == ACTIVITIES.c.id),
        )
        .where(
            ACTIVITIES.c.organisation_id == place.organisation_id,
            ACTIVITIES.c.kind == kind,
            ACTIVITIES.c.retired_at.is_(None),
            AT_PREMISES.c.shown != Shown.NOWHERE.value,
            AT_PREMISES.c.premises_id == place.id,
        )
    )
    return sorted(rows, key=lambda row: (row.name.casefold(), row.slug))


def words_used(connection: Connection, organisation_id: int, kind: str, column: str, today: date) -> list[str]:
    """The code words of that column that the organisation has used in the last year, the most used first."""
    word = ENTRIES.c[column]
    places = select(PREMISES.c.id).where(PREMISES.c.organisation_id == organisation_id)
    return list(
        connection.execute(
            select(word)
            .where(
                ENTRIES.c.organisation_id == organisation_id,
                ENTRIES.c.premises_id.in_(places),
                ENTRIES.c.kind == kind,
                ENTRIES.c.day >= today - LOOKED_BACK,
                word.is_not(None),
                IS_NO_VISIT,
            )
            .group_by(word)
            .order_by(func.count().desc(), word)
            .limit(MOST_WORDS)
        ).scalars()
    )


def ids_in_log(connection: Connection, organisation_id: int, ids: Iterable[bytes]) -> set[bytes]:
    """Those of the ids that the log holds."""
    found = connection.execute(
        select(ENTRIES.c.id).where(ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.id.in_(list(ids)))
    )
    return {bytes(id) for id in found.scalars()}


def noted_on(connection: Connection, place: AnyRow, day: date) -> list[Noted]:
    """What staff have noted by hand of that day, taken back or not, the latest first."""
    same_organisation = ENTRIES.c.organisation_id
    rows = connection.execute(
        select(
            *(ENTRIES.c[name] for name in ("id", "kind", "at", "children", "minutes")),
            *(ENTRIES.c[name] for name in ("received_at", "basis", *CODES)),
            ENTRIES.c.count.label("heads"),
            ACTIVITIES.c.slug.label("activity_slug"),
            ACTIVITIES.c.name.label("activity_name"),
            STAFF.c.name.label("staff_name"),
            is_voided(ENTRIES).label("is_voided"),
        )
        .select_from(ENTRIES)
        .outerjoin(
            ACTIVITIES,
            and_(ACTIVITIES.c.organisation_id == same_organisation, ACTIVITIES.c.id == ENTRIES.c.activity_id),
        )
        .outerjoin(STAFF, and_(STAFF.c.organisation_id == same_organisation, STAFF.c.id == ENTRIES.c.staff_id))
        .where(
            same_organisation == place.organisation_id,
            ENTRIES.c.premises_id == place.id,
            ENTRIES.c.kind.in_(KINDS),
            ENTRIES.c.day == day,
            has_its_day(ENTRIES),
            ENTRIES.c.source == Source.STAFF.value,
            is_visible(ENTRIES),
        )
    )
    return noted_of(rows)


def noted_by_key(connection: Connection, place: AnyRow, key: str) -> tuple[date, Noted]:
    """What was noted with that entry, and its day; raises NotFound, for other premises' too."""
    entry_id = _identifier(key)
    day = connection.execute(
        select(ENTRIES.c.day).where(
            ENTRIES.c.organisation_id == place.organisation_id,
            ENTRIES.c.premises_id == place.id,
            ENTRIES.c.id == entry_id,
        )
    ).scalar()
    noted = noted_with(noted_on(connection, place, day), entry_id) if day else None
    if day is None or noted is None:
        raise NotFound("There is no such note here.")
    return day, noted


def remarks_on(connection: Connection, place: AnyRow, day: date) -> list[AnyRow]:
    """The notes on the day and its sessions, the latest first."""
    same_organisation = REMARKS.c.organisation_id
    return list(
        connection.execute(
            select(
                REMARKS.c.id,
                REMARKS.c.text,
                REMARKS.c.staff_id,
                REMARKS.c.written_at,
                ACTIVITIES.c.name.label("activity_name"),
                STAFF.c.name.label("staff_name"),
            )
            .outerjoin(
                ACTIVITIES,
                and_(
                    ACTIVITIES.c.organisation_id == REMARKS.c.organisation_id, ACTIVITIES.c.id == REMARKS.c.activity_id
                ),
            )
            .join(STAFF, and_(STAFF.c.organisation_id == same_organisation, STAFF.c.id == REMARKS.c.staff_id))
            .where(
                same_organisation == place.organisation_id,
                REMARKS.c.premises_id == place.id,
                REMARKS.c.day == day,
                REMARKS.c.removed_at.is_(None),
            )
            .order_by(REMARKS.c.written_at.desc(), REMARKS.c.id)
        )
    )


def remark_by_key(connection: Connection, place: AnyRow, key: str) -> AnyRow:
    """One note that stands; raises NotFound."""
    found = connection.execute(
        select(REMARKS).where(
            REMARKS.c.organisation_id == place.organisation_id,
            REMARKS.c.premises_id == place.id,
            REMARKS.c.id == _identifier(key),
            REMARKS.c.removed_at.is_(None),
        )
    ).first()
    if found is None:
        raise NotFound("There is no such note.")
    return found


def _identifier(key: str) -> bytes:
    try:
        return bytes.fromhex(key)
    except ValueError:
        raise NotFound("There is no such note.") from None
