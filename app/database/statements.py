"""Statements that both databases have, each in its own dialect."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Row, Table
from sqlalchemy.dialects import postgresql, sqlite

from app.extensions import Base

AnyRow = Row[*tuple[Any, ...]]  # a row of whatever columns were asked for
NewRow = Mapping[str, Any]
INSERT: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def table_of(model: type[Base]) -> Table:
    """The table behind a model, for the paths that work with many rows at a time."""
    return cast(Table, model.__table__)


def insert_or_leave(connection: Connection, table: Table, rows: Sequence[NewRow]) -> None:
    """Insert the rows; those whose key is taken are left as they are."""
    if rows:
        connection.execute(INSERT[connection.dialect.name](table).on_conflict_do_nothing(), rows)


def insert_or_replace(connection: Connection, table: Table, rows: Sequence[NewRow]) -> None:
    """Insert the rows; of those whose key is taken every other given column takes the new value."""
    if not rows:
        return
    statement = INSERT[connection.dialect.name](table)
    key = [column.name for column in table.primary_key.columns]
    changes = {name: statement.excluded[name] for name in rows[0] if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changes), rows)
