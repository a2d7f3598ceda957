"""What is done about work training: taking someone in, planning their week, starting and ending shifts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from flask import current_app
from sqlalchemy import Connection, delete, func, insert, select, update

from app.database.statements import AnyRow, insert_or_leave, insert_or_replace
from app.database.transaction import lock_log, write_connection
from app.errors import AlreadyThere, Refusal
from app.log.actions import letterbox_of, void_entry
from app.log.drafts import Origin, VoidDraft
from app.log.models import Source
from app.log.staff_notes import Note, draft_of, note, place_of
from app.log.writer import Beside, Brought, Proof, ProofFailed
from app.log.writing import log_keys
from app.organisations.queries import organisation_slug
from app.people.carrying import carry_over
from app.people.credentials import tags_of
from app.people.models import CredentialType
from app.people.recognition import new_identifier, people_behind
from app.training.plan import WEEKDAYS, Span, Tapped, minutes_between
from app.training.queries import PARTICIPANTS, RUNNING, TIMES, participant_behind, signs_taken
from app.training.signs import draw_sign

SETTLED_REASON = "two taps became one shift"


def take_in(place: AnyRow, card: str, day: date) -> int:
    """The number of whoever holds the card, who has agreed to be known by it, as a participant from the day on.

    Someone who has ended goes on under the same picture. Raises Refusal for a card that is none of the organisation's,
    AlreadyThere for one who takes part already.
    """
    keys = log_keys(current_app.config["OASEN"], organisation_slug(place.organisation_id)).codes
    tags = tags_of(CredentialType.CARD, card.strip(), keys)
    tag = tags[0]
    with write_connection() as connection:
        lock_log(connection, place.organisation_id)
        carry_over(connection, place.organisation_id, [tags], keys.newest_number)
        known = people_behind(connection, place.organisation_id, [tag], frozenset([tag])).get(tag)
        if known is None:
            raise Refusal("That is none of our cards. Take a new one out of the bowl.")
        earlier = participant_behind(connection, place.organisation_id, known.person_id)
        if earlier is not None and earlier.to_day is None:
            raise AlreadyThere("Whoever holds this card takes part already.")
        if earlier is not None:
            return _go_on(connection, earlier, place)
        return _add(connection, place, known.person_id, day)


def plan_times(connection: Connection, participant: AnyRow, from_day: date, week: Mapping[int, Span]) -> None:
    """Plan the week from a day on; weekdays that are not named are off."""
    rows = [
        {
            "organisation_id": participant.organisation_id,
            "participant_id": participant.id,
            "from_day": from_day,
            "weekday": weekday,
            "starts_minute": week[weekday].starts_minute if weekday in week else None,
            "ends_minute": week[weekday].ends_minute if weekday in week else None,
        }
        for weekday in WEEKDAYS
    ]
    insert_or_replace(connection, TIMES, rows)


def end_participation(connection: Connection, participant: AnyRow, last_day: date) -> None:
    """Let the day be the last; shifts that have been noted stay. Raises Refusal for a day before the first."""
    if last_day < participant.from_day:
        raise Refusal("The last day lies before the first.")
    connection.execute(update(PARTICIPANTS).where(*_this(participant)).values(to_day=last_day))


def start_shift(participant: AnyRow, staff_id: int, now: datetime) -> None:
    """Note that a shift has begun; who has begun already goes on."""
    with write_connection() as connection:
        row = {"organisation_id": participant.organisation_id, "participant_id": participant.id}
        insert_or_leave(connection, RUNNING, [row | {"started_at": now, "staff_id": staff_id}])


def end_shift(participant: AnyRow, place: AnyRow, staff_id: int, now: datetime) -> int | None:
    """The minutes of the shift that was going on, which is an entry by now; None when none was.

    A shift that somebody forgot to end the day before is not made up: Refusal says to note it by hand.
    """
    with write_connection() as connection:
        running = connection.execute(select(RUNNING).where(*_running(participant))).first()
    if running is None:
        return None
    minutes = minutes_between(running.started_at, now)
    if minutes is None:
        raise Refusal("The shift has gone on for too long to be true. Note by hand when it ended.")
    shift = Note(_shift(running.started_at.isoformat(), minutes), person_id=bytes(participant.person_id))
    draft = draft_of(shift, place_of(place), Origin(Source.STAFF, now, staff_id=staff_id))
    ending = Ending(participant.organisation_id, participant.id, shift.identifier)
    brought = Brought([draft], Beside(_forget_running, ending))
    try:
        letterbox_of(place.organisation_id).deposit(lambda: brought, Proof(_still_running, ending))
    except ProofFailed:  # somebody else has ended it in the same moment
        return None
    return minutes


def forget_start(participant: AnyRow) -> None:
    """Let a shift that was started by mistake never have begun."""
    with write_connection() as connection:
        connection.execute(delete(RUNNING).where(*_running(participant)))


def note_shift(participant: AnyRow, place: AnyRow, at: str, minutes: int, staff_id: int, now: datetime) -> None:
    """Note a shift afterwards; raises EntryRefused. at: as a file has it, the premises' clock."""
    note(place_of(place), staff_id, [Note(_shift(at, minutes), person_id=bytes(participant.person_id))], now)


