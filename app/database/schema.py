"""Makes the schema, brings it up to date, says whether it is."""

from __future__ import annotations

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app.activities.kinds import KINDS
from app.activities.models import KindRow
from app.database.migrations import FOLDER
from app.database.statements import insert_or_leave, table_of
from app.database.transaction import write_connection
from app.errors import InstanceMissing, MigrationPending
from app.extensions import db


def bring_up_to_date(revision: str = "head") -> None:
    """Run every migration that is missing, and put the list of kinds into its table; run again it changes nothing."""
    upgrade(directory=str(FOLDER), revision=revision)
    if revision == "head":
        with write_connection() as connection:
            insert_or_leave(connection, table_of(KindRow), [{"slug": kind.slug} for kind in KINDS])


def take_back(revision: str) -> None:
    """Run migrations backwards down to the revision; `base` is nothing at all."""
    downgrade(directory=str(FOLDER), revision=revision)


def newest_revision() -> str | None:
    """The revision this version of the program was written for."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return ScriptDirectory.from_config(config).get_current_head()


def revision_of_database() -> str | None:
    """The revision the database has; None when it has none."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def require_schema() -> None:
    """Raise InstanceMissing or MigrationPending unless the database is what this version was written for."""
    if not inspect(db.engine).has_table("organisations"):
        raise InstanceMissing("There is no database here yet. Run `oasen init` first, or set OASEN_INSTANCE.")
    if revision_of_database() != newest_revision():
        raise MigrationPending("The database was made by another version. Run `oasen init` to bring it up to date.")
