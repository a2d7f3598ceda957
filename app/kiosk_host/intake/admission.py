"""Decides what a kiosk may bring by its purpose, whatever the way it is sent; pure.

A tablet by the door brings anything that can be read. A volunteer's phone lies on many tables: it may note contacts,
without anyone's card, and take back what it has noted itself. Whatever else it sends is kept whole and counts for
nothing until staff have looked at it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.kiosk_host.queries import PairedKiosk
from app.log.drafts import Draft, EntryDraft, Unreadable, VoidDraft

PHONES_KIND = "outreach"
NOT_FOR_PHONES = "a phone notes contacts and takes back its own, nothing else"


def admitted(draft: Draft | None, item: Any, kiosk: PairedKiosk) -> Draft | None:
    """The draft as it may be stored; None for a rehearsal."""
    if draft is None or not kiosk.is_phone or isinstance(draft, Unreadable):
        return draft
    if isinstance(draft, VoidDraft):
        return replace(draft, only_own=True)
    if isinstance(draft, EntryDraft) and draft.kind == PHONES_KIND and draft.shown is None:
        return draft
    return Unreadable(draft.raw or item, NOT_FOR_PHONES, draft.place, draft.origin)
