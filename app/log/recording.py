"""Records drafts in the log: each once, in any order and repetition, with their sums, in the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.activities.queries import activities_named
from app.database.statements import AnyRow, insert_or_leave, table_of
from app.database.transaction import lock_log
from app.log.definition import ENTRIES
from app.log.drafts import (
    AboutDraft,
    Draft,
    EntryDraft,
    ForgetDraft,
    LeaveDraft,
    Outcome,
    Status,
    Unreadable,
    VoidDraft,
)
from app.log.forgetting import forget_cards
from app.log.forgotten import without_forgotten
from app.log.models import SetAside
from app.log.sorting import ALREADY_STORED, came_before
from app.log.storing import store_entries, store_leaves, store_statements, store_voids
from app.log.writing import LogWriting
from app.people.sealing import seal

SET_ASIDE = table_of(SetAside)
STORED = Outcome(Status.STORED)


def record(log: LogWriting, drafts: Sequence[Draft]) -> list[Outcome]:
    """What became of each draft, in their order; all belong to the log's organisation."""
    lock_log(log.connection, log.organisation_id)
    drafts = without_forgotten(log, drafts)
    activities = activities_named(
        log.connection,
        log.organisation_id,
        [draft.activity for draft in drafts if isinstance(draft, EntryDraft) and draft.activity],
    )
    by_type = _sorted_by_type(drafts, activities)
    outcomes = _unreadable(log, by_type.get(Unreadable, {}))
    outcomes |= store_entries(log, by_type.get(EntryDraft, {}), activities)
    outcomes |= store_statements(log, by_type.get(AboutDraft, {}))
    outcomes |= store_leaves(log, by_type.get(LeaveDraft, {}))
    outcomes |= store_voids(log, by_type.get(VoidDraft, {}))
    outcomes |= forget_cards(log, by_type.get(ForgetDraft, {}))
    _set_aside(log, [(drafts[i], outcome) for i, outcome in outcomes.items() if outcome.reason is not None])
    return [outcomes.get(position, STORED) for position in range(len(drafts))]


def _unreadable(log: LogWriting, drafts: Mapping[int, Unreadable]) -> dict[int, Outcome]:
    """Set aside, but for what the log holds: a tablet whose answer was lost sends again what by now is out of order."""
    meant = {position: draft.meant for position, draft in drafts.items() if draft.meant is not None}
    known = came_before(log, ENTRIES, meant) if meant else set()
    return {
        position: ALREADY_STORED if position in known else Outcome(Status.QUARANTINED, draft.reason)
        for position, draft in drafts.items()
    }


def _sorted_by_type(drafts: Sequence[Draft], activities: Mapping[str, AnyRow]) -> dict[type, dict[int, Any]]:
    """The drafts of each type by their position; an entry whose activity cannot be becomes unreadable."""
    by_type: dict[type, dict[int, Any]] = {}
    for position, draft in enumerate(drafts):
        if isinstance(draft, EntryDraft) and draft.activity:
            reason = _why_not(draft, activities.get(draft.activity))
            if reason is not None:
                draft = Unreadable(draft.raw, reason, draft.place, draft.origin, meant=draft)
        by_type.setdefault(type(draft), {})[position] = draft
    return by_type


def _why_not(draft: EntryDraft, activity: AnyRow | None) -> str | None:
    """Why the entry cannot be one of its activity; None when it can."""
    if activity is None:
        return f"activity {draft.activity} is not known"
    if activity.is_visiting_group and draft.shown is not None:
        return f"activity {draft.activity} is a visiting group: it takes heads, never a person"
    return None


def _set_aside(log: LogWriting, items: Sequence[tuple[Draft, Outcome]]) -> None:
    """Keep whole what was not stored; sent again it is kept once."""
    rows = []
    for draft, outcome in items:
        whole = draft.raw if isinstance(draft.raw, bytes) else json.dumps(draft.raw, sort_keys=True).encode()
        rows.append(
            {
                "organisation_id": log.organisation_id,
                "fingerprint": log.hash_of(outcome.status.encode() + whole),
                "status": outcome.status.value,
                "reason": _storable(outcome.reason or ""),
                "sealed_item": seal(whole, log.keys.sealing),
                "kiosk_id": draft.origin.kiosk_id,
                "received_at": draft.origin.received_at,
            }
        )
    insert_or_leave(log.connection, SET_ASIDE, rows)


def _storable(reason: str) -> str:
    """As a database can keep it: a reason may quote what was sent, with a NUL or half a character in it."""
    return reason.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
