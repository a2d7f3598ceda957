"""What the tables hold of one card that is shown, and of one day at one place: row by row, as they hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from app.database.statements import table_of
from app.handover.columns import columns_about
from app.handover.told import About
from app.log.definition import BEEN_BEFORE, CARRIED_ANSWERS, ENTRIES, PEOPLE, STATEMENTS, VOIDS
from app.log.models import Leave
from app.log.rollups import FIRST_DAYS, VISIT_DAYS
from app.people.models import Card, Credential, PersonLink
from app.training.models import RunningShift, TrainingParticipant, TrainingTime

CARDS, CREDENTIALS, LINKS = table_of(Card), table_of(Credential), table_of(PersonLink)
LEAVES = table_of(Leave)
PARTICIPANTS, TIMES, RUNNING = table_of(TrainingParticipant), table_of(TrainingTime), table_of(RunningShift)
PERSON = "person_id"
DAYS = ("day", "first_day", "from_day")


@dataclass(frozen=True)
class Part:
    """What one table holds: its name, the columns that are told, the rows."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Reached:
    """What a card leads to: itself and the cards linked with it, the people behind them."""

    organisation_id: int
    cards: frozenset[bytes]
    people: frozenset[bytes]
    counted_as: frozenset[bytes]

    @property
    def entries(self) -> Select[Any]:
        """The ids of their entries."""
        return select(ENTRIES.c.id).where(
            ENTRIES.c.organisation_id == self.organisation_id, ENTRIES.c.person_id.in_(self.people)
        )

    @property
    def participants(self) -> Select[Any]:
        """The numbers under which they take part in work training."""
        return select(PARTICIPANTS.c.id).where(
            PARTICIPANTS.c.organisation_id == self.organisation_id, PARTICIPANTS.c.person_id.in_(self.people)
        )


Way = Callable[[Reached], ColumnElement[bool]]

# From a card to the rows of each table that tell of its holder.
WAYS: tuple[tuple[Table, Way], ...] = (
    (CARDS, lambda reached: CARDS.c.id.in_(reached.cards)),
    (CREDENTIALS, lambda reached: CREDENTIALS.c.card_id.in_(reached.cards)),
    (PEOPLE, lambda reached: PEOPLE.c.id.in_(reached.people)),
    (LINKS, lambda reached: or_(LINKS.c.person_id.in_(reached.people), LINKS.c.replaces_person_id.in_(reached.people))),
    (STATEMENTS, lambda reached: STATEMENTS.c.entry_id.in_(reached.entries)),
    (ENTRIES, lambda reached: ENTRIES.c.person_id.in_(reached.people)),
    (LEAVES, lambda reached: LEAVES.c.entry_id.in_(reached.entries)),
    (VOIDS, lambda reached: VOIDS.c.target_id.in_(reached.entries)),
    (BEEN_BEFORE, lambda reached: BEEN_BEFORE.c.person_id.in_(reached.people)),
    (CARRIED_ANSWERS, lambda reached: CARRIED_ANSWERS.c.person_id.in_(reached.people)),
    (FIRST_DAYS, lambda reached: FIRST_DAYS.c.person_id.in_(reached.people | reached.counted_as)),
    (VISIT_DAYS, lambda reached: VISIT_DAYS.c.person_id.in_(reached.people | reached.counted_as)),
    (PARTICIPANTS, lambda reached: PARTICIPANTS.c.person_id.in_(reached.people)),
    (TIMES, lambda reached: TIMES.c.participant_id.in_(reached.participants)),
    (RUNNING, lambda reached: RUNNING.c.participant_id.in_(reached.participants)),
)


def reached_by(connection: Connection, organisation_id: int, tag: bytes) -> Reached | None:
    """What the card with this tag leads to; None when no table knows it."""
    of_card = select(CREDENTIALS.c.card_id).where(
        CREDENTIALS.c.organisation_id == organisation_id, CREDENTIALS.c.tag == tag
    )
    found = connection.execute(
        select(CARDS.c.id, CARDS.c.person_id).where(CARDS.c.organisation_id == organisation_id, CARDS.c.id.in_(of_card))
    ).first()
    if found is None:
        return None
    if found.person_id is None:
        return Reached(organisation_id, frozenset({bytes(found.id)}), frozenset(), frozenset())
    together = func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id)
    mine = PEOPLE.c.organisation_id == organisation_id
    group = connection.execute(select(together).where(mine, PEOPLE.c.id == found.person_id)).scalar_one()
    people = _bytes(connection.execute(select(PEOPLE.c.id).where(mine, together == group)).scalars())
    cards = connection.execute(
        select(CARDS.c.id).where(CARDS.c.organisation_id == organisation_id, CARDS.c.person_id.in_(people))
    ).scalars()
    return Reached(organisation_id, _bytes(cards), people, frozenset({bytes(group)}))


def tags_of(connection: Connection, reached: Reached) -> frozenset[bytes]:
    """The tags of all codes of the cards that are reached."""
    return _bytes(
        connection.execute(
            select(CREDENTIALS.c.tag).where(
                CREDENTIALS.c.organisation_id == reached.organisation_id, CREDENTIALS.c.card_id.in_(reached.cards)
            )
        ).scalars()
    )


def rows_reached(connection: Connection, reached: Reached) -> list[Part]:
    """By table, what is kept of the card's holder; tables that hold nothing are left out."""
    parts = [_part(connection, table, way(reached), reached) for table, way in WAYS]
    return [part for part in parts if part.rows]


def _part(connection: Connection, table: Table, is_theirs: ColumnElement[bool], reached: Reached) -> Part:
    names = columns_about(table.name, About.HOLDER, About.STAFF)
    rows = connection.execute(
        select(*(table.c[name] for name in names)).where(table.c.organisation_id == reached.organisation_id, is_theirs)
    )
    return Part(table.name, names, in_order(names, rows))


def in_order(names: Sequence[str], rows: Iterable[Any]) -> tuple[tuple[Any, ...], ...]:
    """The rows by day and by what they say, never as they lie in the table; those in which nothing stands left out."""
    plain = [tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in rows]
    day = next((place for place, name in enumerate(names) if name in DAYS), 0)
    said = [row for row in plain if any(value is not None for value in row)]
    return tuple(sorted(said, key=lambda row: (str(row[day]), *map(str, row))))


def _bytes(values: Iterable[Any]) -> frozenset[bytes]:
    return frozenset(bytes(value) for value in values)
