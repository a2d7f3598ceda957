"""Sorts drafts that come into those that are new, those that are there already, and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Table, select

from app.log.definition import UNFINISHED_BATCHES
from app.log.drafts import AboutDraft, EntryDraft, LeaveDraft, Outcome, Status, VoidDraft
from app.log.taken_back import in_portions
from app.log.writing import LogWriting

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
        elif earlier[0] != content_hash:
            result.outcomes[position] = CONFLICT
        elif earlier[1]:
            result.staged.add(draft.id)
        else:
            result.outcomes[position] = ALREADY_STORED
    return result


def _hashes_of(log: LogWriting, table: Table, drafts: Mapping[int, Stored]) -> dict[bytes, tuple[bytes, bool]]:
    """By id: the hash of its content, and whether an unfinished import of somebody else's holds it."""
    batches = "batch_id" in table.c
    is_staged = table.c.batch_id.in_(UNFINISHED_BATCHES) & (table.c.batch_id != log.batch_id) if batches else None
    columns = [table.c.id, table.c.content_hash] + ([is_staged] if is_staged is not None else [])
    there: dict[bytes, tuple[bytes, bool]] = {}
    for ids in in_portions(draft.id for draft in drafts.values()):
        found = log.connection.execute(
            select(*columns).where(table.c.organisation_id == log.organisation_id, table.c.id.in_(ids))
        )
        there |= {row[0]: (row[1], bool(row[2]) if batches else False) for row in found}
    return there
