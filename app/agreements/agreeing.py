"""What can be done with what was agreed: goals in order, and one agreed number after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.agreements.agreeable import AGREEABLE, FROM_ONE, TO_MANY, Per
from app.agreements.queries import (
    GOALS,
    THINGS,
    agreed_things,
    every_goal_wording,
    every_thing_wording,
    goals_of,
    parties_of,
)
from app.agreements.writing import Saying, begin_writing, newest_number, signature, write_wording
from app.database.statements import AnyRow
from app.errors import NotFound, Refusal


@dataclass(frozen=True)
class GoalWishes:
    """A goal as it is to be; place: in the order, from 1, and past the end is last."""

    heading: str
    sentence: str
    place: int


@dataclass(frozen=True)
class AgreedWishes:
    """Something agreed, as it is to be: about 220 open days a year, of one party or of all together."""

    figure_id: str
    amount: int
    per: Per
    is_about: bool = False
    goal_id: int | None = None
    party_id: int | None = None
    note: str = ""


def add_goal(connection: Connection, agreement_id: int, wishes: GoalWishes, saying: Saying) -> int:
    """The number of a new goal; those that come after it move down. Raises NotAllowed."""
    begin_writing(connection, agreement_id, saying.by)
    known = [row.goal_id for row in every_goal_wording(connection, agreement_id)]
    goal_id = max(known, default=0) + 1
    _write_goal(connection, agreement_id, goal_id, wishes, saying)
    return goal_id


def change_goal(
    connection: Connection,
    agreement_id: int,
    goal_id: int,
    wishes: GoalWishes,
    saying: Saying,
) -> None:
    """Let a goal be otherwise from a day on; raises NotFound, NotAllowed, ChangedMeanwhile."""
    begin_writing(connection, agreement_id, saying.by)
    goal_of(goals_of(connection, agreement_id), goal_id)
    _write_goal(connection, agreement_id, goal_id, wishes, saying)


def drop_goal(connection: Connection, agreement_id: int, goal_id: int, saying: Saying) -> None:
    """Let a goal be none from a day on; what was agreed under it stays, under no goal. Raises as change_goal does."""
    begin_writing(connection, agreement_id, saying.by)
    goal = goal_of(goals_of(connection, agreement_id), goal_id)
    said = {"heading": goal.heading, "sentence": goal.sentence, "place": goal.place, "is_dropped": True}
    key = {"agreement_id": agreement_id, "goal_id": goal_id}
    write_wording(connection, GOALS, key, saying.seen, said | {"from_day": saying.since} | signature(saying.by))


def add_agreed(connection: Connection, agreement_id: int, wishes: AgreedWishes, saying: Saying) -> int:
    """The number of something newly agreed; raises Refusal, NotFound, NotAllowed."""
    begin_writing(connection, agreement_id, saying.by)
    known = [row.thing_id for row in every_thing_wording(connection, agreement_id)]
    thing_id = max(known, default=0) + 1
    _write_agreed(connection, agreement_id, thing_id, wishes, saying)
    return thing_id


def change_agreed(
    connection: Connection,
    agreement_id: int,
    thing_id: int,
    wishes: AgreedWishes,
    saying: Saying,
) -> None:
    """Let something agreed be otherwise from a day on; raises NotFound, Refusal, NotAllowed, ChangedMeanwhile."""
    begin_writing(connection, agreement_id, saying.by)
    thing_of(agreed_things(connection, agreement_id), thing_id)
    _write_agreed(connection, agreement_id, thing_id, wishes, saying)


def drop_agreed(connection: Connection, agreement_id: int, thing_id: int, saying: Saying) -> None:
    """Let something be agreed no more from a day on. Raises as change_agreed does."""
    begin_writing(connection, agreement_id, saying.by)
    thing = thing_of(agreed_things(connection, agreement_id), thing_id)
    names = ("figure_id", "amount", "is_about", "per", "goal_id", "party_id", "note")
    said = {name: getattr(thing, name) for name in names} | {"is_dropped": True, "from_day": saying.since}
    key = {"agreement_id": agreement_id, "thing_id": thing_id}
    write_wording(connection, THINGS, key, saying.seen, said | signature(saying.by))


def goal_of(goals: Sequence[AnyRow], goal_id: int) -> AnyRow:
    """The goal of that number among them; raises NotFound."""
    return _numbered(goals, "goal_id", goal_id, "There is no such goal.")


def thing_of(things: Sequence[AnyRow], thing_id: int) -> AnyRow:
    """What was agreed under that number, among them; raises NotFound."""
    return _numbered(things, "thing_id", thing_id, "There is no such thing agreed.")


def _numbered(rows: Sequence[AnyRow], name: str, number: int, otherwise: str) -> AnyRow:
    for row in rows:
        if getattr(row, name) == number:
            return row
    raise NotFound(otherwise)


def _write_goal(
    connection: Connection,
    agreement_id: int,
    goal_id: int,
    wishes: GoalWishes,
    saying: Saying,
) -> None:
    if not wishes.heading.strip():
        raise Refusal("A goal needs a heading.")
    others = [row for row in goals_of(connection, agreement_id) if row.goal_id != goal_id]
    place = min(max(1, wishes.place), len(others) + 1)
    key = {"agreement_id": agreement_id, "goal_id": goal_id}
    said = {"heading": wishes.heading.strip(), "sentence": wishes.sentence.strip(), "place": place}
    write_wording(connection, GOALS, key, saying.seen, said | {"from_day": saying.since} | signature(saying.by))
    for new_place, row in enumerate(others, start=1):
        moved = new_place if new_place < place else new_place + 1
        if row.place != moved:
            _move_goal(connection, row, moved, saying)


def _move_goal(connection: Connection, goal: AnyRow, place: int, saying: Saying) -> None:
    """Another goal goes up or down; its own words stay, and so does the day from which they hold if that is later."""
    key = {"agreement_id": goal.agreement_id, "goal_id": goal.goal_id}
    said = {"heading": goal.heading, "sentence": goal.sentence, "place": place}
    since = {"from_day": max(saying.since, goal.from_day)}
    write_wording(connection, GOALS, key, newest_number(connection, GOALS, key), said | since | signature(saying.by))


def _write_agreed(
    connection: Connection,
    agreement_id: int,
    thing_id: int,
    wishes: AgreedWishes,
    saying: Saying,
) -> None:
    _require_sense(connection, agreement_id, wishes)
    said: dict[str, Any] = {
        "figure_id": wishes.figure_id,
        "amount": wishes.amount,
        "is_about": wishes.is_about,
        "per": wishes.per.value,
        "goal_id": wishes.goal_id,
        "party_id": wishes.party_id,
        "note": wishes.note.strip(),
    }
    key = {"agreement_id": agreement_id, "thing_id": thing_id}
    write_wording(connection, THINGS, key, saying.seen, said | {"from_day": saying.since} | signature(saying.by))


def _require_sense(connection: Connection, agreement_id: int, wishes: AgreedWishes) -> None:
    if wishes.figure_id not in AGREEABLE:
        raise NotFound(f"Nothing can be agreed of {wishes.figure_id!r}. Of these it can: {', '.join(AGREEABLE)}.")
    if not FROM_ONE <= wishes.amount <= TO_MANY:
        raise Refusal(f"Give a whole number from {FROM_ONE} to {TO_MANY}.")
    if wishes.goal_id is not None:
        goal_of(goals_of(connection, agreement_id), wishes.goal_id)
    if wishes.party_id is not None and wishes.party_id not in parties_of(connection, agreement_id):
        raise NotFound("That organisation is no party of the agreement.")