def settle_taps(participant: AnyRow, place: AnyRow, shift: Tapped, staff_id: int, now: datetime) -> None:
    """Make one shift with its minutes of the taps of a card at the tablet, in one commit; pressed twice it is one.

    Raises Refusal when the taps make no shift.
    """
    minutes = minutes_between(shift.started_at, shift.ended_at) if shift.ended_at else None
    if minutes is None:
        raise Refusal("There is only one tap. Note by hand when the shift ended.")
    where, origin = place_of(place), Origin(Source.STAFF, now, staff_id=staff_id)
    # Under an id that follows from the first tap, so that two who press at once make the same entry.
    identifier = bytes(byte ^ 0xFF for byte in shift.entry_ids[0])
    values = _shift(shift.started_at.isoformat(), minutes)
    drafts = [VoidDraft(new_identifier(), id, where, origin, SETTLED_REASON) for id in shift.entry_ids]
    entry = draft_of(Note(values, person_id=bytes(participant.person_id), identifier=identifier), where, origin)
    letterbox_of(place.organisation_id).deposit(lambda: Brought([*drafts, entry]))


def take_back_shift(place: AnyRow, entry_id: bytes, staff_id: int, now: datetime) -> None:
    """Let a shift that was noted wrongly count no more."""
    void_entry(entry_id, place_of(place), Origin(Source.STAFF, now, staff_id=staff_id), "noted wrongly")


class Ending(NamedTuple):
    """Who ends whose shift; press: tells two of one and the same moment apart."""

    organisation_id: int
    participant_id: int
    press: bytes


def _still_running(connection: Connection, asked: Sequence[Ending]) -> set[Ending]:
    """Of each shift that is going on, the first who would end it."""
    first: dict[tuple[int, int], Ending] = {}
    for organisation_id in {each.organisation_id for each in asked}:
        lock_log(connection, organisation_id)
    for each in asked:
        first.setdefault((each.organisation_id, each.participant_id), each)
    return {each for each in first.values() if connection.execute(select(RUNNING).where(*_running_of(each))).first()}


def _forget_running(connection: Connection, ended: Sequence[Ending]) -> None:
    for each in ended:
        connection.execute(delete(RUNNING).where(*_running_of(each)))


def _add(connection: Connection, place: AnyRow, person_id: bytes, day: date) -> int:
    number = (
        1
        + connection.execute(
            select(func.coalesce(func.max(PARTICIPANTS.c.id), 0)).where(
                PARTICIPANTS.c.organisation_id == place.organisation_id
            )
        ).scalar_one()
    )
    picture, of_picture = draw_sign(signs_taken(connection, place.organisation_id))
    row = {"organisation_id": place.organisation_id, "id": number, "premises_id": place.id, "person_id": person_id}
    connection.execute(insert(PARTICIPANTS), row | {"picture": picture, "number": of_picture, "from_day": day})
    return int(number)


def _go_on(connection: Connection, earlier: AnyRow, place: AnyRow) -> int:
    connection.execute(update(PARTICIPANTS).where(*_this(earlier)).values(to_day=None, premises_id=place.id))
    return int(earlier.id)


def _shift(at: str, minutes: int) -> dict[str, object]:
    return {"kind": "training", "at": at, "minutes": minutes}


def _this(participant: AnyRow):  # type: ignore[no-untyped-def]  # two comparisons
    return (PARTICIPANTS.c.organisation_id == participant.organisation_id, PARTICIPANTS.c.id == participant.id)


def _running(participant: AnyRow):  # type: ignore[no-untyped-def]  # two comparisons
    return _running_of(Ending(participant.organisation_id, participant.id, b""))


def _running_of(ending: Ending):  # type: ignore[no-untyped-def]  # two comparisons
    return (
        RUNNING.c.organisation_id == ending.organisation_id,
        RUNNING.c.participant_id == ending.participant_id,
    )
