"""Parts what people did in a period from what they do after it, when the key of the period's codes is destroyed.

What they did stays, under random numbers that no card reaches, so every figure of that period is as it was. Who goes
on with a card keeps the pseudonym from here on; of before it keeps one bit for each premises, and its own answers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, case, delete, exists, func, insert, select, update

from app.database.statements import insert_or_leave, insert_or_replace, table_of
from app.log.definition import (
    BEEN_BEFORE,
    CARRIED_ANSWERS,
    COUNTED_PERSON,
    ENTRIES,
    ENTRIES_WITH_PERSON,
    PEOPLE,
    STATEMENTS,
    counts,
)
from app.log.rebuilding import rebuild_first_days
from app.log.rollups import FIRST_DAYS, VISIT_DAYS
from app.log.writing import FORGOTTEN, THINNED, LogWriting
from app.people.models import Card, Credential
from app.people.period_models import EndingKey
from app.people.recognition import new_identifier

CARDS, CREDENTIALS, ENDING_KEYS = table_of(Card), table_of(Credential), table_of(EndingKey)
ANSWERS = ("gender", "age_band", "been_before", "called_first", "replaces_lost")
Answers = dict[str, Any]
COUNTED = func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id)


@dataclass(frozen=True)
class Severed:
    """What was destroyed: tags, cards that no key knows any more; and how many people were parted from their past."""

    tag_count: int
    card_count: int
    person_count: int


@dataclass(frozen=True)
class Parting:
    """One person, of however many cards: the id they are counted under, their pseudonyms, the number of their past."""

    counted_as: bytes
    members: tuple[bytes, ...]
    past: bytes


def sever(log: LogWriting, number: int, last_day: date) -> Severed:
    """Part everybody's past until the last day, and delete every tag of the key of that number and earlier ones.

    In the caller's transaction, with the organisation's log locked. Done twice it does nothing the second time.
    """
    since = _severed_through(log, last_day)
    partings = _partings(log, since, last_day)
    tag_count, card_count = _delete_tags(log, number)
    go_on = _who_goes_on(log, last_day)
    _keep_what_was_carried(log, partings)
    _carry_over(log, [each for each in partings if each.counted_as in go_on], last_day)
    _keep_answers(log, partings, go_on)
    premises = _premises_of(log, partings)
    _make_numbers(log, partings)
    _move_past(log, partings, last_day)
    for premises_id, people in premises.items():
        rebuild_first_days(log.connection, log.organisation_id, premises_id, people)
    return Severed(tag_count, card_count, len(partings))


def _severed_through(log: LogWriting, last_day: date) -> date:
    """Until when people have been parted from their past already."""
    found = log.connection.execute(
        select(func.max(ENDING_KEYS.c.last_day)).where(
            ENDING_KEYS.c.organisation_id == log.organisation_id,
            ENDING_KEYS.c.destroyed_at.is_not(None),
            ENDING_KEYS.c.last_day < last_day,
        )
    ).scalar()
    return found or date.min


def _partings(log: LogWriting, since: date, last_day: date) -> list[Parting]:
    """Everybody who has an entry in the period; in the order of their pasts, which is no order of anything else."""
    with_past = {
        bytes(row.person_id)
        for row in log.connection.execute(
            select(COUNTED_PERSON)
            .select_from(ENTRIES_WITH_PERSON)
            .where(ENTRIES.c.organisation_id == log.organisation_id, ENTRIES.c.day > since, ENTRIES.c.day <= last_day)
            .distinct()
        )
    }
    members: dict[bytes, list[bytes]] = {}
    own = PEOPLE.c.organisation_id == log.organisation_id
    for person_id, counted_as in log.connection.execute(select(PEOPLE.c.id, COUNTED).where(own)):
        members.setdefault(bytes(counted_as), []).append(bytes(person_id))
    partings = [Parting(each, tuple(members[each]), new_identifier()) for each in with_past]
    return sorted(partings, key=lambda each: each.past)


def _delete_tags(log: LogWriting, number: int) -> tuple[int, int]:
    """How many tags, and how many cards to which nothing leads any more."""
    mine = CREDENTIALS.c.organisation_id == log.organisation_id
    tags = log.connection.execute(delete(CREDENTIALS).where(mine, CREDENTIALS.c.key_number <= number)).rowcount
    is_known = exists().where(mine, CREDENTIALS.c.card_id == CARDS.c.id)
    unknown = delete(CARDS).where(CARDS.c.organisation_id == log.organisation_id, ~is_known)
    return tags, log.connection.execute(unknown).rowcount


def _who_goes_on(log: LogWriting, last_day: date) -> set[bytes]:
    """Under whose ids those are counted whom a card or a label still reaches, or who have come since."""
    mine = PEOPLE.c.organisation_id == log.organisation_id
    reached = (
        exists().where(CARDS.c.organisation_id == log.organisation_id, CARDS.c.person_id == PEOPLE.c.id)
        | exists().where(CREDENTIALS.c.organisation_id == log.organisation_id, CREDENTIALS.c.person_id == PEOPLE.c.id)
        | exists().where(
            ENTRIES.c.organisation_id == log.organisation_id,
            ENTRIES.c.person_id == PEOPLE.c.id,
            ENTRIES.c.day > last_day,
        )
    )
    return {bytes(row[0]) for row in log.connection.execute(select(COUNTED).where(mine, reached).distinct())}


def _keep_what_was_carried(log: LogWriting, partings: Sequence[Parting]) -> None:
    """That they had been before this period already goes with its past too: its figures rest on it."""
    past_of = {member: each.past for each in partings for member in each.members}
    own = BEEN_BEFORE.c.organisation_id == log.organisation_id
    rows = [
        dict(row._mapping) | {"person_id": past_of[bytes(row.person_id)]}
        for row in log.connection.execute(select(BEEN_BEFORE).where(own)).all()
        if bytes(row.person_id) in past_of
    ]
    insert_or_leave(log.connection, BEEN_BEFORE, _in_own_order(rows))


def _carry_over(log: LogWriting, partings: Sequence[Parting], last_day: date) -> None:
    """Keep of those who go on that they have been before, and where."""
    ids = {each.counted_as for each in partings}
    first = log.connection.execute(
        select(FIRST_DAYS.c.premises_id, FIRST_DAYS.c.person_id)
        .where(FIRST_DAYS.c.organisation_id == log.organisation_id, FIRST_DAYS.c.first_day <= last_day)
        .distinct()
    )
    been = [
        {"organisation_id": log.organisation_id, "premises_id": premises_id, "person_id": bytes(person_id)}
        for premises_id, person_id in first
        if bytes(person_id) in ids
    ]
    insert_or_leave(log.connection, BEEN_BEFORE, _in_own_order(been))


def _keep_answers(log: LogWriting, partings: Sequence[Parting], go_on: set[bytes]) -> None:
    """What people have said of themselves, whenever it was, goes with their past and with who goes on, as it did."""
    said = _said_by(log, partings)
    rows = [
        {"organisation_id": log.organisation_id, "person_id": person_id} | said[each.counted_as]
        for each in partings
        if each.counted_as in said
        for person_id in (each.past, *({each.counted_as} & go_on))
    ]
    insert_or_replace(log.connection, CARRIED_ANSWERS, _in_own_order(rows))


def _said_by(log: LogWriting, partings: Sequence[Parting]) -> dict[bytes, Answers]:
    """By the id under which they are counted, their first answer to each question: what was carried stands first."""
    counted_as = {member: each.counted_as for each in partings for member in each.members}
    columns = [CARRIED_ANSWERS.c[name] for name in ANSWERS]
    mine = CARRIED_ANSWERS.c.organisation_id == log.organisation_id
    answered = [*log.connection.execute(select(CARRIED_ANSWERS.c.person_id, *columns).where(mine))]
    its_entry = (STATEMENTS.c.organisation_id == ENTRIES.c.organisation_id) & (STATEMENTS.c.entry_id == ENTRIES.c.id)
    answered += log.connection.execute(
        select(ENTRIES.c.person_id, *(STATEMENTS.c[name] for name in ANSWERS))
        .select_from(ENTRIES.join(STATEMENTS, its_entry))
        .where(ENTRIES.c.organisation_id == log.organisation_id, ENTRIES.c.person_id.is_not(None))
        .where(counts(STATEMENTS), counts(ENTRIES))
        .order_by(ENTRIES.c.day, STATEMENTS.c.id)
    )
    said: dict[bytes, Answers] = {}
    for person_id, *answers in answered:
        person = counted_as.get(bytes(person_id))
        if person is not None:
            known = said.setdefault(person, dict.fromkeys(ANSWERS))
            known |= {name: new for name, new in zip(ANSWERS, answers, strict=True) if known[name] is None}
    return said


def _premises_of(log: LogWriting, partings: Sequence[Parting]) -> dict[int, set[bytes]]:
    """By premises, the people whose first days there follow anew: those who were parted, and the numbers of pasts."""
    past_of = {each.counted_as: each.past for each in partings}
    found = log.connection.execute(
        select(FIRST_DAYS.c.premises_id, FIRST_DAYS.c.person_id).where(
            FIRST_DAYS.c.organisation_id == log.organisation_id
        )
    )
    premises: dict[int, set[bytes]] = {}
    for premises_id, person_id in found:
        if bytes(person_id) in past_of:
            premises.setdefault(premises_id, set()).update({bytes(person_id), past_of[bytes(person_id)]})
    return premises


def _make_numbers(log: LogWriting, partings: Sequence[Parting]) -> None:
    """A number for each past. Of linked cards a second one is counted with it: that a card replaced one is known."""
    rows = []
    for each in partings:
        linked_id = new_identifier() if len(each.members) > 1 else None
        rows.append((each.past, each.past if linked_id else None))
        rows += [(linked_id, each.past)] if linked_id else []
    organisation = {"organisation_id": log.organisation_id}
    for counted in (False, True):  # whom others are counted as must be there before them
        some = [row for row in rows if (row[1] is not None and row[1] != row[0]) is counted]
        if some:
            log.connection.execute(
                insert(PEOPLE), [organisation | {"id": id, "counted_as": counted_as} for id, counted_as in sorted(some)]
            )


def _move_past(log: LogWriting, partings: Sequence[Parting], last_day: date) -> None:
    mine = ENTRIES.c.organisation_id == log.organisation_id
    # With the key that lasts and the code, a real hash would confirm a guess of who came when.
    mark = case((ENTRIES.c.content_hash == FORGOTTEN, FORGOTTEN), else_=THINNED)
    moved = [{"past": each.past, "before": member, "through": last_day} for each in partings for member in each.members]
    if not moved:
        return
    through = bindparam("through", type_=ENTRIES.c.day.type)
    theirs = (mine, ENTRIES.c.person_id == bindparam("before"), ENTRIES.c.day <= through)
    log.connection.execute(update(ENTRIES).where(*theirs).values(person_id=bindparam("past"), content_hash=mark), moved)
    log.connection.execute(
        update(VISIT_DAYS)
        .where(VISIT_DAYS.c.organisation_id == log.organisation_id, VISIT_DAYS.c.person_id == bindparam("before"))
        .where(VISIT_DAYS.c.day <= through)
        .values(person_id=bindparam("past")),
        [{"past": each.past, "before": each.counted_as, "through": last_day} for each in partings],
    )


def _in_own_order(rows: Collection[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: bytes(row["person_id"]))
