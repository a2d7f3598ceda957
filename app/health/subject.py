"""What a check may look at: the settings, the moment, the database as far as it can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

from sqlalchemy import Connection, Engine, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.database.engine import engine_options, prepare_engine
from app.database.migrations import FOLDER
from app.database.schema import newest_revision
from app.database.statements import AnyRow
from app.errors import OldDatabaseLibrary
from app.organisations.queries import ORGANISATIONS, premises_of
from app.service_day import local_time, zone
from app.settings import Settings

PATIENCE_SECONDS = 5  # with a PostgreSQL that does not answer


class Reach(Enum):
    """How far the database can be reached."""

    OLD_LIBRARY = "old library"
    MISSING = "missing"
    CLOSED = "closed"  # there, or said to be, and does not answer
    EMPTY = "empty"
    BEHIND = "behind"
    AHEAD = "ahead"
    CURRENT = "current"

    @property
    def opens(self) -> bool:
        """Whether anything can be asked of it."""
        return self in (Reach.EMPTY, Reach.BEHIND, Reach.AHEAD, Reach.CURRENT)


@dataclass(frozen=True)
class Subject:
    """organisation_ids: whose things are looked at. is_served: a page of the server asks, so that it runs."""

    settings: Settings
    moment: datetime
    reach: Reach
    engine: Engine | None = None
    open_connection: Connection | None = None
    organisation_ids: tuple[int, ...] = ()
    is_served: bool = False

    @property
    def connection(self) -> Connection:
        """The database, for checks that need it."""
        if self.open_connection is None:
            raise ValueError("a check that asks the database must say that it needs it")
        return self.open_connection

    @cached_property
    def places(self) -> tuple[AnyRow, ...]:
        """The premises of those organisations whose time zone this machine knows."""
        every = (place for number in self.organisation_ids for place in premises_of(self.connection, number))
        return tuple(place for place in every if is_zone_known(place.time_zone))

    @contextmanager
    def connected(self) -> Iterator[Subject]:
        """The same with a connection of its own: what goes wrong in one check is not carried into the next."""
        if self.engine is None or not self.reach.opens:
            yield self
            return
        with self.engine.connect() as connection:
            yield replace(self, open_connection=connection)


def subject_of(settings: Settings, now: datetime) -> Subject:
    """The whole installation, looked at from outside the server."""
    file = database_file(settings)
    if file is not None and not file.is_file():
        return Subject(settings, now, Reach.MISSING)
    try:
        engine = _engine(settings.url_of_database)
    except OldDatabaseLibrary:
        return Subject(settings, now, Reach.OLD_LIBRARY)
    reach = reach_of(engine)
    whose = tuple(_organisations(engine)) if reach is Reach.CURRENT else ()
    return Subject(settings, now, reach, engine, organisation_ids=whose)


def reach_of(engine: Engine) -> Reach:
    """How far a database can be reached."""
    try:
        if not inspect(engine).has_table("organisations"):
            return Reach.EMPTY
        with engine.connect() as connection:
            revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except SQLAlchemyError:
        return Reach.CLOSED
    if revision == newest_revision():
        return Reach.CURRENT
    return Reach.BEHIND if list((FOLDER / "versions").glob(f"{revision}_*.py")) else Reach.AHEAD


def database_file(settings: Settings) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    url = make_url(settings.url_of_database)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def today_at(place: AnyRow, now: datetime) -> date:
    """The service day at the premises."""
    return local_time(now, place.time_zone, place.cutoff_minute).day


def is_zone_known(name: str) -> bool:
    """Whether this machine has the data of the time zone."""
    try:
        zone(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _engine(url: str) -> Engine:
    options = engine_options(url)
    if not url.startswith("sqlite"):
        options["connect_args"] = {"connect_timeout": PATIENCE_SECONDS}
    engine = create_engine(url, **options)
    prepare_engine(engine)
    return engine


def _organisations(engine: Engine) -> list[int]:
    try:
        with engine.connect() as connection:
            return list(connection.execute(select(ORGANISATIONS.c.id).order_by(ORGANISATIONS.c.id)).scalars())
    except SQLAlchemyError:  # damaged just there: what can be told without is told
        return []
