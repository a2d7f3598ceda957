"""What every fact is narrowed by: the premises of the scope; how its numbers are added up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, and_, cast, func, or_

from app.figures.scope import Scope


def in_scope(table: FromClause, scope: Scope) -> ColumnElement[bool]:
    """The row belongs to one of the scope's premises."""
    return or_(
        *(
            and_(table.c.organisation_id == organisation_id, _is_one_of(table.c.premises_id, premises_ids))
            for organisation_id, premises_ids in scope.premises_ids_by_organisation.items()
        )
    )


def _is_one_of(column: ColumnElement[int], ids: list[int]) -> ColumnElement[bool]:
    return column == ids[0] if len(ids) == 1 else column.in_(ids)


def total(numbers: ColumnElement[Any]) -> ColumnElement[int]:
    """The sum, 0 for none, as a whole number: PostgreSQL would make a decimal of a sum of sums."""
    return cast(func.coalesce(func.sum(numbers), 0), BigInteger)
