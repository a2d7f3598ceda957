"""Statements on the path of the log: compiled once for each kind of database, then run by the driver itself.

From a statement to the driver SQLAlchemy takes longer than SQLite takes to store a tap. These are made of its
statements all the same, so that tables and columns are written in one place, and run inside its transactions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError

from app.database.arrays import inserting_arrays, is_one_of, written_array
from app.database.wall import tell

DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": psycopg.dialect(paramstyle="format"),
}
Convert = Callable[[Any], Any]
MOST_ROWS_A_STATEMENT = 64
# By PostgreSQL's driver; a statement with more is read through anew each time, unless they are handed over as arrays.
MOST_PARAMETERS_REMEMBERED = 50
# PostgreSQL plans a question by an array as if it held ten. One for less it would plan anew each time, to be cheaper.
FEWEST_IN_AN_ARRAY = 10
AS_AN_ARRAY = -1  # in place of how many values a statement takes
VALUES_REMEMBERED = 1_024


class PreparedInsert:
    """Puts rows into a table, many by one statement. make: the statement in a dialect, without its rows.

    The driver gives other threads the interpreter at each statement and waits to have it back: one statement for
    50 rows waits once, where 50 would wait 50 times while tablets are being answered.
    """

    def __init__(self, table: Table, make: Callable[[str], Any]) -> None:
        self._table, self._make = table, make
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
        if dialect_name == "postgresql" and len(every) * len(self._names) > MOST_PARAMETERS_REMEMBERED:
            columns = zip(*every, strict=True)
            run_by_driver(connection, self._statement_of_arrays, [written_array(column) for column in columns])
        else:
            self._run_in_portions(connection, every)

    def _run_in_portions(self, connection: Connection, every: Sequence[Sequence[Any]]) -> None:
        start = 0
        for count in _counts(len(every)):
            together = list(chain.from_iterable(every[start : start + count]))
            run_by_driver(connection, self._statement(connection.dialect.name, count), together)
            start += count

    def _statement(self, dialect_name: str, count: int) -> str:
        found = self._compiled.get((dialect_name, count))
        if found is None:
            rows = [dict.fromkeys(self._names)] * count
            found = str(self._make(dialect_name).values(rows).compile(dialect=DIALECTS[dialect_name]))
            self._compiled[(dialect_name, count)] = found
        return found

    @cached_property
    def _statement_of_arrays(self) -> str:
        statement = inserting_arrays(self._make("postgresql"), self._table)
        return str(statement.compile(dialect=DIALECTS["postgresql"]))


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
    """Finds rows of which one column is in a list of values. question: all else that is asked."""

    def __init__(self, question: Select[Any], column: ColumnElement[Any]) -> None:
        self._question, self._column = question, column
        self._compiled: dict[tuple[str, int], str] = {}

    def run(self, connection: Connection, wanted: Sequence[Any], **before: Any) -> list[tuple[Any, ...]]:
        """What is found, as the driver gives it: numbers, texts and bytes. before: the question's own parameters."""
        is_array = connection.dialect.name == "postgresql" and len(wanted) >= FEWEST_IN_AN_ARRAY
        key = (connection.dialect.name, AS_AN_ARRAY if is_array else len(wanted))
        statement = self._compiled.get(key) or self._compiled.setdefault(key, self._compile(*key, before))
        values = [written_array(wanted)] if is_array else wanted
        return run_by_driver(connection, statement, [*before.values(), *values])

    def _compile(self, dialect_name: str, count: int, before: Mapping[str, Any]) -> str:
        if count == AS_AN_ARRAY:
            is_wanted = is_one_of(self._column, "wanted")
        else:
            is_wanted = self._column.in_(bindparam("wanted", [b""] * count, expanding=True))
        compiled = (
            self._question.where(is_wanted)
            .params(**before)
            .compile(dialect=DIALECTS[dialect_name], compile_kwargs={"render_postcompile": True})
        )
        assert list(before) == (compiled.positiontup or [])[: len(before)]  # noqa: S101  # handed over in this order
        return str(compiled)
