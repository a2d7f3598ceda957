"""A database that is old, new, missing, shut, damaged, or told to be quick and not safe."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from app.bootstrap import ROOT
from app.database.engine import sqlite_module
from app.database.migrations import FOLDER
from app.database.schema import newest_revision, take_back
from app.extensions import db
from tests.database.fixtures import close
from tests.health.conftest import findings_of
from tests.postgresql import server as servers

# Python as it is without the wheel that brings a newer SQLite, and with one that is old, whatever this machine has.
WITH_OLD_SQLITE = """
import sqlite3, sys
sqlite3.sqlite_version_info, sqlite3.sqlite_version = (3, 40, 1), "3.40.1"
sys.modules["pysqlite3"] = None
from app.command_line import main
main(["check"])
"""
NOBODY = "http://localhost:1"
ROOT_OF_PREMISES = "SELECT rootpage FROM sqlite_master WHERE name = 'premises'"

ROOT_OF_SLUGS = "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'organisations'"


@pytest.fixture
def served_apart(healthy):
    """The house's database as a file that nobody has open."""
    close(healthy.house.app)
    return healthy.settings.instance / "oasen.sqlite"


def only(findings):
    [finding] = findings
    return finding


def test_an_old_sqlite_is_found_by_a_command_that_does_not_need_one(sqlite_settings):
    environment = os.environ | {"OASEN_INSTANCE": str(sqlite_settings.instance)}

    said = subprocess.run(
        [sys.executable, "-c", WITH_OLD_SQLITE], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )

    assert said.returncode == 1
    assert "äldre än 3.51.3" in said.stdout
    assert "pysqlite3" in said.stdout
    assert said.stderr == ""


def test_a_database_of_an_earlier_version_waits_for_its_migration(healthy, what_is_new):
    earlier = sorted(file.name.partition("_")[0] for file in (FOLDER / "versions").glob("[0-9]*_*.py"))[-2]
    take_back(earlier)

    found = what_is_new()

    assert earlier != newest_revision()
    assert only(found["schema"]).what == "Databasen är gjord av en äldre version av Oasen."
    assert "oasen init" in only(found["schema"]).advice
    assert found["days"] == []  # not looked at: what it would ask for may not be there yet


def test_a_database_of_a_newer_version_is_another_thing(healthy, what_is_new):
    healthy.write("UPDATE alembic_version SET version_num = '9999'")

    assert only(what_is_new()["schema"]).what == "Databasen är gjord av en nyare version av Oasen än den här."


def test_an_empty_database_is_told_apart(healthy, what_is_new):
    take_back("base")

    assert only(what_is_new()["schema"]).what == "Databasen är tom."


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_database_that_is_gone_is_said_and_not_made(healthy, served_apart):
    served_apart.rename(served_apart.with_name("elsewhere"))

    found = healthy.findings(public_url=NOBODY)  # a server that ran would make it anew

    assert only(found["schema"]).what == "Här finns ingen databas än."
    assert not served_apart.exists()


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_file_that_is_no_database_does_not_open(healthy, served_apart):
    served_apart.write_bytes(b"no database at all, " * 500)

    assert only(healthy.findings()["schema"]).what == "Databasen går inte att öppna."


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_server_that_is_not_there_does_not_open(healthy):
    url = "postgresql+psycopg://nobody@127.0.0.1:1/oasen"

    assert only(healthy.findings(database_url=url)["schema"]).what == "Databasen går inte att öppna."


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_page_that_broke_on_the_disk_is_found(healthy, served_apart):
    [(page_bytes,), (root_page,)] = [_asked(served_apart, each) for each in ("PRAGMA page_size", ROOT_OF_PREMISES)]
    with served_apart.open("r+b") as file:
        file.seek((root_page - 1) * page_bytes)
        file.write(b"worn out" * (page_bytes // 8))

    found = healthy.findings(public_url=NOBODY)

    assert only(found["database"]).what == "Databasen är skadad på disken."
    assert "Stoppa servern" in only(found["database"]).advice


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_an_index_that_says_another_thing_than_its_table_is_found(healthy, served_apart):
    [(page_bytes,), (root_page,)] = [_asked(served_apart, each) for each in ("PRAGMA page_size", ROOT_OF_SLUGS)]
    with served_apart.open("r+b") as file:
        file.seek((root_page - 1) * page_bytes)
        page = file.read(page_bytes)
        file.seek((root_page - 1) * page_bytes)
        file.write(page.replace(b"sion", b"sinn"))

    found = healthy.findings()

    assert b"sion" in page
    assert only(found["database"]).what == "Databasen är skadad på disken."


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_file_cut_short_is_found(healthy, served_apart):
    os.truncate(served_apart, served_apart.stat().st_size // 2)

    found = healthy.findings(public_url=NOBODY)

    assert only(found["schema"]).what == "Databasen går inte att öppna."
    assert found["database"] == found["days"] == []  # could not be looked at


@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
def test_a_postgresql_told_not_to_wait_for_the_disk_is_found(healthy):
    with db.engine.connect() as connection:
        name = connection.exec_driver_sql("SELECT current_database()").scalar()
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
        connection.commit()

    said = only(healthy.findings()["safe-writing"]).what
    with db.engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} RESET synchronous_commit")
        connection.commit()

    # The tests' own server runs without the two others, which are found as well.
    assert "fsync, synchronous_commit, full_page_writes" in said


def test_a_postgresql_as_it_comes_keeps_what_it_acknowledged(sqlite_settings, monkeypatch):
    monkeypatch.setattr(servers, "QUICKLY", [])
    server = servers.Server()
    try:
        found = findings_of(replace(sqlite_settings, database_url=server.url))
    finally:
        server.stop()

    assert "safe-writing" not in found
    assert only(found["schema"]).what == "Databasen är tom."


def _asked(file, question):
    connection = sqlite_module().connect(file)
    try:
        return connection.execute(question).fetchone()
    finally:
        connection.close()
