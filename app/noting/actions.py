"""What noting does: saving a press, taking one back, writing and removing a note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update

from app.activities.queries import activities_named
from app.database.statements import AnyRow, insert_or_leave, table_of
from app.database.transaction import write_connection
from app.errors import NotAllowed, ReasonNeeded
from app.extensions import db
from app.log.actions import deposit
from app.log.drafts import Origin, Shown, VoidDraft
from app.log.models import Source
from app.log.second_thoughts import may_be_taken_back_freely
from app.log.staff_notes import note, place_of
from app.noting.day_list import Noted
from app.noting.models import Remark
from app.noting.presses import Press, notes_of
from app.noting.queries import ids_in_log
from app.noting.when import today_at
from app.people.models import CredentialType
from app.people.queries import card_standing, card_tag
from app.people.recognition import new_identifier
from app.staff.models import Role
from app.staff.queries import SignedIn

REMARKS = table_of(Remark)


@dataclass(frozen=True)
class NewRemark:
    """A note as it is to stand; id made by the page, so that the same press twice writes it once."""

    id: bytes
    day: date
    text: str
    activity: str = ""  # its slug; empty: about the day


def save(place: AnyRow, who: SignedIn, press: Press, now: datetime) -> str:
    """Put what was pressed into the log, in one commit; the key by which the pages know it. Twice is once."""
    notes = notes_of(press)
    # Asked first: pressed again a minute later it says another "now", which would look like another content.
    there = ids_in_log(db.session.connection(), place.organisation_id, [each.identifier for each in notes])
    db.session.rollback()
    new = [each for each in notes if each.identifier not in there]
    if new:
        note(place_of(place), who.staff_id, new, now)
    return notes[0].identifier.hex()


def cards_shown(organisation_id: int, values: Iterable[str]) -> tuple[Shown, ...]:
    """What was scanned, each once. A card whose holder has never agreed leads to nobody and is counted by head.

    The staff page cannot ask the holder, so a yes is only what the server has been told before.
    """
    connection = db.session.connection()
    standings = {
        value: card_standing(connection, organisation_id, card_tag(organisation_id, value))
        for value in dict.fromkeys(values)
    }
    return tuple(Shown(CredentialType.CARD, value, agreed=standing.agreed) for value, standing in standings.items())


def take_back(place: AnyRow, day: date, noted: Noted, who: SignedIn, reason: str, now: datetime) -> None:
    """Void what one press has noted; without a reason only within ten minutes, else ReasonNeeded. Twice is once.

    Raises NotAllowed where a volunteer takes back what was noted of an older day and earlier than today.
    """
    if noted.is_taken_back:
        return
    if not may_be_taken_back_freely(noted.received_at, now):
        if not may_take_back(place, day, noted, who, now):
            raise NotAllowed("A coordinator can take back what was noted of an earlier day.")
        if not reason:
            raise ReasonNeeded("It was noted more than ten minutes ago. Say in a word why it is wrong.")
    at, origin = place_of(place), Origin(Source.STAFF, now, staff_id=who.staff_id)
    deposit(
        place.organisation_id,
        [VoidDraft(new_identifier(), entry_id, at, origin, reason) for entry_id in noted.entry_ids],
    )


def may_take_back(place: AnyRow, day: date, noted: Noted, who: SignedIn, now: datetime) -> bool:
    """Whether whoever asks may take it back: a coordinator always, others what is of today or was noted today."""
    at = place_of(place)
    today = today_at(at, now)
    return who.is_at_least(Role.COORDINATOR) or today in (day, today_at(at, noted.received_at))


def write_remark(place: AnyRow, who: SignedIn, new: NewRemark, now: datetime) -> None:
    """Write a note on a day or a session; its text has been looked through."""
    with write_connection() as connection:
        slugs = [new.activity] if new.activity else []
        activities = activities_named(connection, place.organisation_id, slugs)
        row = {
            "organisation_id": place.organisation_id,
            "id": new.id,
            "premises_id": place.id,
            "day": new.day,
            "activity_id": activities[new.activity].id if new.activity in activities else None,
            "text": new.text,
            "staff_id": who.staff_id,
            "written_at": now,
        }
        insert_or_leave(connection, REMARKS, [row])


def remove_remark(remark: AnyRow, now: datetime) -> None:
    """Take a note away; its words are gone, that there was one stays."""
    with write_connection() as connection:
        connection.execute(
            update(REMARKS)
            .where(REMARKS.c.organisation_id == remark.organisation_id, REMARKS.c.id == remark.id)
            .values(text="", removed_at=now)
        )
