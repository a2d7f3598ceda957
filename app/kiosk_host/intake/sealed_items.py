"""Reads the boxes a tablet sends into drafts of the log; what cannot be opened or understood is kept whole. Pure."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from app.kiosk_host.intake.boxes import BoxClosed, open_box
from app.kiosk_host.intake.items import Delivery, ItemRefused, read_item, read_seq, require_keys
from app.log.drafts import Draft, EntryDraft, Unreadable

BOX_KEYS = frozenset({"seq", "box"})
SHUT_OUT = "it came from a tablet that had been shut out"


def read_box(box: Any, delivery: Delivery, key: EllipticCurvePrivateKey, is_shut_out: bool = False) -> Draft | None:
    """The draft of what is in a box; None for a rehearsal, which is acknowledged and never counted.

    What a tablet sends that has been shut out counts only once staff have looked it over.
    """
    try:
        item = _opened(box, key)
    except (ItemRefused, BoxClosed) as refused:
        return Unreadable(box, str(refused), delivery.place, delivery.origin)
    draft = read_item(item, delivery)
    if draft is not None and is_shut_out:
        return Unreadable(item, SHUT_OUT, delivery.place, delivery.origin, meant=_entry_of(draft))
    return draft


def _entry_of(draft: Draft) -> EntryDraft | None:
    if isinstance(draft, Unreadable):
        return draft.meant
    return draft if isinstance(draft, EntryDraft) else None


def _opened(box: Any, key: EllipticCurvePrivateKey) -> Any:
    if not isinstance(box, dict):
        raise ItemRefused("a box must be an object with seq and box")
    require_keys(box, BOX_KEYS)
    seq, sealed = read_seq(box), box.get("box")
    if seq is None or not isinstance(sealed, str):
        raise ItemRefused("a box needs its seq, and its content as text")
    item = open_box(sealed, key)
    # The number stands on the box alone: what is inside may be written anew without losing its place.
    return item | {"seq": seq} if isinstance(item, dict) else item
