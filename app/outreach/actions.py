"""What can be done with contacts: noting, changing, taking back. The log is added to, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.errors import ChangedMeanwhile, ReasonNeeded
from app.log.actions import letterbox_of, void_entry
from app.log.drafts import Origin, Place, VoidDraft
from app.log.entry_reading import read_entry
from app.log.models import Source
from app.log.staff_notes import Note, note, place_of
from app.log.writer import Brought, Proof, ProofFailed
from app.outreach.choices import Contact, may_be_changed_freely, values_of
from app.outreach.queries import is_noted, standing_among
from app.people.recognition import new_identifier


@dataclass(frozen=True)
class ContactChange:
    """What a contact becomes, and why it was wrong; no reason within ten minutes."""

    contact: Contact
    reason: str


def note_contact(
    connection: Connection, premises: AnyRow, staff_id: int, contact: Contact, identifier: bytes, now: datetime
) -> None:
    """Store a contact; the same page sent twice, by a slow line or a second press, is one contact."""
    if is_noted(connection, premises.organisation_id, identifier):
        return
    values = values_of(contact, now, premises.time_zone)
    note(place_of(premises), staff_id, [Note(values, identifier=identifier)], now)


def change_contact(before: AnyRow, organisation_id: int, staff_id: int, change: ContactChange, now: datetime) -> None:
    """Another entry in the place of one, both in one commit; raises ReasonNeeded, ChangedMeanwhile.

    Of two who change the same contact at once the second is told, so that it is never two.
    """
    _require_reason(before, change.reason, now)
    place, origin = _place_of(before, organisation_id), Origin(Source.STAFF, now, staff_id=staff_id)
    values = values_of(change.contact, now, before.time_zone, before)
    draft = read_entry(new_identifier(), values, None, place, origin)
    draft.raw = {"id": draft.id.hex(), **values}
    void = VoidDraft(new_identifier(), before.id, place, origin, change.reason)
    _deposit_while_standing(organisation_id, before.id, [draft, void])


def take_back_contact(before: AnyRow, organisation_id: int, staff_id: int, reason: str, now: datetime) -> None:
    """Void a contact; raises ReasonNeeded for what was noted more than ten minutes ago. Twice is once."""
    _require_reason(before, reason, now)
    origin = Origin(Source.STAFF, now, staff_id=staff_id)
    void_entry(before.id, _place_of(before, organisation_id), origin, reason)


def _require_reason(before: AnyRow, reason: str, now: datetime) -> None:
    if not reason and not may_be_changed_freely(before.received_at, now):
        raise ReasonNeeded("It was noted more than ten minutes ago. Say in a word why it is wrong.")


def _deposit_while_standing(organisation_id: int, entry_id: bytes, drafts: list[Any]) -> None:
    try:
        letterbox_of(organisation_id).deposit(
            lambda: Brought(drafts), Proof(standing_among, (organisation_id, entry_id))
        )
    except ProofFailed:
        raise ChangedMeanwhile(
            "Somebody else has just changed or taken back this contact. See how it is now."
        ) from None


def _place_of(contact: AnyRow, organisation_id: int) -> Place:
    return Place(organisation_id, contact.premises_id, contact.time_zone, contact.cutoff_minute)
