"""Runs the migrations on the application's database, inside one transaction that may write."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, text

from app.database.engine import FOR_WRITING
from app.database.types import Moment
from app.extensions import Base, db

MIGRATION_LOCK = 0x0A5E0001


def in_plain_types(kind: str, element: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types into a migration as what they are stored as: it must not change when they do."""
    return "sa.BigInteger()" if kind == "type" and isinstance(element, Moment) else False


def heed_foreign_keys(connection: Connection, is_heeded: bool) -> None:
    """Let SQLite refuse what points at nothing, or not; it hears this between transactions only.

    Past SQLAlchemy, which begins a transaction before whatever it executes.
    """
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if is_heeded else 'OFF'}")
    cursor.close()


engine = db.engine

with engine.connect().execution_options(**{FOR_WRITING: True}) as connection:
    if connection.dialect.name == "sqlite":
        # A table made anew under the same name must not trip over what points at it.
        heed_foreign_keys(connection, False)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=in_plain_types,
        compare_type=True,
        # SQLite takes tables back too; taken for a database that cannot, it would be committed after each migration.
        transactional_ddl=True,
        transaction_per_migration=False,
        on_version_apply=context.config.attributes.get("after_each"),
    )
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        heed_foreign_keys(connection, True)
