"""Questions about work training: participants, their plans, what they have done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, and_, func, select

from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.log.definition import ENTRIES, PEOPLE, counts, has_its_day
from app.training.models import RunningShift, TrainingParticipant, TrainingTime
from app.training.plan import Plan, Span, Week

PARTICIPANTS = table_of(TrainingParticipant)
TIMES = table_of(TrainingTime)
RUNNING = table_of(RunningShift)
# Linked cards are one person's: a shift by either is the participant's.
THEMSELVES = func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id)


def participants_of(connection: Connection, place: AnyRow, day: date | None = None) -> list[AnyRow]:
    """The premises' participants, with `counted_as`; with a day only those who take part on it."""
    conditions = [PARTICIPANTS.c.organisation_id == place.organisation_id, PARTICIPANTS.c.premises_id == place.id]
    if day is not None:
        conditions.append(PARTICIPANTS.c.from_day <= day)
        conditions.append(PARTICIPANTS.c.to_day.is_(None) | (PARTICIPANTS.c.to_day >= day))
    return list(
        connection.execute(_PARTICIPANTS.where(*conditions).order_by(PARTICIPANTS.c.picture, PARTICIPANTS.c.id))
    )


def participant_numbered(connection: Connection, organisation_id: int, number: int) -> AnyRow:
    """One participant, with `counted_as`; raises NotFound."""
    found = connection.execute(
        _PARTICIPANTS.where(PARTICIPANTS.c.organisation_id == organisation_id, PARTICIPANTS.c.id == number)
    ).first()
    if found is None:
        raise NotFound("There is no such participant.")
    return found


def participant_behind(connection: Connection, organisation_id: int, person_id: bytes) -> AnyRow | None:
    """The participant that a pseudonym is, also one who has ended."""
    return connection.execute(
        select(PARTICIPANTS).where(
            PARTICIPANTS.c.organisation_id == organisation_id, PARTICIPANTS.c.person_id == person_id
        )
    ).first()


def signs_taken(connection: Connection, organisation_id: int) -> set[tuple[str, int]]:
    """The pictures and numbers that somebody has or had."""
    rows = connection.execute(
        select(PARTICIPANTS.c.picture, PARTICIPANTS.c.number).where(PARTICIPANTS.c.organisation_id == organisation_id)
    )
    return {(picture, number) for picture, number in rows}


def plans_of(connection: Connection, participants: Iterable[AnyRow]) -> dict[int, Plan]:
    """The plan of each participant, by number."""
    everyone = {each.id: each for each in participants}
    weeks: dict[int, dict[date, dict[int, Span]]] = defaultdict(lambda: defaultdict(dict))
    if everyone:
        organisation_id = next(iter(everyone.values())).organisation_id
        found = connection.execute(
            select(TIMES).where(TIMES.c.organisation_id == organisation_id, TIMES.c.participant_id.in_(everyone))
        )
        for row in found:
            week = weeks[row.participant_id][row.from_day]
            if row.starts_minute is not None:
                week[row.weekday] = Span(row.starts_minute, row.ends_minute)
    return {number: Plan(_in_order(weeks[number]), each.from_day, each.to_day) for number, each in everyone.items()}


def running_shifts(connection: Connection, place: AnyRow) -> dict[int, AnyRow]:
    """The shifts that staff have started at the premises and nobody has ended, by participant."""
    found = connection.execute(
        select(RUNNING)
        .join(
            PARTICIPANTS,
            and_(
                PARTICIPANTS.c.organisation_id == RUNNING.c.organisation_id,
                PARTICIPANTS.c.id == RUNNING.c.participant_id,
            ),
        )
        .where(RUNNING.c.organisation_id == place.organisation_id, PARTICIPANTS.c.premises_id == place.id)
    )
    return {row.participant_id: row for row in found}


def shifts_between(connection: Connection, place: AnyRow, first_day: date, last_day: date) -> list[AnyRow]:
    """What counts of kind training by a person at the premises: id, day, at, minutes, counted_as; the earliest first.

    Without minutes it is a tap at the tablet, of which two make a shift once staff have said so.
    """
    found = connection.execute(
        select(ENTRIES.c.id, ENTRIES.c.day, ENTRIES.c.at, ENTRIES.c.minutes, THEMSELVES.label("counted_as"))
        .join(PEOPLE, and_(PEOPLE.c.organisation_id == ENTRIES.c.organisation_id, PEOPLE.c.id == ENTRIES.c.person_id))
        .where(
            ENTRIES.c.organisation_id == place.organisation_id,
            ENTRIES.c.premises_id == place.id,
            ENTRIES.c.kind == "training",
            ENTRIES.c.day.between(first_day, last_day),
            has_its_day(ENTRIES),
            counts(ENTRIES),
        )
    )
    return sorted(found, key=_when)


def _when(entry: AnyRow) -> tuple[date, float, bytes]:
    return entry.day, entry.at.timestamp() if entry.at else 0.0, bytes(entry.id)


def _in_order(weeks: dict[date, dict[int, Span]]) -> list[tuple[date, Week]]:
    return sorted(weeks.items())


_PARTICIPANTS = select(PARTICIPANTS, THEMSELVES.label("counted_as")).join(
    PEOPLE, and_(PEOPLE.c.organisation_id == PARTICIPANTS.c.organisation_id, PEOPLE.c.id == PARTICIPANTS.c.person_id)
)
