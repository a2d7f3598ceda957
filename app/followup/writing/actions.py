"""What is done with a report that is being written: begin it, write in it, tell what happened, read it as a second."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from app.database.statements import insert_or_leave
from app.errors import ChangedMeanwhile, NotFound, Refusal
from app.followup.models import LONGEST_EVENT, LONGEST_TEXT
from app.followup.writing.queries import DRAFTS, EVENTS, NOTHING_WRITTEN, READINGS, TEXTS, Draft, draft_of, texts_of
from app.followup.writing.slots import is_slot

# organisation_id, staff_id
Writer = tuple[int, int]


def begin_draft(connection: Connection, wanted: Draft, now: datetime) -> Draft:
    """The report of that scope and period, begun if nobody has; the wanted one's number is not asked."""
    if there := draft_of(connection, wanted.scope, wanted.period):
        return there
    row = {
        "scope": wanted.scope,
        "organisation_id": wanted.organisation_id,
        "agreement_id": wanted.agreement_id,
        "first_day": wanted.period.first_day,
        "last_day": wanted.period.last_day,
        "begun_at": now,
    }
    draft_id = connection.execute(insert(DRAFTS).returning(DRAFTS.c.id), row).scalar_one()
    return replace(wanted, id=int(draft_id))


class NewText(NamedTuple):
    """What is to stand in one place of a report; seen_version: what stood there when it was opened, 0 for nothing."""

    slot: str
    text: str
    seen_version: int


def write_text(connection: Connection, draft_id: int, new: NewText, writer: Writer, now: datetime) -> None:
    """Write in one place of the report; nothing happens when it says what stands there already.

    Raises ChangedMeanwhile when somebody else has written there since it was opened, NotFound for a place that there
    is not, Refusal for a text that is too long.
    """
    text = new.text.replace("\r\n", "\n").strip()
    if not is_slot(new.slot):
        raise NotFound("There is no such place in the report.")
    if len(text) > LONGEST_TEXT:
        raise Refusal(f"Write at most {LONGEST_TEXT} characters here; these are {len(text)}.")
    stands = texts_of(connection, draft_id).get(new.slot, NOTHING_WRITTEN)
    if stands.text == text:
        return
    if stands.version != new.seen_version:
        raise ChangedMeanwhile("Someone else wrote here meanwhile. See what stands there now, then save again.")
    row = {"draft_id": draft_id, "slot": new.slot, "version": stands.version + 1, "text": text}
    connection.execute(insert(TEXTS), row | _by(writer, now))


def add_event(connection: Connection, draft: Draft, day: date, words: str, writer: Writer, now: datetime) -> None:
    """Tell of something that happened on a day of the report's time; raises Refusal."""
    told = " ".join(words.split())
    if not draft.period.first_day <= day <= draft.period.last_day:
        raise Refusal("Choose a day within the time that the report is about.")
    if not 1 <= len(told) <= LONGEST_EVENT:
        raise Refusal(f"Say in at most {LONGEST_EVENT} characters what happened.")
    number = connection.execute(
        select(func.coalesce(func.max(EVENTS.c.number), 0) + 1).where(EVENTS.c.draft_id == draft.id)
    ).scalar_one()
    row = _by(writer, now) | {"draft_id": draft.id, "number": number, "day": day, "words": told}
    connection.execute(insert(EVENTS), row)


def remove_event(connection: Connection, draft: Draft, number: int, now: datetime) -> None:
    """Take an event out of the report; it stays known that it stood there."""
    connection.execute(
        update(EVENTS)
        .where(EVENTS.c.draft_id == draft.id, EVENTS.c.number == number, EVENTS.c.removed_at.is_(None))
        .values(removed_at=now)
    )


def have_read(connection: Connection, draft: Draft, checksum: str, reader: Writer, now: datetime) -> None:
    """Keep that a second reader has read the report as it stands, by its checksum."""
    organisation_id, staff_id = reader
    row = {"organisation_id": organisation_id, "staff_id": staff_id, "checksum": checksum, "read_at": now}
    insert_or_leave(connection, READINGS, [{"draft_id": draft.id} | row])


def _by(writer: Writer, now: datetime) -> dict[str, object]:
    organisation_id, staff_id = writer
    return {"organisation_id": organisation_id, "staff_id": staff_id, "written_at": now}
