"""The entries that count: not taken back, of no unfinished import."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Subquery, and_, func, literal_column, select

from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope
from app.figures.scope import Scope
from app.log.definition import ENTRIES, PEOPLE, counts

VISIT = "visit"

# The few who are linked, gathered first: most entries then need not look for their person at all.
LINKED = (
    select(PEOPLE.c.organisation_id, PEOPLE.c.id, PEOPLE.c.counted_as)
    .where(PEOPLE.c.counted_as.is_not(None))
    .cte("linked")
    .prefix_with("MATERIALIZED")
)
COUNTED_PERSON = func.coalesce(LINKED.c.counted_as, ENTRIES.c.person_id).label("person_id")
ENTRIES_AND_LINKED = ENTRIES.outerjoin(
    LINKED, and_(LINKED.c.organisation_id == ENTRIES.c.organisation_id, LINKED.c.id == ENTRIES.c.person_id)
)
HEADS = ENTRIES.c.count.label("heads")
IS_ANONYMOUS = ENTRIES.c.person_id.is_(None).label("is_anonymous")
COLUMNS = [column for column in ENTRIES.c if column.name not in ("person_id", "count")] + [HEADS, IS_ANONYMOUS]


def counted_entries(scope: Scope, kinds: Sequence[str]) -> Subquery:
    """The entries of these kinds that count, whoever made them; `heads` is an entry's count."""
    return select(*COLUMNS).where(_is_meant(scope, kinds)).subquery("counted_entries")


def counted_entries_of_persons(scope: Scope, kinds: Sequence[str]) -> Subquery:
    """The same with the person who made each, if any; linked people are one, under one id."""
    return (
        select(*COLUMNS, COUNTED_PERSON)
        .select_from(ENTRIES_AND_LINKED)
        .where(_is_meant(scope, kinds))
        .subquery("counted_entries")
    )


def _is_meant(scope: Scope, kinds: Sequence[str]) -> ColumnElement[bool]:
    return and_(in_scope(ENTRIES, scope), _is_of(kinds), in_period(ENTRIES.c.day), counts(ENTRIES))


def _is_of(kinds: Sequence[str]) -> ColumnElement[bool]:
    """The entry is of one of these kinds; written out, for SQLite takes a partial index only for its own words."""
    if tuple(kinds) == (VISIT,):
        return ENTRIES.c.kind == _written_out(VISIT)
    is_one = ENTRIES.c.kind.in_([_written_out(kind) for kind in kinds])
    return is_one if VISIT in kinds else and_(is_one, ENTRIES.c.kind != _written_out(VISIT))


def _written_out(kind: str) -> ColumnElement[str]:
    return literal_column(f"'{kind}'")  # of our own list of kinds, never of anyone's input
