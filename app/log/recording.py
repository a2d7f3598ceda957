"""Stores drafts in the log: each once, in any order and repetition, with their sums, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import insert, update

from app.activities.queries import activities_named
from app.database.statements import insert_or_leave, table_of
from app.database.transaction import lock_log
from app.log.definition import ENTRIES, STATEMENTS
from app.log.drafts import AboutDraft, Draft, EntryDraft, LeaveDraft, Outcome, Status, Unreadable, VoidDraft
from app.log.entry_rows import EntryRows, rows_of, statement_row
from app.log.models import LIVE, Leave, SetAside, Void, WaitingCode
from app.log.rebuilding import rebuild_days
from app.log.rollups import add_to_rollups
from app.log.sorting import sort_out
from app.log.taken_back import days_of_entries, in_portions, voided_among
from app.log.writing import LogWriting
from app.people.sealing import seal

LEAVES = table_of(Leave)
VOIDS = table_of(Void)
SET_ASIDE = table_of(SetAside)
WAITING_CODES = table_of(WaitingCode)
STORED = Outcome(Status.STORED)


def record(log: LogWriting, drafts: Sequence[Draft]) -> list[Outcome]:
    """What became of each draft, in their order; all belong to the log's organisation."""
    lock_log(log.connection, log.organisation_id)
    understood = _with_known_activities(log, drafts)
    outcomes = {
        position: Outcome(Status.QUARANTINED, draft.reason)
        for position, draft in understood.items()
        if isinstance(draft, Unreadable)
    }
    outcomes |= _store_entries(log, {i: draft for i, draft in understood.items() if isinstance(draft, EntryDraft)})
    outcomes |= _store_statements(log, {i: draft for i, draft in understood.items() if isinstance(draft, AboutDraft)})
    outcomes |= _store_leaves(log, {i: draft for i, draft in understood.items() if isinstance(draft, LeaveDraft)})
    outcomes |= _store_voids(log, {i: draft for i, draft in understood.items() if isinstance(draft, VoidDraft)})
    _set_aside(log, [(drafts[i], outcome) for i, outcome in outcomes.items() if outcome.reason is not None])
    return [outcomes.get(position, STORED) for position in range(len(drafts))]


def _with_known_activities(log: LogWriting, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The drafts by position; an entry whose activity is unknown or takes no person becomes unreadable."""
    entries = {i: draft for i, draft in enumerate(drafts) if isinstance(draft, EntryDraft) and draft.activity}
    known = activities_named(
        log.connection, log.organisation_id, (draft.activity for draft in entries.values() if draft.activity)
    )
    understood: dict[int, Draft] = dict(enumerate(drafts))
    for position, draft in entries.items():
        activity = known.get(draft.activity or "")
        reason = None
        if activity is None:
            reason = f"activity {draft.activity} is not known"
        elif activity.is_visiting_group and draft.shown is not None:
            reason = f"activity {draft.activity} is a visiting group: it takes heads, never a person"
        if reason is not None:
            understood[position] = Unreadable(draft.raw, reason, draft.place, draft.origin)
    return understood


def _store_entries(log: LogWriting, drafts: Mapping[int, EntryDraft]) -> dict[int, Outcome]:
    sorted_drafts = sort_out(log, ENTRIES, drafts)
    if sorted_drafts.new:
        insert_entries(log, rows_of(log, sorted_drafts.new))
    if sorted_drafts.staged:
        _make_live(log, sorted_drafts.staged)
    return sorted_drafts.outcomes


def insert_entries(log: LogWriting, rows: EntryRows) -> None:
    """Put new entries into the log and, unless a void has come before them, into the sums."""
    connection = log.connection
    connection.execute(insert(ENTRIES), rows.entries)
    if rows.statements:
        connection.execute(insert(STATEMENTS), rows.statements)
    if rows.waiting_codes:
        connection.execute(insert(WAITING_CODES), rows.waiting_codes)
    voided = voided_among(connection, log.organisation_id, (row["id"] for row in rows.entries))
    add_to_rollups(connection, (row for row in rows.entries if row["id"] not in voided), rows.counted_as)


def _make_live(log: LogWriting, ids: set[bytes]) -> None:
    """What an unfinished import holds has come live as well: it counts at once, whatever becomes of the import."""
    for some in in_portions(ids):
        log.connection.execute(
            update(ENTRIES)
            .where(ENTRIES.c.organisation_id == log.organisation_id, ENTRIES.c.id.in_(some))
            .values(batch_id=LIVE)
        )
    rebuild_days(log.connection, log.organisation_id, days_of_entries(log.connection, log.organisation_id, ids))


def _store_statements(log: LogWriting, drafts: Mapping[int, AboutDraft]) -> dict[int, Outcome]:
    if not drafts:
        return {}
    sorted_drafts = sort_out(log, STATEMENTS, drafts)
    rows = [
        statement_row(log, draft.id, draft.entry_id, draft.about, content_hash)
        for draft, content_hash in sorted_drafts.new.values()
    ]
    if rows:
        log.connection.execute(insert(STATEMENTS), rows)
    return sorted_drafts.outcomes


def _store_leaves(log: LogWriting, drafts: Mapping[int, LeaveDraft]) -> dict[int, Outcome]:
    if not drafts:
        return {}
    sorted_drafts = sort_out(log, LEAVES, drafts)
    rows = [
        {
            "organisation_id": log.organisation_id,
            "id": draft.id,
            "entry_id": draft.entry_id,
            "at": draft.at,
            "content_hash": content_hash,
        }
        for draft, content_hash in sorted_drafts.new.values()
    ]
    if rows:
        log.connection.execute(insert(LEAVES), rows)
    return sorted_drafts.outcomes


def _store_voids(log: LogWriting, drafts: Mapping[int, VoidDraft]) -> dict[int, Outcome]:
    if not drafts:
        return {}
    sorted_drafts = sort_out(log, VOIDS, drafts)
    rows = [
        {
            "organisation_id": log.organisation_id,
            "id": draft.id,
            "target_id": draft.target_id,
            "reason": draft.reason,
            "kiosk_id": draft.origin.kiosk_id,
            "staff_id": draft.origin.staff_id,
            "received_at": draft.origin.received_at,
            "content_hash": content_hash,
        }
        for draft, content_hash in sorted_drafts.new.values()
    ]
    if rows:
        log.connection.execute(insert(VOIDS), rows)
        targets = [draft.target_id for draft, _ in sorted_drafts.new.values()]
        rebuild_days(log.connection, log.organisation_id, days_of_entries(log.connection, log.organisation_id, targets))
    return sorted_drafts.outcomes


def _set_aside(log: LogWriting, items: Sequence[tuple[Draft, Outcome]]) -> None:
    """Keep whole what was not stored; sent again it is kept once."""
    rows = [
        {
            "organisation_id": log.organisation_id,
            "fingerprint": log.hash_of(outcome.status.encode() + draft.raw),
            "status": outcome.status.value,
            "reason": outcome.reason,
            "sealed_item": seal(draft.raw, log.keys.sealing),
            "kiosk_id": draft.origin.kiosk_id,
            "received_at": draft.origin.received_at,
        }
        for draft, outcome in items
    ]
    insert_or_leave(log.connection, SET_ASIDE, rows)
