"""The fixtures that give a test an application of its own, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from app.database.engine import sqlite_module
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.factory import create_app
from app.log.actions import stop_writer
from app.serving.instance import make_instance
from app.settings import Settings
from tests.compiled_once import keep_addresses, keep_statements, keep_templates
from tests.postgresql.lending import Databases, make_account, run_on_server, url_of

keep_addresses()

TEMPLATE = f"oasen_template_{os.getpid()}"
ACCOUNT = f"oasen_house_{os.getpid()}"


def settings_for(folder: Path, database_url: str = "") -> Settings:
    """The settings of an instance in a folder of its own."""
    return Settings(instance=folder / "instance", database_url=database_url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An instance folder with its schema made; each test gets a copy, and what writes into it itself is told of."""
    settings = settings_for(tmp_path_factory.mktemp("template"))
    app = make_instance(settings)
    close(app)
    before = _row_counts(settings.instance)
    yield settings.instance
    assert _row_counts(settings.instance) == before, "a test has written into what all others begin with"


def _row_counts(folder: Path) -> dict[str, int]:
    with closing(sqlite_module().connect(folder / "oasen.sqlite")) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608  # our own names
            for (name,) in names.fetchall()
        }


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_url: str, sqlite_template: Path) -> Iterator[Databases]:
    """The databases that tests are lent, copied from one with its schema made."""
    make_account(postgresql_url, ACCOUNT)
    run_on_server(postgresql_url, f"CREATE DATABASE {TEMPLATE} OWNER {ACCOUNT}")
    settings = Settings(instance=sqlite_template, database_url=url_of(postgresql_url, TEMPLATE, ACCOUNT))
    close(make_instance(settings))
    databases = Databases(postgresql_url, TEMPLATE, ACCOUNT)
    yield databases
    for name in [*databases.free, TEMPLATE]:
        run_on_server(postgresql_url, f"DROP DATABASE {name} WITH (FORCE)")
    run_on_server(postgresql_url, f"DROP ROLE {ACCOUNT}")


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Settings]:
    """The settings of a fresh instance; the test runs once on each database."""
    folder = tmp_path / "instance"
    shutil.copytree(sqlite_template, folder)
    if request.param == "sqlite":
        yield Settings(instance=folder)
        return
    with request.getfixturevalue("postgresql_databases").lent() as url:
        yield Settings(instance=folder, database_url=url)


@pytest.fixture
def sqlite_settings(sqlite_template: Path, tmp_path: Path) -> Settings:
    """A fresh instance, where the kind of database makes no difference."""
    shutil.copytree(sqlite_template, tmp_path / "instance")
    return Settings(instance=tmp_path / "instance")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An application on a fresh instance, with its context pushed."""
    app = keep_templates(create_app(settings))
    app.testing = True
    with app.app_context(), across_organisations(Across.MACHINE):
        keep_statements(db.engine)
        yield app
    close(app)


def close(app: Flask) -> None:
    """Give back every connection, so that the database can be copied or dropped."""
    with app.app_context():
        stop_writer()
        db.session.remove()
        db.engine.dispose()
