"""Acts that the log's writer stores: with the entry, whichever thread leads, and never of a tap."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from app.audit.actions import Done, Who
from app.audit.acts import Act
from app.audit.due import Due, at
from app.database.wall import Across, across_organisations
from app.log.actions import letterbox_of, start_writer, stop_writer
from app.log.writer import Brought, Proof, ProofFailed
from tests.audit.acts import acts_noted, verdict
from tests.make import labelled

PAIR_COUNT = 6


@pytest.fixture
def writer(app):
    """One writer for all threads, as in the server."""
    start_writer()
    yield
    stop_writer()


def act_at(door):
    return Due(Done(Act.TOOK_BACK, Who("staff", 1), door.place.organisation_id))


def test_taps_from_threads_without_a_context_store_the_acts_of_others(house, writer):
    box, begun = letterbox_of(house.valla.place.organisation_id), Barrier(2 * PAIR_COUNT)
    drafts = [labelled(house.valla) for _ in range(2 * PAIR_COUNT)]

    def tap(draft):
        begun.wait()
        box.deposit(lambda: Brought([draft]))

    def act(draft):
        begun.wait()
        with house.app.app_context(), across_organisations(Across.MACHINE), at(act_at(house.valla)):
            box.deposit(lambda: Brought([draft]))

    threads = [Thread(target=act if number % 2 else tap, args=(draft,)) for number, draft in enumerate(drafts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert acts_noted() == ["took-back"] * PAIR_COUNT
    assert verdict().broken_at is None


def test_what_was_not_stored_is_not_noted(house, writer):
    box = letterbox_of(house.valla.place.organisation_id)
    nothing_holds = Proof(lambda _connection, _asked: set(), "that it is still so")

    with pytest.raises(ProofFailed), at(act_at(house.valla)):
        box.deposit(lambda: Brought([labelled(house.valla)]), nothing_holds)

    assert acts_noted() == []
