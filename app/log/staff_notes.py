"""What staff note themselves: read by the same rules as what comes from a tablet or a file, stored by their hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.database.statements import AnyRow
from app.errors import Refusal
from app.log.actions import deposit
from app.log.drafts import EntryDraft, Origin, Outcome, Place, Shown, Status
from app.log.entry_reading import SEPARATOR, read_entry
from app.log.models import Source
from app.people.recognition import new_identifier


@dataclass(frozen=True)
class Note:
    """One entry as a page gives it: its columns by name, those left empty absent.

    identifier: given by the page where the same press may come twice (a slow line), so that it counts once. person_id:
    someone whom staff know by card and have chosen from a list.
    """

    values: Mapping[str, Any]
    shown: Shown | None = None
    identifier: bytes = field(default_factory=new_identifier)
    person_id: bytes | None = None


def place_of(premises: AnyRow) -> Place:
    """The place of a row of premises."""
    return Place(premises.organisation_id, premises.id, premises.time_zone, premises.cutoff_minute)


def note(place: Place, staff_id: int, notes: Sequence[Note], now: datetime) -> list[Outcome]:
    """Store the notes in one commit: all, or none of them.

    Raises EntryRefused with every column that cannot be, before anything is stored; Refusal when the log would take one
    only to have it looked over, as it does with an activity that the organisation does not have.
    """
    outcomes = deposit(place.organisation_id, drafts_of(place, staff_id, notes, now))
    for outcome in outcomes:
        if outcome.status in (Status.QUARANTINED, Status.CONFLICT):
            raise Refusal(f"It is kept aside to be looked over: {outcome.reason}.")
    return outcomes


def draft_of(each: Note, place: Place, origin: Origin) -> EntryDraft:
    """The draft of a note; raises EntryRefused with every column that cannot be."""
    draft = read_entry(each.identifier, each.values, each.shown, place, origin)
    draft.raw = {"id": each.identifier.hex(), **each.values}
    if each.person_id is not None:
        draft.person_id = each.person_id
        draft.content += SEPARATOR.encode() + each.person_id
    return draft


def drafts_of(place: Place, staff_id: int, notes: Sequence[Note], now: datetime) -> list[EntryDraft]:
    """The notes as what can be stored; raises EntryRefused with every column that cannot be."""
    origin = Origin(Source.STAFF, now, staff_id=staff_id)
    return [draft_of(each, place, origin) for each in notes]
