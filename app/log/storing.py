"""Stores the drafts of one type that are new, and says what became of the others; sums follow."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert, update

from app.database.prepared import PreparedInsert
from app.database.statements import AnyRow, table_of
from app.log.definition import ENTRIES, STATEMENTS
from app.log.drafts import AboutDraft, EntryDraft, LeaveDraft, Outcome, Status, VoidDraft
from app.log.entry_rows import EntryRows, rows_of, statement_row
from app.log.forgotten import forgotten_among
from app.log.models import LIVE, Leave, Void, WaitingCode
from app.log.rebuilding import rebuild_days
from app.log.rollups import add_to_rollups
from app.log.sorting import sort_out
from app.log.taken_back import days_of_entries, in_portions, kiosks_of_items, voided_among
from app.log.writing import LogWriting

LEAVES = table_of(Leave)
VOIDS = table_of(Void)
WAITING_CODES = table_of(WaitingCode)
NOT_ITS_OWN = "it takes back what came by another way than its own"
ADD_ENTRIES = PreparedInsert(ENTRIES, lambda _: insert(ENTRIES))


def store_entries(
    log: LogWriting, drafts: Mapping[int, EntryDraft], activities: Mapping[str, AnyRow]
) -> dict[int, Outcome]:
    """Outcomes by position of the entries that were not new; activities: each that a draft names."""
    if not drafts:
        return {}
    sorted_drafts = sort_out(log, ENTRIES, drafts)
    if sorted_drafts.new:
        _insert_entries(log, rows_of(log, sorted_drafts.new, activities))
    if sorted_drafts.staged:
        _make_live(log, sorted_drafts.staged)
    return sorted_drafts.outcomes


def store_statements(log: LogWriting, drafts: Mapping[int, AboutDraft]) -> dict[int, Outcome]:
    """Outcomes by position of the answers that were not new."""
    if not drafts:
        return {}
    sorted_drafts = sort_out(log, STATEMENTS, drafts)
    forgotten = forgotten_among(log, (draft.entry_id for draft, _ in sorted_drafts.new.values()))
    rows = [
        statement_row(log, draft.id, draft.entry_id, draft.about, content_hash)
        for draft, content_hash in sorted_drafts.new.values()
        if draft.entry_id not in forgotten
    ]
    if rows:
        log.connection.execute(insert(STATEMENTS), rows)
    return sorted_drafts.outcomes


def store_leaves(log: LogWriting, drafts: Mapping[int, LeaveDraft]) -> dict[int, Outcome]:
    """Outcomes by position of the goodbyes that were not new."""
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


def store_voids(log: LogWriting, drafts: Mapping[int, VoidDraft]) -> dict[int, Outcome]:
    """Outcomes by position of the voids that were not new, or that may not be; the days of what they take back are
    summed anew."""
    if not drafts:
        return {}
    refused = _refused_voids(log, drafts)
    drafts = {position: draft for position, draft in drafts.items() if position not in refused}
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
    return sorted_drafts.outcomes | refused


def _refused_voids(log: LogWriting, drafts: Mapping[int, VoidDraft]) -> dict[int, Outcome]:
    """By position: voids of what came by another way, where only one's own may be taken back.

    What has not come yet may be its own, late, and is its own: nobody else knows an id before the log has it.
    """
    bound = {position: draft for position, draft in drafts.items() if draft.only_own}
    if not bound:
        return {}
    came_by = kiosks_of_items(log.connection, log.organisation_id, (draft.target_id for draft in bound.values()))
    return {
        position: Outcome(Status.QUARANTINED, NOT_ITS_OWN)
        for position, draft in bound.items()
        if came_by.get(draft.target_id, draft.origin.kiosk_id) != draft.origin.kiosk_id
    }


def _insert_entries(log: LogWriting, rows: EntryRows) -> None:
    """Put new entries into the log and, unless a void has come before them, into the sums."""
    connection = log.connection
    ADD_ENTRIES.run(connection, rows.entries)
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
