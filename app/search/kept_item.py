"""What an item that was set aside says, as far as it can be read, and the entry that it may become; pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.activities.kinds import KIND
from app.kiosk_host.intake.items import Delivery, ItemRefused, read_item, read_shown
from app.log.drafts import Draft, EntryDraft, Origin, Place, Shown, Unreadable
from app.log.entry_reading import ABOUT_FIELD, ENTRY_FIELD, read_entry, read_identifier
from app.log.fields import FieldRefused

NO_ENTRY = ("void", "leave", "of", "forget", "box")


@dataclass(frozen=True)
class Correction:
    """What staff say that an item was: kind, at, and activity, count, children, minutes where they have a value.

    All else that its kind has is kept as it came. may_have_person: not where a visiting group takes heads only.
    """

    identifier: bytes
    given: Mapping[str, Any]
    may_have_person: bool = True


@dataclass(frozen=True)
class KeptItem:
    """An item as it came: an object that is or should have been an entry, or None where it is nothing of the kind."""

    item: Mapping[str, Any] | None

    @property
    def is_entry(self) -> bool:
        """Whether something can be counted by it."""
        return self.item is not None and not any(key in self.item for key in NO_ENTRY)

    def said(self, name: str) -> str:
        """What it says under a name, as text that a field can show; empty where it says nothing."""
        value = (self.item or {}).get(name)
        return value if isinstance(value, str) else "" if value is None or isinstance(value, bool) else str(value)

    def identifier(self) -> bytes | None:
        """The id the tablet gave it; None where there is none that can be read."""
        try:
            return read_identifier((self.item or {}).get("id"))
        except FieldRefused:
            return None

    def shown(self) -> Shown | None:
        """The card that was shown with it, if that can be read."""
        try:
            return read_shown((self.item or {}).get("credential"))
        except ItemRefused:
            return None

    def as_it_is(self, place: Place, origin: Origin) -> Draft | None:
        """Its draft when nothing need be mended: what was not known has been added since; None otherwise."""
        if self.item is None:
            return None
        draft = read_item(dict(self.item), Delivery(place, origin, timedelta()))
        return None if isinstance(draft, Unreadable) else draft

    def mended(self, correction: Correction, place: Place, origin: Origin) -> EntryDraft:
        """The entry it becomes; raises EntryRefused with every column that cannot be.

        A card stays with it where the kind may have one, and what its holder said with the card.
        """
        item, kind = self.item or {}, KIND[correction.given["kind"]]
        shown = self.shown() if kind.person_allowed and correction.may_have_person else None
        about = item.get("about") if shown is not None else None
        kept = {name: item[name] for name in kind.columns if name in item}
        kept |= about if isinstance(about, dict) else {}
        draft = read_entry(correction.identifier, {**_readable(kept), **correction.given}, shown, place, origin)
        draft.raw = dict(item)
        return draft


def kept_item(whole: bytes) -> KeptItem:
    """The item in what was kept."""
    try:
        item = json.loads(whole)
    except ValueError:
        return KeptItem(None)
    return KeptItem(item if isinstance(item, dict) else None)


def _readable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those that their columns can take: what could not be understood is what the item was set aside for."""
    read = {}
    for name, value in values.items():
        field = ENTRY_FIELD.get(name) or ABOUT_FIELD.get(name)
        with suppress(FieldRefused):
            if field is not None and value is not None:
                field.read(value)
                read[name] = value
    return read
