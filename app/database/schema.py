"""Makes the schema, brings it up to date, says whether it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import inspect, text

from app.activities.kinds import KINDS
from app.activities.models import KindRow
from app.database.migrations import FOLDER
from app.database.row_policies import build_wall
from app.database.statements import insert_or_leave, table_of
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.errors import InstanceMissing, MigrationPending
from app.extensions import db

# Is told how many migrations are done by now, and of how many.
Told = Callable[[int, int], None]


@across_organisations(Across.MACHINE)
def bring_up_to_date(told: Told = lambda _done, _of: None) -> None:
    """Run every migration that is missing, and put the list of kinds into its table; run again it changes nothing.

    All in one transaction: whoever stops it, or kills it, finds the database as it was. told: is not told anything when
    none is missing.
    """
    from alembic import command

    missing, done = _missing_count(), 0
    config = _config()

    def count_one(**_what: Any) -> None:
        nonlocal done
        done += 1
        told(done, missing)

    if missing:
        told(0, missing)
    config.attributes["after_each"] = count_one
    command.upgrade(config, "head")
    with write_connection() as connection:
        build_wall(connection)
        insert_or_leave(connection, table_of(KindRow), [{"slug": kind.slug} for kind in KINDS])


@across_organisations(Across.MACHINE)
def bring_up_to(revision: str) -> None:
    """Run the missing migrations up to the revision alone: how the tables were when something was kept."""
    from alembic import command

    command.upgrade(_config(), revision)


@across_organisations(Across.MACHINE)
def take_back(revision: str) -> None:
    """Run migrations backwards down to the revision; `base` is nothing at all."""
    from alembic import command

    command.downgrade(_config(), revision)


def newest_revision() -> str:
    """The revision this version of the program was written for: the highest number among the migrations' files.

    Asked at every start, so not of Alembic, which takes half a second to load; a test holds the two equal.
    """
    return max(known_revisions())


def known_revisions() -> frozenset[str]:
    """Every revision that this version of the program can begin from."""
    return frozenset(file.name.partition("_")[0] for file in (FOLDER / "versions").glob("[0-9]*_*.py"))


def revision_of_database() -> str | None:
    """The revision the database has; None when it has none."""
    with db.engine.connect() as connection:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def _missing_count() -> int:
    has_any = inspect(db.engine).has_table("alembic_version")
    here = (revision_of_database() if has_any else None) or ""
    return sum(revision > here for revision in known_revisions())


def require_schema() -> None:
    """Raise InstanceMissing or MigrationPending unless the database is what this version was written for."""
    if not inspect(db.engine).has_table("organisations"):
        raise InstanceMissing("There is no database here yet. Run `oasen init` first, or set OASEN_INSTANCE.")
    if revision_of_database() != newest_revision():
        raise MigrationPending("The database was made by another version. Run `oasen init` to bring it up to date.")


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
