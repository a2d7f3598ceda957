"""Counting heads by + and −: each press is stored once, however often it comes, and two people's add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.database.statements import AnyRow
from app.errors import NothingToTakeBack
from app.extensions import db
from app.log.actions import letterbox_of
from app.log.drafts import Draft, Origin, VoidDraft
from app.log.models import Source
from app.log.staff_notes import Note, drafts_of, place_of
from app.log.writer import Brought, Proof, ProofFailed
from app.people.recognition import new_identifier
from app.service_day import local_time
from app.today.counters import Countable
from app.today.presses import Press, has_come_before, presses_that_hold
from app.today.queries import latest_head_by_staff


@dataclass(frozen=True)
class Hand:
    """Who presses, what and where. pressed_at: before it was received, where the press has waited for the network."""

    place: AnyRow
    what: Countable
    identifier: bytes  # of the press, made by the page
    staff_id: int
    pressed_at: datetime
    received_at: datetime


def add_heads(hand: Hand, heads: int) -> None:
    """Note so many heads as an entry of their own; the same press again changes nothing. Raises EntryRefused."""
    values = {"kind": hand.what.kind, "count": heads, "at": hand.pressed_at.isoformat()}
    if hand.what.activity_slug is not None:
        values["activity"] = hand.what.activity_slug
    if hand.what.kind == "handout":
        values["item"] = hand.what.activity_slug or ""  # as the tablet has it
    note = Note(values, identifier=hand.identifier)
    _store(hand, drafts_of(place_of(hand.place), hand.staff_id, [note], hand.received_at))


def take_back_one(hand: Hand) -> None:
    """Take back one head of those that staff have noted that day, the latest first.

    Which one is proven in the transaction that takes it back: who pressed at the same moment has taken it, and another
    is looked for. Of an entry of several heads the rest is noted anew in the same commit. Raises NothingToTakeBack.
    """
    place, press = place_of(hand.place), Press(hand.place.organisation_id, hand.identifier)
    day = local_time(hand.pressed_at, place.time_zone, place.cutoff_minute).day
    while True:
        # A look of its own each time: an open transaction would go on seeing what was there at first.
        with db.engine.connect() as connection:
            if has_come_before(connection, press):
                return
            target = latest_head_by_staff(connection, hand.place, day, hand.what)
        if target is None:
            raise NothingToTakeBack("Staff have noted nothing here that is left. What the tablet counted stays.")
        void = VoidDraft(
            hand.identifier, target.id, place, Origin(Source.STAFF, hand.received_at, staff_id=hand.staff_id)
        )
        if _store(hand, [void, *_rest_of(hand, target)], bytes(target.id)):
            return


def _store(hand: Hand, drafts: Sequence[Draft], target_id: bytes | None = None) -> bool:
    """Whether it was stored: not when the press has come before, or what it takes back is gone."""
    press = Press(hand.place.organisation_id, hand.identifier, target_id)
    try:
        letterbox_of(press.organisation_id).deposit(lambda: Brought(drafts), Proof(presses_that_hold, press))
    except ProofFailed:
        return False
    return True


def _rest_of(hand: Hand, target: AnyRow) -> Sequence[Draft]:
    """What is left of an entry of several heads, with all that was said of it."""
    if target.heads == 1:
        return []
    values = {
        "kind": hand.what.kind,
        "activity": hand.what.activity_slug,
        "count": target.heads - 1,
        "children": min(target.children, target.heads - 1),
        "minutes": target.minutes,
        "item": target.item,
        "basis": target.basis,
        "at": (target.at or target.day).isoformat(),
    }
    said = {name: value for name, value in values.items() if value is not None}
    return drafts_of(place_of(hand.place), hand.staff_id, [Note(said, identifier=new_identifier())], hand.received_at)
