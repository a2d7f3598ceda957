"""After 14 days the order in which rows are stored says nothing of the order in which people came."""

from __future__ import annotations

from bisect import bisect
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, text

from app.extensions import db
from app.log.actions import deposit
from app.log.models import Entry
from tests.make import labelled, make_door, rows
from tests.retention.thinned_log import thin_through

DAY = date(2025, 5, 6)
VISITS = 4000  # chance alone then gives a tau beyond the limit once in 400 000 tries
AT_ONCE = 100
MOST_TAU = 0.05
TABLES = ("entries", "visit_days", "first_days", "people", "credentials")
# What tells which row is whose: in the log the entry, in the others its person.
KNOWN_BY = {"entries": "id", "people": "id"}


@pytest.fixture
def came(app):
    """Four thousand people in the order in which they came, as (entry, person)."""
    door = make_door()
    entries = [
        labelled(door, f"p{number}", at=f"{DAY}T{8 + number // 400:02d}:{number % 400 // 7:02d}:{number % 60:02d}")
        for number in range(VISITS)
    ]
    for start in range(0, VISITS, AT_ONCE):
        deposit(door.place.organisation_id, entries[start : start + AT_ONCE])
    person_of = dict(rows(select(Entry.id, Entry.person_id)))
    return [(entry.id, bytes(person_of[entry.id])) for entry in entries]


def kendall_tau(ranks: list[int]) -> float:
    """1 when the ranks rise, -1 when they fall, about 0 when they lie anyhow (Kendall 1938)."""
    seen: list[int] = []
    falling = 0
    for rank in ranks:
        place = bisect(seen, rank)
        falling += len(seen) - place
        seen.insert(place, rank)
    pairs = len(ranks) * (len(ranks) - 1) / 2
    return 1 - 2 * falling / pairs


def stored_order(table: str) -> list[bytes]:
    """What the rows are known by, in the order in which they lie in the file."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    column = KNOWN_BY.get(table, "person_id")
    # Without an order SQLite reads along the table itself when the index is forbidden; PostgreSQL says where a row is.
    lying = "NOT INDEXED" if is_sqlite else "ORDER BY ctid"
    how = f'SELECT {column} FROM "{table}" {lying}'  # noqa: S608  # names of our own list
    with db.engine.connect() as connection:
        return [bytes(row[0]) for row in connection.execute(text(how))]


def taus(came: list[tuple[bytes, bytes]]) -> dict[str, float]:
    """Of each table."""
    found: dict[str, Any] = {}
    for table in TABLES:
        rank = {known[0 if table == "entries" else 1]: number for number, known in enumerate(came)}
        found[table] = kendall_tau([rank[known] for known in stored_order(table) if known in rank])
    return found


def test_stored_order_tells_nothing_of_the_order_of_arrival(came):
    if db.engine.dialect.name == "postgresql":
        assert taus(came)["entries"] > 1 - MOST_TAU

    thin_through(DAY)

    assert {table: tau for table, tau in taus(came).items() if abs(tau) > MOST_TAU} == {}


def test_no_row_says_by_which_transaction_it_came(came):
    if db.engine.dialect.name == "sqlite":
        made = rows(text("SELECT sql FROM sqlite_master WHERE type = 'table'"))
        of_tables = [sql for (sql,) in made if any(f"CREATE TABLE {table} " in sql for table in TABLES)]
        assert [sql.strip().endswith("WITHOUT ROWID") for sql in of_tables] == [True] * len(TABLES)
        return
    assert transactions_of("visit_days") > 1

    thin_through(DAY)

    assert {table: transactions_of(table) for table in TABLES} == dict.fromkeys(TABLES, 1)


def transactions_of(table: str) -> int:
    """How many transactions are known to have written the rows of a table, on PostgreSQL."""
    [(count,)] = rows(text(f'SELECT count(DISTINCT xmin::text) FROM "{table}"'))  # noqa: S608  # as above
    return int(count)
