"""Whether the database is the right one, whole, and keeps what it has acknowledged."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from app.database.engine import SAFE_SQLITE, sqlite_module
from app.errors import OldDatabaseLibrary
from app.health.findings import Finding, Level
from app.health.subject import Reach, Subject, database_file

# What PostgreSQL must not be told to leave out, or a power cut takes what a tablet was thanked for.
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")
OFF = "off"
NOT_IN_FORCE = """
    SELECT (SELECT count(*) FROM pg_index WHERE NOT indisvalid)
         + (SELECT count(*) FROM pg_constraint WHERE NOT convalidated AND contype IN ('c', 'f'))
"""
FAILED_CHECKSUMS = "SELECT coalesce(sum(checksum_failures), 0) FROM pg_stat_database"


def safe_writing(subject: Subject) -> Iterator[Finding]:
    """What the database has acknowledged outlasts a power cut: SQLite by its version, PostgreSQL by its settings."""
    if database_file(subject.settings) is not None:
        yield from _old_sqlite()
        return
    with subject.connected() as asked:
        if asked.open_connection is not None:
            yield from _hasty_postgresql(asked.connection)


def schema(subject: Subject) -> Iterator[Finding]:
    """The database is there, opens, and is what this version of the program was written for."""
    said = {
        Reach.MISSING: (
            _("There is no database here yet."),
            _("Run “oasen init”, or set OASEN_INSTANCE to the folder where it is."),
        ),
        Reach.CLOSED: (
            _("The database does not open."),
            _("Is its server running, and may this account read it? Restore a damaged file from the latest backup."),
        ),
        Reach.EMPTY: (_("The database is empty."), _("Run “oasen init”.")),
        Reach.BEHIND: (
            _("The database was made by an earlier version of Oasen."),
            _("Make a backup, stop the server, run “oasen init”, start it again."),
        ),
        Reach.AHEAD: (
            _("The database was made by a newer version of Oasen than this one."),
            _("Install that version again. An older one must not write here."),
        ),
    }
    if subject.reach in said:
        yield Finding(Level.BROKEN, *said[subject.reach])


def whole(subject: Subject) -> Iterator[Finding]:
    """Every page of the database can be read, and no row points at one that is not there."""
    is_sqlite = subject.connection.dialect.name == "sqlite"
    try:
        damaged = _is_sqlite_damaged(subject.connection) if is_sqlite else _is_postgresql_damaged(subject.connection)
        loose_count = _sqlite_loose_count(subject.connection) if is_sqlite else _not_in_force(subject.connection)
    except DatabaseError:
        damaged, loose_count = True, 0
    if damaged:
        yield Finding(
            Level.BROKEN,
            _("The database is damaged on the disk."),
            _(
                "Stop the server and copy the whole instance folder to another disk. Then restore the latest backup; "
                "the tablets send again what came in the last week."
            ),
        )
    if loose_count:
        yield Finding(
            Level.BROKEN,
            ngettext(
                "%(num)s place in the database does not hold together.",
                "%(num)s places in the database do not hold together.",
                loose_count,
            ),
            _("Somebody has changed it by hand, or an update was broken off. Keep a copy, then restore a backup."),
        )


def _old_sqlite() -> Iterator[Finding]:
    try:
        sqlite_module()
    except OldDatabaseLibrary:
        wanted = ".".join(map(str, SAFE_SQLITE))
        yield Finding(
            Level.BROKEN,
            _("The SQLite on this machine is older than %(version)s and can lose what has been noted.", version=wanted),
            _("Install the package pysqlite3, or a Python with a newer SQLite. Until then Oasen does not start."),
        )


def _hasty_postgresql(connection: Connection) -> Iterator[Finding]:
    off = [name for name in DURABLE if connection.execute(text(f"SHOW {name}")).scalar() == OFF]
    if off:
        yield Finding(
            Level.BROKEN,
            _("PostgreSQL may lose what has been noted when the power goes: %(settings)s.", settings=", ".join(off)),
            _("Set them to “on” in postgresql.conf, or with ALTER SYSTEM, and load the settings anew."),
        )


def _is_sqlite_damaged(connection: Connection) -> bool:
    return connection.execute(text("PRAGMA integrity_check(1)")).scalar() != "ok"


def _sqlite_loose_count(connection: Connection) -> int:
    return len(connection.execute(text("PRAGMA foreign_key_check")).all())


def _is_postgresql_damaged(connection: Connection) -> bool:
    return bool(connection.execute(text(FAILED_CHECKSUMS)).scalar())


def _not_in_force(connection: Connection) -> int:
    return int(connection.execute(text(NOT_IN_FORCE)).scalar() or 0)
