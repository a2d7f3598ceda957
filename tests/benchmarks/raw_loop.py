"""The limit: rows put into the same table by a bare driver, as fast as the disk confirms them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import psycopg

from app.database.engine import sqlite_module
from app.settings import Settings

COLUMNS = (
    *("organisation_id", "id", "premises_id", "kind", "day", "hour", "at", "count", "children", "content_hash"),
    *("batch_id", "source", "kiosk_id", "seq", "claimed_at", "received_at"),
)


def rate(settings: Settings, rows_a_commit: int, seconds: float) -> float:
    """Rows a second, each commit on disk before the next begins."""
    measure = _on_postgresql if settings.database_url else _on_sqlite
    return measure(settings, rows_a_commit, seconds)


def _on_sqlite(settings: Settings, rows_a_commit: int, seconds: float) -> float:
    statement = f"INSERT INTO entries ({_names()}) VALUES ({','.join('?' * len(COLUMNS))})"  # noqa: S608  # fixed words
    database = settings.instance / "oasen.sqlite"
    with closing(sqlite_module().connect(str(database), isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        row_count, began_at = 0, time.perf_counter()
        for rows in _commits(rows_a_commit, began_at + seconds):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(statement, rows)
            connection.execute("COMMIT")
            row_count += len(rows)
        return row_count / (time.perf_counter() - began_at)


def _on_postgresql(settings: Settings, rows_a_commit: int, seconds: float) -> float:
    statement = f"INSERT INTO entries ({_names()}) VALUES ({','.join(['%s'] * len(COLUMNS))})"  # noqa: S608
    with psycopg.connect(settings.database_url.replace("+psycopg", "")) as connection:
        row_count, began_at = 0, time.perf_counter()
        for rows in _commits(rows_a_commit, began_at + seconds):
            with connection.cursor() as cursor:
                if rows_a_commit == 1:
                    cursor.execute(statement, rows[0], prepare=True)
                else:
                    cursor.executemany(statement, rows)
            connection.commit()
            row_count += len(rows)
        return row_count / (time.perf_counter() - began_at)


def _names() -> str:
    return ", ".join(f'"{name}"' for name in COLUMNS)


def _commits(rows_a_commit: int, ends_at: float) -> Iterator[Sequence[tuple[Any, ...]]]:
    while time.perf_counter() < ends_at:
        yield [_row() for _ in range(rows_a_commit)]


def _row() -> tuple[Any, ...]:
    now = datetime.now(UTC)
    at = int(now.timestamp())
    hash_ = secrets.token_bytes(16)
    # SQLite keeps a day as its text, as SQLAlchemy writes it; PostgreSQL reads the text as a date.
    day = date.isoformat(now.date())
    return (1, secrets.token_bytes(16), 1, "visit", day, now.hour, at, 1, 0, hash_, 0, "kiosk", 1, 1, at, at)
