"""Knows which cards are forgotten: what still comes with one is counted by head and leaves no trace of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import bindparam, delete, select

from app.database.prepared import PreparedLookup
from app.database.statements import table_of
from app.log.definition import ENTRIES, STATEMENTS
from app.log.drafts import Draft, EntryDraft, Raw, Unreadable
from app.log.taken_back import in_portions
from app.log.writing import FORGOTTEN, LogWriting
from app.people.credentials import tags_of, tombstone_of
from app.people.models import CredentialType, ForgottenCard

FORGOTTEN_CARDS = table_of(ForgottenCard)

_TOMBSTONES = PreparedLookup(
    select(FORGOTTEN_CARDS.c.tombstone).where(FORGOTTEN_CARDS.c.organisation_id == bindparam("organisation")),
    FORGOTTEN_CARDS.c.tombstone,
)
_FORGOTTEN_ENTRIES = PreparedLookup(
    select(ENTRIES.c.id, ENTRIES.c.content_hash).where(ENTRIES.c.organisation_id == bindparam("organisation")),
    ENTRIES.c.id,
)


def dead_among(log: LogWriting, tags: Iterable[bytes]) -> set[bytes]:
    """Those of the tags whose card is forgotten."""
    tag_by_tombstone = {tombstone_of(tag, log.keys.forgetting): tag for tag in tags}
    found: set[bytes] = set()
    for some in in_portions(tag_by_tombstone):
        found |= {bytes(row[0]) for row in _TOMBSTONES.run(log.connection, some, organisation=log.organisation_id)}
    return {tag_by_tombstone[tombstone] for tombstone in found}


def forgotten_among(log: LogWriting, entry_ids: Iterable[bytes]) -> set[bytes]:
    """Those of the ids whose entry was a forgotten card's: nothing said of its holder is kept."""
    found: set[bytes] = set()
    for some in in_portions(entry_ids):
        hashes = _FORGOTTEN_ENTRIES.run(log.connection, some, organisation=log.organisation_id)
        found |= {bytes(id) for id, content_hash in hashes if bytes(content_hash) == FORGOTTEN}
    return found


def without_forgotten(log: LogWriting, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts; those with a forgotten card are by nobody and say nothing of who it was."""
    tags_by_position = {
        position: tags_of(CredentialType.CARD, card, log.keys.codes)
        for position, draft in enumerate(drafts)
        if (card := _card_of(draft)) is not None
    }
    dead = dead_among(log, chain.from_iterable(tags_by_position.values())) if tags_by_position else set()
    if not dead:
        return drafts
    late = {position for position, tags in tags_by_position.items() if not dead.isdisjoint(tags)}
    _forget_what_was_said(log, [draft.id for i in late if isinstance(draft := drafts[i], EntryDraft)])
    return [_by_nobody(draft) if position in late else draft for position, draft in enumerate(drafts)]


def without_card(item: Any) -> Any:
    """An item as it came, less what was shown and what its holder said."""
    return {name: value for name, value in item.items() if name not in ("credential", "about", "forget")}


def _card_of(draft: Draft) -> str | None:
    """What the QR card says that came with it, if one did."""
    if isinstance(draft, EntryDraft):
        return draft.shown.value if draft.shown is not None and draft.shown.type is CredentialType.CARD else None
    return card_in(draft.raw) if isinstance(draft, Unreadable) else None


def card_in(raw: Raw) -> str | None:
    """What the QR card says in an item that could not be understood, if one can be found in it."""
    if not isinstance(raw, dict):
        return None
    credential = raw.get("credential")
    value = credential.get("value") if isinstance(credential, dict) else raw.get("forget")
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _by_nobody(draft: Any) -> Draft:
    if isinstance(draft, Unreadable):
        meant: Any = draft.meant and _by_nobody(draft.meant)
        return replace(draft, raw=without_card(draft.raw), meant=meant)
    raw = without_card(draft.raw) if isinstance(draft.raw, dict) else draft.raw
    by_nobody: Draft = replace(draft, shown=None, about={}, content=b"", raw=raw)
    return by_nobody


def _forget_what_was_said(log: LogWriting, entry_ids: Iterable[bytes]) -> None:
    for some in in_portions(entry_ids):
        log.connection.execute(
            delete(STATEMENTS).where(
                STATEMENTS.c.organisation_id == log.organisation_id, STATEMENTS.c.entry_id.in_(some)
            )
        )
