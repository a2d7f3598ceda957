"""Sorts drafts that come into those that are new, those that are there already, and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Table, bindparam, literal_column, select

from app.database.prepared import PreparedLookup
from app.database.statements import table_of
from app.log.definition import UNFINISHED_BATCHES
from app.log.drafts import AboutDraft, EntryDraft, LeaveDraft, Outcome, Status, VoidDraft
from app.log.models import LIVE, Entry, Leave, Statement, Void
from app.log.taken_back import in_portions
from app.log.writing import INCOMPARABLE, LogWriting

Stored = TypeVar("Stored", EntryDraft, AboutDraft, LeaveDraft, VoidDraft)
ALREADY_STORED = Outcome(Status.ALREADY_STORED)
CONFLICT = Outcome(Status.CONFLICT, "the same id came before with other content; the first stands")


@dataclass
class Sorted(Generic[Stored]):
    """new: by id, with the hash of its content. outcomes: by position, of those that are not new.

    staged: ids that an unfinished import holds with the same content; they came live as well.
    """

    new: dict[bytes, tuple[Stored, bytes]] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    staged: set[bytes] = field(default_factory=set)


def sort_out(log: LogWriting, table: Table, drafts: Mapping[int, Stored]) -> Sorted[Stored]:
    """Compare drafts, given by position, with what the table holds and with each other: of one id the first stands."""
    result: Sorted[Stored] = Sorted()
    there = _hashes_of(log, table, drafts)
    for position, draft in drafts.items():
        content_hash = log.hash_of(draft.content)
        earlier = there.get(draft.id)
        if earlier is None:
            result.new[draft.id] = (draft, content_hash)
            there[draft.id] = (content_hash, False)
        elif not _is_same(earlier[0], content_hash):
            result.outcomes[position] = CONFLICT
        elif earlier[1]:
            result.staged.add(draft.id)
        else:
            result.outcomes[position] = ALREADY_STORED
    return result


def came_before(log: LogWriting, table: Table, drafts: Mapping[int, Stored]) -> set[int]:
    """Positions of those that the table holds with the same content."""
    there = _hashes_of(log, table, drafts)
    return {
        position
        for position, draft in drafts.items()
        if draft.id in there and _is_same(there[draft.id][0], log.hash_of(draft.content)) and not there[draft.id][1]
    }


def _is_same(earlier: bytes, content_hash: bytes) -> bool:
    """Whether two hashes are of one content, as far as can be told: of what was forgotten nothing can."""
    return earlier == content_hash or bool(INCOMPARABLE & {earlier, content_hash})


def _hashes_of(log: LogWriting, table: Table, drafts: Mapping[int, Stored]) -> dict[bytes, tuple[bytes, bool]]:
    """By id: the hash of its content, and whether an unfinished import of somebody else's holds it."""
    found: list[tuple[bytes, bytes, int]] = []
    for ids in in_portions(draft.id for draft in drafts.values()):
        found += _LOOKUPS[table].run(log.connection, ids, organisation=log.organisation_id)
    unfinished = _unfinished_batches(log, {batch_id for _, _, batch_id in found})
    return {bytes(id): (bytes(content_hash), batch_id in unfinished) for id, content_hash, batch_id in found}


def _unfinished_batches(log: LogWriting, batch_ids: set[int]) -> set[int]:
    """Those that are imports of somebody else's and not finished; asked only where something came in a file."""
    others = batch_ids - {LIVE, log.batch_id}
    return set(log.connection.execute(UNFINISHED_BATCHES).scalars()) & others if others else set()


def _lookup(table: Table) -> PreparedLookup:
    batch_id = table.c.batch_id if "batch_id" in table.c else literal_column(str(LIVE))
    return PreparedLookup(
        select(table.c.id, table.c.content_hash, batch_id).where(table.c.organisation_id == bindparam("organisation")),
        table.c.id,
    )


_LOOKUPS = {table_of(model): _lookup(table_of(model)) for model in (Entry, Statement, Leave, Void)}
