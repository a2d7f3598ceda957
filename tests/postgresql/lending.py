"""Lends each test a PostgreSQL database with its schema made and nothing in it.

Making a database costs some 100 ms, emptying one 10: what a test gives back is emptied and lent again, unless the test
has changed more than rows, or left so much behind that the next would be slow.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa

MOST_BYTES_MORE = 24 * 1024 * 1024
# Rows that the schema brings with it.
BROUGHT = ("alembic_version", "kinds")
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
SEQUENCES = "SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace"
SHAPE = """
    SELECT md5(string_agg(piece, '|' ORDER BY piece)) FROM (
        SELECT attrelid::regclass::text || attname || format_type(atttypid, atttypmod) || attnotnull AS piece
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT conrelid::regclass::text || conname || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT tgrelid::regclass::text || tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT relname || relrowsecurity || relforcerowsecurity FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT tablename || policyname || qual FROM pg_policies WHERE schemaname = 'public'
        UNION ALL SELECT 'version' || version_num FROM alembic_version
        UNION ALL SELECT 'kind' || kinds::text FROM kinds
    ) AS pieces
"""


class Databases:
    """The databases of one run of tests on one server."""

    def __init__(self, server_url: str, template: str, account: str) -> None:
        self.server_url, self.template, self.account = server_url, template, account
        self.free: list[str] = []
        self.made_count = 0
        with self._inside(template) as connection:
            self.shape = _shape_of(connection)
            self.most_bytes = _bytes_of(connection) + MOST_BYTES_MORE

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of an empty database, for as long as the test takes."""
        name = self.free.pop() if self.free else self._made()
        yield url_of(self.server_url, name, self.account)
        self._take_back(name)

    def _made(self) -> str:
        self.made_count += 1
        name = f"oasen_{os.getpid()}_{self.made_count}"
        run_on_server(self.server_url, f"CREATE DATABASE {name} TEMPLATE {self.template} OWNER {self.account}")
        return name

    def _take_back(self, name: str) -> None:
        if self._is_emptied(name):
            self.free.append(name)
        else:
            run_on_server(self.server_url, f"DROP DATABASE {name} WITH (FORCE)")

    def _is_emptied(self, name: str) -> bool:
        with self._inside(name) as connection:
            # Who is still connected would hold locks.
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if _shape_of(connection) != self.shape or _bytes_of(connection) > self.most_bytes:
                return False
            tables = [row[0] for row in connection.execute(TABLES) if row[0] not in BROUGHT]
            sequences = [row[0] for row in connection.execute(SEQUENCES)]
            # Without triggers: no order among tables, and no foreign key asked.
            emptied = "; ".join(f"DELETE FROM {table}" for table in tables)  # noqa: S608  # as the catalogue names them
            begun_anew = "; ".join(f"SELECT setval('{sequence}', 1, false)" for sequence in sequences)
            connection.execute(f"SET session_replication_role = replica; {emptied}; {begun_anew}")
        return True

    def _inside(self, name: str) -> psycopg.Connection:
        return psycopg.connect(url_of(self.server_url, name).replace("+psycopg", ""), autocommit=True)


def url_of(server: str, name: str, account: str | None = None) -> str:
    """The address of another database on the same server, for the account if one is named."""
    url = sa.make_url(server).set(database=name)
    return (url.set(username=account) if account else url).render_as_string(hide_password=False)


def make_account(server: str, name: str) -> None:
    """An account as a house has it: it may own a database and nothing else, so that policies bind it."""
    password = sa.make_url(server).password
    known = f" PASSWORD '{password}'" if password else ""
    run_on_server(server, f"CREATE ROLE {name} LOGIN{known}")


def run_on_server(server: str, statement: str) -> None:
    """Run a statement that no transaction may surround."""
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def _shape_of(connection: psycopg.Connection) -> str:
    """A checksum of the schema; empty where the tables are not even there."""
    try:
        return str(connection.execute(SHAPE).fetchone()[0])
    except psycopg.errors.UndefinedTable:
        return ""


def _bytes_of(connection: psycopg.Connection) -> int:
    return int(connection.execute("SELECT pg_database_size(current_database())").fetchone()[0])
