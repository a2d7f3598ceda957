"""SQLite is opened so that what is acknowledged is on disk and writers wait for each other."""

import threading

import pytest
import sqlalchemy as sa

from app.database import engine as engine_module
from app.database.engine import SAFE_SQLITE, WAITS_FOR_LOCK_MS, sqlite_module
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.errors import OldDatabaseLibrary
from app.extensions import db
from tests.make import make_door

FULL = 2


def pragma(name):
    with db.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_sqlite_keeps_what_it_has_acknowledged(app):
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        return

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == FULL
    assert pragma("foreign_keys") == 1
    assert pragma("busy_timeout") == WAITS_FOR_LOCK_MS


def test_the_library_has_not_the_fault_that_loses_the_log():
    assert sqlite_module().sqlite_version_info >= SAFE_SQLITE


def test_the_driver_need_not_search_for_what_to_do_with_empty_columns():
    module = sqlite_module()

    assert {(type(None), module.PrepareProtocol), (bytes, module.PrepareProtocol)} <= module.adapters.keys()
    with module.connect(":memory:") as connection:
        assert connection.execute("SELECT ?, ?", (None, b"\x00\xff")).fetchone() == (None, b"\x00\xff")


def test_an_old_library_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(engine_module, "SAFE_SQLITE", (99, 0, 0))

    with pytest.raises(OldDatabaseLibrary, match="pysqlite3"):
        sqlite_module()


def test_no_update_is_lost_between_writers(app):
    door = make_door()
    read_and_add = sa.text("SELECT often_from_days FROM premises WHERE id = :id")
    with write_connection() as connection:
        connection.execute(sa.text("UPDATE premises SET sometimes_from_days = 1, often_from_days = 2"))

    def add_ten(app):
        with app.app_context(), across_organisations(Across.MACHINE):
            for _ in range(10):
                with write_connection() as connection:
                    if connection.dialect.name == "postgresql":
                        connection.execute(sa.text("SELECT 1 FROM premises FOR UPDATE"))
                    days = connection.execute(read_and_add, {"id": door.place.premises_id}).scalar()
                    connection.execute(sa.text("UPDATE premises SET often_from_days = :days"), {"days": days + 1})

    threads = [threading.Thread(target=add_ten, args=(app,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with db.engine.connect() as connection:
        assert connection.execute(read_and_add, {"id": door.place.premises_id}).scalar() == 42
