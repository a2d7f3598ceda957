"""Takes the days from what persons did in a month; what figures need of the days is kept without persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from app.activities.kinds import ON_PREMISES_KINDS, VISITING_KINDS
from app.database.statements import AnyRow
from app.figures.countings.kinds import SATURDAY
from app.log.definition import COUNTED_PERSON, ENTRIES, ENTRIES_WITH_PERSON, is_visible, is_voided
from app.log.models import BY_MONTH
from app.log.rebuilding import rebuild_days
from app.log.thinned import KEPT_DAYS, KEPT_SESSIONS, KEPT_STAYS, OUTSIDE_HOURS, add_kept, moment_of_day
from app.periods import Period
from app.retention.gone import Gone
from app.retention.month_days import Done, standing_days
from app.retention.statements import only_first_answers

Row = dict[str, Any]


def thin_month(connection: Connection, organisation_id: int, month: Period) -> Gone:
    """Thin what persons did in the month, in the caller's transaction; says what has gone.

    Done twice it does nothing the second time. What comes for the month later is laid beside what is there; a link made
    later counts the days of both as the more of the two; what is taken back later stays in the numbers by day.
    """
    entries = _entries_of(connection, organisation_id, month)
    new = [each for each in entries if each.batch_id != BY_MONTH]
    if not new:
        return Gone()
    _keep_numbers(connection, [each for each in new if not each.is_voided])
    only_first_answers(connection, organisation_id, entries)
    standing = _standing(entries)
    _take_out_days(connection, entries, standing)
    touched = {(each.premises_id, day) for each in entries for day in (each.day, standing[bytes(each.id)])}
    rebuild_days(connection, organisation_id, touched)
    return Gone(days=len(new))


def _entries_of(connection: Connection, organisation_id: int, month: Period) -> Sequence[AnyRow]:
    """All that persons did in the month, those of linked cards under one id."""
    names = ("organisation_id", "id", "premises_id", "kind", "activity_id", "day", "minutes", "reached", "batch_id")
    return connection.execute(
        select(*(ENTRIES.c[name] for name in names), COUNTED_PERSON, is_voided(ENTRIES).label("is_voided"))
        .select_from(ENTRIES_WITH_PERSON)
        .where(
            ENTRIES.c.organisation_id == organisation_id,
            ENTRIES.c.day.between(month.first_day, month.last_day),
            is_visible(ENTRIES),
        )
    ).all()


def _standing(entries: Iterable[AnyRow]) -> dict[bytes, date]:
    by_person: dict[bytes, list[Done]] = {}
    for each in entries:
        done = Done(bytes(each.id), each.premises_id, each.kind, each.activity_id, each.day, each.batch_id == BY_MONTH)
        by_person.setdefault(bytes(each.person_id), []).append(done)
    standing: dict[bytes, date] = {}
    for theirs in by_person.values():
        standing |= standing_days(theirs)
    return standing


def _take_out_days(connection: Connection, entries: Sequence[AnyRow], standing: dict[bytes, date]) -> None:
    """By whom and where from is not kept either; how long a visit was is kept without the person."""
    this_one = (ENTRIES.c.organisation_id == bindparam("of"), ENTRIES.c.id == bindparam("this"))
    thin: Row = {"batch_id": BY_MONTH, "kiosk_id": None, "staff_id": None, "topic": None}
    moved = update(ENTRIES).where(*this_one)
    connection.execute(
        moved.values(thin | {"day": bindparam("stands"), "received_at": bindparam("then")}),
        [
            {
                "of": each.organisation_id,
                "this": each.id,
                "stands": standing[bytes(each.id)],
                "then": moment_of_day(standing[bytes(each.id)]),
            }
            for each in entries
        ],
    )
    visits = [{"of": each.organisation_id, "this": each.id} for each in entries if each.kind == "visit"]
    if visits:
        connection.execute(moved.values(minutes=None), visits)


def _keep_numbers(connection: Connection, counted: Sequence[AnyRow]) -> None:
    """Keep how many persons there were, day by day, and how long they stayed, month by month."""
    visits = Counter(_place(row) for row in _distinct(counted, VISITING_KINDS))
    here = Counter(_place(row) for row in counted if row.kind in ON_PREMISES_KINDS)
    _add(connection, KEPT_DAYS, {key: (visits[key], here[key]) for key in visits.keys() | here.keys()})
    sessions = Counter((*key, kind, activity) for key, kind, activity, _person in _taking_part(counted))
    _add(connection, KEPT_SESSIONS, {key: (persons,) for key, persons in sessions.items()})
    stays = Counter(
        (*_place(row)[:2], row.day.replace(day=1), row.minutes)
        for row in counted
        if row.kind == "visit" and row.minutes is not None
    )
    _add(connection, KEPT_STAYS, {key: (entries,) for key, entries in stays.items()})
    # On a weekday what was outside hours has been kept when the hours went.
    weekends = Counter(
        _place(row)
        for row in counted
        if row.kind == "outreach" and row.reached is not False and row.day.weekday() >= SATURDAY
    )
    _add(connection, OUTSIDE_HOURS, {key: (heads,) for key, heads in weekends.items()})


def _place(row: AnyRow) -> tuple[int, int, date]:
    return row.organisation_id, row.premises_id, row.day


def _distinct(counted: Iterable[AnyRow], kinds: Iterable[str]) -> list[AnyRow]:
    """One of a person's entries of these kinds for each premises and day."""
    return list({(*_place(row), bytes(row.person_id)): row for row in counted if row.kind in kinds}.values())


def _taking_part(counted: Iterable[AnyRow]) -> set[tuple[tuple[int, int, date], str, int, bytes]]:
    return {
        (_place(row), row.kind, row.activity_id or 0, bytes(row.person_id))
        for row in counted
        if row.kind in ON_PREMISES_KINDS and row.kind != "visit"
    }


def _add(connection: Connection, table: Any, numbers: dict[tuple[Any, ...], tuple[int, ...]]) -> None:
    names = [column.name for column in table.columns]
    add_kept(connection, table, [dict(zip(names, (*key, *numbers[key]), strict=True)) for key in sorted(numbers)])
