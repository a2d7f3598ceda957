"""The fixtures that give a test an application of its own, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app.extensions import db
from app.factory import create_app
from app.log.actions import stop_writer
from app.serving.instance import make_instance
from app.settings import Settings

TEMPLATE = f"oasen_template_{os.getpid()}"


def settings_for(folder: Path, database_url: str = "") -> Settings:
    """The settings of an instance in a folder of its own."""
    return Settings(instance=folder / "instance", database_url=database_url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with its schema made; each test gets a copy."""
    settings = settings_for(tmp_path_factory.mktemp("template"))
    app = make_instance(settings)
    close(app)
    return settings.instance


@pytest.fixture(scope="session")
def postgresql_template(postgresql_url: str, sqlite_template: Path) -> Iterator[str]:
    """The name of a database with its schema made; each test gets a copy."""
    run_on_server(postgresql_url, f"CREATE DATABASE {TEMPLATE}")
    settings = Settings(instance=sqlite_template, database_url=url_of(postgresql_url, TEMPLATE))
    close(make_instance(settings))
    yield TEMPLATE
    run_on_server(postgresql_url, f"DROP DATABASE {TEMPLATE} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Settings]:
    """The settings of a fresh instance; the test runs once on each database."""
    folder = tmp_path / "instance"
    shutil.copytree(sqlite_template, folder)
    if request.param == "sqlite":
        yield Settings(instance=folder)
        return
    server = request.getfixturevalue("postgresql_url")
    template = request.getfixturevalue("postgresql_template")
    name = f"oasen_{os.getpid()}_{next(_NUMBERS)}"
    run_on_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield Settings(instance=folder, database_url=url_of(server, name))
    run_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An application on a fresh instance, with its context pushed."""
    app = create_app(settings)
    app.testing = True
    with app.app_context():
        yield app
    close(app)


def close(app: Flask) -> None:
    """Give back every connection, so that the database can be copied or dropped."""
    with app.app_context():
        stop_writer()
        db.session.remove()
        db.engine.dispose()


def url_of(server: str, name: str) -> str:
    """The address of another database on the same server."""
    return sa.make_url(server).set(database=name).render_as_string(hide_password=False)


def run_on_server(server: str, statement: str) -> None:
    """Run a statement that no transaction may surround."""
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def _counting() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


_NUMBERS = _counting()
