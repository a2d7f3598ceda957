"""The policies by which PostgreSQL keeps the rows of organisations apart: one for each table that says whose a row is.

They are forced, for the account that the program signs in with owns the tables; what belongs to no organisation is open
to all. Who says nothing sees everything: a backup by the database's own means, whoever looks after it, an older version
of the program. This program always says something (wall.py). No policy binds a superuser: `oasen check` tells of that.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, text

from app.database.wall import EVERY, SETTING
from app.extensions import Base

POLICY = "own_organisation"
SAID = f"current_setting('{SETTING}', true)"
# Each in a SELECT of its own, which is worked out once for a statement and not for each row.
MAY_SEE_ALL = f"(SELECT coalesce({SAID}, '') IN ('', '{EVERY}'))"
MAY_SEE = f"(SELECT CASE WHEN {SAID} LIKE '{{%' THEN {SAID} END)::integer[]"
WALLED = """
    SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid
    WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity AND relforcerowsecurity AND polname = :policy
"""
BYPASSING = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def owned_tables() -> list[Table]:
    """The tables whose rows say which organisation they belong to."""
    return [table for table in Base.metadata.sorted_tables if "organisation_id" in table.columns]


def unwalled_tables(connection: Connection) -> list[str]:
    """Those of them that have no policy in force, by name; none on SQLite."""
    if connection.dialect.name != "postgresql":
        return []
    walled = set(connection.execute(text(WALLED), {"policy": POLICY}).scalars())
    return sorted(table.name for table in owned_tables() if table.name not in walled)


def goes_around(connection: Connection) -> bool:
    """Whether no policy binds the account that the program has on PostgreSQL."""
    return connection.dialect.name == "postgresql" and bool(connection.execute(text(BYPASSING)).scalar())


def build_wall(connection: Connection) -> None:
    """Give each table that has none its policy; done after every migration, so that a new table has one too."""
    missing = set(unwalled_tables(connection))
    for table in owned_tables():
        if table.name in missing:
            for statement in _building(table):
                connection.execute(text(statement))


def _building(table: Table) -> Iterator[str]:
    own = f"organisation_id = ANY ({MAY_SEE})"
    nobodys = "organisation_id IS NULL OR " if table.c.organisation_id.nullable else ""
    yield f"DROP POLICY IF EXISTS {POLICY} ON {table.name}"
    yield f"CREATE POLICY {POLICY} ON {table.name} USING ({MAY_SEE_ALL} OR {nobodys}{own})"
    yield f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table.name} FORCE ROW LEVEL SECURITY"
