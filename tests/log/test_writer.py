"""What several tablets send at once is stored together, each answered for itself."""

import threading

import pytest
from sqlalchemy import func, select

from app.database.wall import Across, across_organisations
from app.extensions import db
from app.log.actions import WRITER, deposit, letterbox_of, start_writer
from app.log.drafts import Status
from app.log.models import Entry
from app.log.rollup_models import DayHeads
from app.log.writer import Brought, Deposit, store
from tests.make import labelled, make_door, rows, writing


def test_eight_tablets_at_once_lose_nothing_and_double_nothing(app):
    doors = [make_door("valla"), make_door("kyrkan", organisation="pingst")]
    start_writer()
    outcomes = []

    def tap(door):
        with app.app_context(), across_organisations(Across.MACHINE):
            for _ in range(25):
                entry = labelled(door)
                outcomes.extend(deposit(door.place.organisation_id, [entry, entry]))

    threads = [threading.Thread(target=tap, args=(doors[number % 2],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [outcome.status for outcome in outcomes].count(Status.STORED) == 200
    assert [outcome.status for outcome in outcomes].count(Status.ALREADY_STORED) == 200
    assert rows(select(func.count()).select_from(Entry)) == [(200,)]
    assert sorted(rows(select(DayHeads.anonymous_heads))) == [(100,), (100,)]


def test_a_deposit_that_breaks_does_not_break_the_others(app):
    door = make_door()
    start_writer()
    broken = labelled(door)
    broken.kind = "visit"
    broken.count = 5000  # past every check but the database's own
    results = {}

    def send(name, entry):
        with app.app_context(), across_organisations(Across.MACHINE):
            try:
                results[name] = deposit(door.place.organisation_id, [entry])[0].status
            except Exception as error:
                results[name] = type(error).__name__

    threads = [threading.Thread(target=send, args=("broken", broken))]
    threads += [threading.Thread(target=send, args=(number, labelled(door))) for number in range(7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results.pop("broken") == "IntegrityError"
    assert set(results.values()) == {Status.STORED}
    assert rows(select(func.count()).select_from(Entry)) == [(7,)]


@pytest.mark.parametrize("is_served", [False, True])
def test_what_cannot_be_read_is_its_senders_alone(app, is_served):
    door = make_door()
    if is_served:
        start_writer()
    letterbox = letterbox_of(door.place.organisation_id)

    def torn():
        raise ValueError("torn")

    with pytest.raises(ValueError, match="torn"):
        letterbox.deposit(torn)

    [outcome] = letterbox.deposit(lambda: Brought([labelled(door)]))
    assert outcome.status is Status.STORED
    assert rows(select(func.count()).select_from(Entry)) == [(1,)]


def test_a_torn_letter_among_many_holds_up_none_of_them(app):
    door = make_door()
    start_writer()
    letterbox = letterbox_of(door.place.organisation_id)
    all_are_there, results = threading.Barrier(8), []

    def torn():
        raise ValueError("torn")

    def send(read):
        all_are_there.wait()
        for _ in range(10):
            try:
                results.append(letterbox.deposit(read)[0].status)
            except ValueError as error:
                results.append(str(error))

    readers = [torn, *[lambda: Brought([labelled(door)])] * 7]
    threads = [threading.Thread(target=send, args=(read,)) for read in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (results.count("torn"), results.count(Status.STORED)) == (10, 70)


def test_a_connection_that_was_lost_is_opened_anew(app):
    door = make_door()
    start_writer()
    deposit(door.place.organisation_id, [labelled(door)])
    app.extensions[WRITER]._connection.connection.close()

    [outcome] = deposit(door.place.organisation_id, [labelled(door)])

    assert outcome.status is Status.STORED
    assert rows(select(func.count()).select_from(Entry)) == [(2,)]


def test_nothing_of_a_broken_batch_is_stored(app):
    door = make_door()
    broken = labelled(door)
    broken.count = 5000
    with writing(door) as log:
        keys = log.keys

    with pytest.raises(Exception, match="count"):
        store(db.engine, Deposit(door.place.organisation_id, keys, lambda: Brought([labelled(door), broken])))

    assert rows(select(Entry.id)) == []
