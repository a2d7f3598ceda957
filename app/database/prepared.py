"""Statements on the path of the log: compiled once for each kind of database, then run by the driver itself.

From a statement to the driver SQLAlchemy takes longer than SQLite takes to store a tap. These are made of its
statements all the same, so that tables and columns are written in one place, and run inside its transactions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError

from app.database.wall import tell

DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": psycopg.dialect(paramstyle="format"),
}
Convert = Callable[[Any], Any]
MOST_ROWS_A_STATEMENT = 64
VALUES_REMEMBERED = 1_024


class PreparedInsert:
    """Puts rows into a table, many by one statement. make: the statement in a dialect, without its rows.

    The driver gives other threads the interpreter at each statement and waits to have it back: one statement for
    50 rows waits once, where 50 would wait 50 times while tablets are being answered.
    """

    def __init__(self, table: Table, make: Callable[[str], Any]) -> None:
        self._make = make
        self._names = [column.name for column in table.c]
        self._values_of: Convert = itemgetter(*self._names)
        self._conversions = {name: _conversions(table, dialect) for name, dialect in DIALECTS.items()}
        self._compiled: dict[tuple[str, int], str] = {}

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows; each has a value for every column of the table."""
        dialect_name = connection.dialect.name
        conversions = self._conversions[dialect_name]
        every = [list(self._values_of(row)) for row in rows]
        for row in every:
            for place, convert in conversions:
                row[place] = convert(row[place])
        start = 0
        for count in _counts(len(every)):
            together = list(chain.from_iterable(every[start : start + count]))
            run_by_driver(connection, self._statement(dialect_name, count), together)
            start += count

    def _statement(self, dialect_name: str, count: int) -> str:
        found = self._compiled.get((dialect_name, count))
        if found is None:
            rows = [dict.fromkeys(self._names)] * count
            found = str(self._make(dialect_name).values(rows).compile(dialect=DIALECTS[dialect_name]))
            self._compiled[(dialect_name, count)] = found
        return found


def run_by_driver(connection: Connection, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """What the driver finds; its complaints are raised as SQLAlchemy's, without the values."""
    dialect = connection.dialect
    tell(connection)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []
    except dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            statement, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
        ) from error
    finally:
        cursor.close()


def _counts(row_count: int) -> Iterator[int]:
    """How many rows each statement takes: powers of two, so that few different statements are ever prepared."""
    while row_count > 0:
        count = min(MOST_ROWS_A_STATEMENT, 1 << (row_count.bit_length() - 1))
        yield count
        row_count -= count


def _conversions(table: Table, dialect: Dialect) -> list[tuple[int, Convert]]:
    """What the driver does not take as it is: by place of the column.

    Rows and columns share most of it, like a day or when all came; a value is converted once for all of one type.
    """
    of_type: dict[type, Convert] = {}
    conversions = []
    for place, column in enumerate(table.c):
        convert = column.type.dialect_impl(dialect).bind_processor(dialect)
        if convert is not None:
            remembering = of_type.setdefault(type(column.type), lru_cache(VALUES_REMEMBERED)(convert))
            conversions.append((place, remembering))
    return conversions


class PreparedLookup:
    """Finds rows by a list of values: a question whose last parameter is the list `wanted`."""

    def __init__(self, question: Select[Any]) -> None:
        self._question = question
        self._compiled: dict[tuple[str, int], str] = {}

    def run(self, connection: Connection, wanted: Sequence[Any], **before: Any) -> list[tuple[Any, ...]]:
        """What is found, as the driver gives it: numbers, texts and bytes. before: the parameters before the list."""
        key = (connection.dialect.name, len(wanted))
        statement = self._compiled.get(key) or self._compiled.setdefault(key, self._compile(*key, before))
        return run_by_driver(connection, statement, [*before.values(), *wanted])

    def _compile(self, dialect_name: str, count: int, before: Mapping[str, Any]) -> str:
        compiled = self._question.params(**before, wanted=[b""] * count).compile(
            dialect=DIALECTS[dialect_name], compile_kwargs={"render_postcompile": True}
        )
        assert list(before) == (compiled.positiontup or [])[: len(before)]  # noqa: S101  # handed over in this order
        return str(compiled)
