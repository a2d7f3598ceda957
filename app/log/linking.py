"""Links pseudonyms that are one person, and undoes it; the sums follow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import insert, select, update

from app.database.statements import table_of
from app.database.transaction import lock_log
from app.errors import NotFound
from app.log.definition import BEEN_BEFORE, ENTRIES, VOIDS
from app.log.rebuilding import rebuild_days, rebuild_first_days
from app.log.taken_back import in_portions, voided_among
from app.log.writing import LogWriting
from app.people.models import Person, PersonLink

LINKS = table_of(PersonLink)
PEOPLE = table_of(Person)


def link_people(  # noqa: PLR0913  # a row of as many columns
    log: LogWriting, id: bytes, person_id: bytes, replaces_person_id: bytes, now: datetime, staff_id: int | None = None
) -> None:
    """Count two pseudonyms as one person from now on, in every period; raises NotFound for one that is none."""
    lock_log(log.connection, log.organisation_id)
    both = {person_id, replaces_person_id}
    known = log.connection.execute(
        select(PEOPLE.c.id).where(PEOPLE.c.organisation_id == log.organisation_id, PEOPLE.c.id.in_(both))
    ).scalars()
    if set(known) != both:
        raise NotFound("One of the two cards has not been used yet. Link them when both have.")
    log.connection.execute(
        insert(LINKS),
        {
            "organisation_id": log.organisation_id,
            "id": id,
            "person_id": person_id,
            "replaces_person_id": replaces_person_id,
            "made_at": now,
            "staff_id": staff_id,
        },
    )
    count_linked_as_one(log, both)


def undo_link(log: LogWriting, link_id: bytes, void_id: bytes, now: datetime, staff_id: int | None = None) -> None:
    """Count two pseudonyms as two people again; raises NotFound. Undone twice is undone once."""
    lock_log(log.connection, log.organisation_id)
    link = log.connection.execute(
        select(LINKS).where(LINKS.c.organisation_id == log.organisation_id, LINKS.c.id == link_id)
    ).first()
    if link is None:
        raise NotFound("There is no such link.")
    if voided_among(log.connection, log.organisation_id, [link_id]):
        return
    log.connection.execute(
        insert(VOIDS),
        {
            "organisation_id": log.organisation_id,
            "id": void_id,
            "target_id": link_id,
            "content_hash": log.hash_of(link_id),
            "reason": "",
            "staff_id": staff_id,
            "received_at": now,
        },
    )
    count_linked_as_one(log, {link.person_id, link.replaces_person_id})


def count_linked_as_one(log: LogWriting, people: Iterable[bytes]) -> None:
    """Set under which id each person is counted, by the links that stand, and make the sums of their days anew.

    people: whose links have changed; all that hang together with them follow, before and after the change.
    """
    neighbours = _neighbours(log)
    before = _counted_together_with(log, people)
    for person in before:
        neighbours.setdefault(person, set())
    touched = before | {other for person in before for other in group_of(person, neighbours)}
    for person in sorted(touched):
        lowest = min(group_of(person, neighbours))
        log.connection.execute(
            update(PEOPLE)
            .where(PEOPLE.c.organisation_id == log.organisation_id, PEOPLE.c.id == person)
            .values(counted_as=None if lowest == person and len(group_of(person, neighbours)) == 1 else lowest)
        )
    rebuild_days(log.connection, log.organisation_id, _days_of(log, touched))
    for premises_id in _premises_of_before(log, touched):
        rebuild_first_days(log.connection, log.organisation_id, premises_id, touched)


def people_linked_with(log: LogWriting, person: bytes) -> set[bytes]:
    """All that are counted as one with the person, the person included."""
    return group_of(person, _neighbours(log))


def group_of(person: bytes, neighbours: dict[bytes, set[bytes]]) -> set[bytes]:
    """All that hang together with a person by links, the person included."""
    found, to_visit = {person}, [person]
    while to_visit:
        for other in neighbours.get(to_visit.pop(), set()) - found:
            found.add(other)
            to_visit.append(other)
    return found


def _neighbours(log: LogWriting) -> dict[bytes, set[bytes]]:
    """By person, who is linked to them by a link that stands."""
    is_undone = select(VOIDS.c.target_id).where(VOIDS.c.organisation_id == log.organisation_id)
    standing = log.connection.execute(
        select(LINKS.c.person_id, LINKS.c.replaces_person_id).where(
            LINKS.c.organisation_id == log.organisation_id, LINKS.c.id.not_in(is_undone)
        )
    )
    neighbours: dict[bytes, set[bytes]] = {}
    for one, other in standing:
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    return neighbours


def _counted_together_with(log: LogWriting, people: Iterable[bytes]) -> set[bytes]:
    """The people, and all that have been counted under the same id as one of them until now."""
    wanted = set(people)
    of_organisation = PEOPLE.c.organisation_id == log.organisation_id
    ids = select(PEOPLE.c.counted_as).where(of_organisation, PEOPLE.c.id.in_(wanted), PEOPLE.c.counted_as.is_not(None))
    return wanted | set(
        log.connection.execute(select(PEOPLE.c.id).where(of_organisation, PEOPLE.c.counted_as.in_(ids))).scalars()
    )


def _premises_of_before(log: LogWriting, people: Iterable[bytes]) -> set[int]:
    """Premises at which any of the people had been in a period whose key is destroyed."""
    premises: set[int] = set()
    for some in in_portions(people):
        found = select(BEEN_BEFORE.c.premises_id).where(
            BEEN_BEFORE.c.organisation_id == log.organisation_id, BEEN_BEFORE.c.person_id.in_(some)
        )
        premises |= set(log.connection.execute(found).scalars())
    return premises


def _days_of(log: LogWriting, people: Iterable[bytes]) -> set[tuple[int, date]]:
    """(premises, day) on which any of the people has an entry."""
    days: set[tuple[int, date]] = set()
    for some in in_portions(people):
        found = log.connection.execute(
            select(ENTRIES.c.premises_id, ENTRIES.c.day).where(
                ENTRIES.c.organisation_id == log.organisation_id, ENTRIES.c.person_id.in_(some)
            )
        )
        days |= {(row[0], row[1]) for row in found}
    return days
