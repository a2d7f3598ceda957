"""Questions about paper: what a sheet offers, what has been noted of it, which papers have been typed in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.activities.models import Activity, ActivityPremises, Shown
from app.bootstrap import ROOT
from app.closing.noted import ENTRIES_AND_PEOPLE, IS_ANONYMOUS, PERSONS
from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.log.definition import ENTRIES, counts, has_its_day
from app.paper.sheet_rows import PAPER_KINDS
from app.staff.models import StaffMember

ACTIVITIES, AT_PREMISES = table_of(Activity), table_of(ActivityPremises)
STAFF = table_of(StaffMember)
PICTURES = frozenset(path.stem for path in (ROOT / "kiosk" / "icons").glob("*.svg"))
PAPER = "paper"


@dataclass(frozen=True)
class Paper:
    """What someone typed in at one moment. staff_name: empty for what came in a file."""

    key: str
    typed_at: datetime
    staff_name: str
    visits: int
    entry_count: int
    entry_ids: tuple[bytes, ...]


def offered_for_paper(connection: Connection, place: AnyRow, day: date) -> list[AnyRow]:
    """What the premises offered on the day that can be tallied by head, by name; visiting groups too."""
    found = connection.execute(
        select(
            ACTIVITIES.c.slug,
            ACTIVITIES.c.kind,
            ACTIVITIES.c.name,
            ACTIVITIES.c.picture,
            ACTIVITIES.c.is_visiting_group,
            ACTIVITIES.c.retired_at,
        )
        .join(
            AT_PREMISES,
            and_(
                AT_PREMISES.c.organisation_id == ACTIVITIES.c.organisation_id,
                AT_PREMISES.c.activity_id == ACTIVITIES.c.id,
            ),
        )
        .where(
            ACTIVITIES.c.organisation_id == place.organisation_id,
            AT_PREMISES.c.premises_id == place.id,
            ACTIVITIES.c.kind.in_(PAPER_KINDS),
            AT_PREMISES.c.shown != Shown.NOWHERE.value,
        )
    )
    still = [each for each in found if each.retired_at is None or each.retired_at.date() >= day]
    return sorted(still, key=lambda each: (each.is_visiting_group, each.name.casefold(), each.slug))


def heads_noted(connection: Connection, place: AnyRow, day: date) -> dict[str, int]:
    """What the log has of the day by activity, participations as the figures count them."""
    found = connection.execute(
        select(ACTIVITIES.c.slug, (PERSONS + func.coalesce(func.sum(ENTRIES.c.count).filter(IS_ANONYMOUS), 0)))
        .select_from(
            ENTRIES_AND_PEOPLE.join(
                ACTIVITIES,
                and_(
                    ACTIVITIES.c.organisation_id == ENTRIES.c.organisation_id,
                    ACTIVITIES.c.id == ENTRIES.c.activity_id,
                ),
            )
        )
        .where(_of_day(place, day), ENTRIES.c.kind.in_(PAPER_KINDS))
        .group_by(ACTIVITIES.c.slug)
    )
    return {slug: int(heads) for slug, heads in found}


def papers_of_day(connection: Connection, place: AnyRow, day: date) -> list[Paper]:
    """The papers of a day that count, the latest first; what was saved by one press is one paper."""
    found = connection.execute(
        select(
            ENTRIES.c.id,
            ENTRIES.c.kind,
            ENTRIES.c.count.label("heads"),
            ENTRIES.c.staff_id,
            ENTRIES.c.received_at,
            STAFF.c.name.label("staff_name"),
        )
        .select_from(
            ENTRIES.outerjoin(
                STAFF,
                and_(STAFF.c.organisation_id == ENTRIES.c.organisation_id, STAFF.c.id == ENTRIES.c.staff_id),
            )
        )
        .where(_of_day(place, day), ENTRIES.c.basis == PAPER)
    ).all()
    papers = [_paper(key, list(rows)) for key, rows in groupby(sorted(found, key=_key_of), key=_key_of)]
    return sorted(papers, key=lambda paper: paper.typed_at, reverse=True)


def paper_numbered(connection: Connection, place: AnyRow, day: date, key: str) -> Paper:
    """One paper of the day that someone typed in; raises NotFound."""
    for paper in papers_of_day(connection, place, day):
        if paper.key == key and paper.staff_name:
            return paper
    raise NotFound("There is no such paper, or it has been taken back.")


def stored_as(connection: Connection, organisation_id: int, ids: Collection[bytes]) -> dict[bytes, tuple[int, int]]:
    """Heads and children of those of the entries that are in the log already."""
    entry = ENTRIES.c
    found = connection.execute(
        select(entry.id, entry.count, entry.children).where(
            entry.organisation_id == organisation_id, entry.id.in_(list(ids))
        )
    )
    return {bytes(row[0]): (row[1], row[2]) for row in found}


def _paper(key: str, rows: list[AnyRow]) -> Paper:
    return Paper(
        key=key,
        typed_at=rows[0].received_at,
        staff_name=rows[0].staff_name or "",
        visits=sum(row.heads for row in rows if row.kind == "visit"),
        entry_count=len(rows),
        entry_ids=tuple(bytes(row.id) for row in rows),
    )


def _key_of(row: AnyRow) -> str:
    return f"{row.staff_id or 0}-{int(row.received_at.timestamp())}"


def _of_day(place: AnyRow, day: date) -> ColumnElement[bool]:
    return and_(
        ENTRIES.c.organisation_id == place.organisation_id,
        ENTRIES.c.premises_id == place.id,
        ENTRIES.c.day == day,
        has_its_day(ENTRIES),
        counts(ENTRIES),
    )
