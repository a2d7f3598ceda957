"""What was forgotten is swept out of the database's files: also beside a server, after a reader, after a crash."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import func, select

from app.database import sweeping as files
from app.extensions import db
from app.factory import create_app
from app.log.actions import start_writer, stop_writer
from app.log.models import Entry
from app.log.sweeping import note_that_sweeping_is_due, sweep_up
from tests.database.fixtures import close
from tests.log.card_life import a_life, forget

PATIENCE_SECONDS = 30


@pytest.fixture
def due(app):
    """Says whether sweeping is due."""
    return (app.config["OASEN"].instance / "sweeping-is-due").exists


def is_over(due):
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while due() and time.monotonic() < give_up_at:
        time.sleep(0.05)
    return not due()


def test_forgetting_sweeps_and_nothing_else_does(cards, send, due, monkeypatch):
    swept = []
    monkeypatch.setattr("app.log.sweeping.rewrite", lambda engine: swept.append(engine) or True)

    a_life(cards, send)
    assert swept == []
    send(forget(cards[0]))

    assert len(swept) == 1
    assert not due()


def test_a_running_server_sweeps_beside_its_work(cards, send, due):
    start_writer()
    a_life(cards, send)

    send(forget(cards[0]))

    assert is_over(due)


def test_who_reads_is_let_finish_and_the_server_tries_again(cards, send, due, monkeypatch):
    monkeypatch.setattr("app.log.sweeping.TRIES_AGAIN_AFTER_SECONDS", 0.2)
    monkeypatch.setattr(files, "PATIENCE_MS", 200)
    start_writer()
    a_life(cards, send)
    with db.engine.connect() as reader:
        count = reader.execute(select(func.count(Entry.id))).scalar()
        send(forget(cards[0]))
        assert not files.sweep(db.engine)
        assert due()
        assert reader.execute(select(func.count(Entry.id))).scalar() == count

    assert is_over(due)


def test_a_server_that_died_in_between_sweeps_when_it_starts(app, cards, send, due, monkeypatch):
    monkeypatch.setattr("app.log.sweeping.rewrite", lambda _engine: False)
    send(forget(cards[0]))
    assert due()
    monkeypatch.undo()

    start_writer()

    assert is_over(due)
    stop_writer()


@pytest.fixture
def replicated(sqlite_settings):
    """A house on SQLite whose log of writes somebody reads all day long, as a program does that replicates it."""
    app = create_app(sqlite_settings)
    with app.app_context(), db.engine.connect() as reader:
        reader.execute(select(func.count(Entry.id))).scalar()
        yield app, reader
    close(app)


def test_what_is_replicated_is_rewritten_once_and_its_log_is_cut_when_it_can_be(replicated, monkeypatch):
    app, reader = replicated
    rewritten = []
    monkeypatch.setattr("app.log.sweeping.rewrite", lambda engine: rewritten.append(engine) or files.rewrite(engine))
    note_that_sweeping_is_due(app)

    for _ in range(3):
        sweep_up(app)
    assert len(rewritten) == 1
    reader.rollback()
    sweep_up(app)

    assert len(rewritten) == 1
    folder = app.config["OASEN"].instance
    assert not (folder / "sweeping-is-due").exists()
    assert (folder / "oasen.sqlite-wal").stat().st_size == 0


def test_what_is_forgotten_while_files_are_swept_is_swept_after_it(replicated, monkeypatch):
    app, reader = replicated
    reader.rollback()
    rewritten = []

    def rewrite(engine):
        if not rewritten:
            note_that_sweeping_is_due(app)  # somebody is forgotten just then
        rewritten.append(engine)
        return files.rewrite(engine)

    monkeypatch.setattr("app.log.sweeping.rewrite", rewrite)
    note_that_sweeping_is_due(app)

    sweep_up(app)
    assert (app.config["OASEN"].instance / "sweeping-is-due").exists()
    sweep_up(app)

    assert len(rewritten) == 2
    assert not (app.config["OASEN"].instance / "sweeping-is-due").exists()
