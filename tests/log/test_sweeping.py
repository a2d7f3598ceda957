"""What was forgotten is swept out of the database's files: also beside a server, after a reader, after a crash."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import func, select

from app.database import sweeping as files
from app.extensions import db
from app.log.actions import start_writer, stop_writer
from app.log.models import Entry
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
    monkeypatch.setattr("app.log.sweeping.sweep", lambda engine: swept.append(engine) or True)

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
    monkeypatch.setattr("app.log.sweeping.sweep", lambda _engine: False)
    send(forget(cards[0]))
    assert due()
    monkeypatch.undo()

    start_writer()

    assert is_over(due)
    stop_writer()
