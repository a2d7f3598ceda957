"""Picture codes that wait are resolved by one worker; until then the visit counts without a person."""

import threading
from uuid import UUID

import pytest
from sqlalchemy import select

from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.kiosk_host.intake.letters import take_in
from app.log.actions import deposit, start_writer, stop_writer
from app.log.drafts import VoidDraft
from app.log.models import Entry, WaitingCode
from app.log.rollup_models import DayHeads, FirstDay, VisitDay
from app.log.waiting import resolve_waiting_codes
from app.people.cards import draw_card, hash_cards, register_cards
from app.people.models import Card, Person
from app.people.pictures import written
from app.people.recognition import new_identifier
from app.tokens import digest_of
from tests.make import make_door, rows, visit_item

PEOPLE_OF_ENTRIES = select(Entry.person_id)
HEADS = select(DayHeads.anonymous_heads)


@pytest.fixture
def door(app):
    return make_door()


@pytest.fixture
def card(app, door):
    key = code_keys(app.config["OASEN"], "iogt")
    [hashed] = hash_cards([draw_card()], key)
    with write_connection() as connection:
        register_cards(connection, door.place.organisation_id, [hashed], now().date())
    return hashed.card


@pytest.fixture
def tap(door):
    """Taps pictures or shows a QR code at the door."""

    def tap(type_, value, agreed=True, **fields):
        item = visit_item(now().isoformat(), credential={"type": type_, "value": value, "agreed": agreed}, **fields)
        kiosk = Kiosk(door)
        [result] = take_in(kiosk, [item], None, now())
        assert result["status"] == "stored"
        return item

    return tap


class Kiosk:
    """A kiosk as the sign-in finds it."""

    def __init__(self, door):
        self.id, self.premises_id, self.organisation_id = door.kiosk_id, door.place.premises_id, 1
        self.time_zone, self.cutoff_minute = door.place.time_zone, door.place.cutoff_minute
        self.token_digest = digest_of(door.token)
        self.is_phone = False


def test_a_code_waits_and_then_has_its_person(card, tap):
    tap("pictures", written(card.pictures))
    before = (rows(PEOPLE_OF_ENTRIES), rows(HEADS), rows(select(VisitDay.person_id)))

    resolve_waiting_codes()

    [(person_id,)] = rows(select(Card.person_id))
    assert before == ([(None,)], [(1,)], [])
    assert rows(PEOPLE_OF_ENTRIES) == rows(select(VisitDay.person_id)) == rows(select(FirstDay.person_id))
    assert rows(PEOPLE_OF_ENTRIES) == [(person_id,)]
    assert rows(HEADS) == [(0,)]
    assert rows(select(WaitingCode.entry_id)) == []


def test_the_pictures_and_the_qr_code_of_a_card_are_one_person(card, tap):
    tap("card", card.token)
    tap("pictures", written(card.pictures))
    tap("pictures", written(card.pictures), kind="meal")

    resolve_waiting_codes()

    assert len(rows(PEOPLE_OF_ENTRIES)) == 3
    assert len(rows(PEOPLE_OF_ENTRIES.distinct())) == len(rows(select(VisitDay.person_id))) == 1


def test_an_unknown_code_stays_without_a_person_and_waits_no_more(card, tap):
    tap("pictures", "bee-cat-sun-tree-boat")

    resolve_waiting_codes()

    assert rows(PEOPLE_OF_ENTRIES) == [(None,)]
    assert rows(HEADS) == [(1,)]
    assert rows(select(WaitingCode.entry_id)) == rows(select(Person.id)) == []


def test_a_code_that_was_not_agreed_to_never_waits(card, tap):
    tap("pictures", written(card.pictures), agreed=False)

    resolve_waiting_codes()

    assert rows(PEOPLE_OF_ENTRIES) == [(None,)]
    assert rows(select(Person.id)) == []


def test_a_code_of_an_entry_that_was_taken_back_counts_nowhere(card, tap, door):
    item = tap("pictures", written(card.pictures))
    deposit(1, [VoidDraft(new_identifier(), UUID(item["id"]).bytes, door.place, door.origin)])

    resolve_waiting_codes()

    assert rows(select(VisitDay.person_id)) == []
    assert sum(heads for (heads,) in rows(HEADS)) == 0


def test_two_workers_at_once_settle_each_code_once(app, card, tap):
    for _ in range(4):
        tap("pictures", written(card.pictures))
    both_ready = threading.Barrier(2)

    def work():
        with app.app_context(), across_organisations(Across.MACHINE):
            both_ready.wait()
            resolve_waiting_codes()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(rows(PEOPLE_OF_ENTRIES)) == 4
    assert len(rows(PEOPLE_OF_ENTRIES.distinct())) == len(rows(select(Person.id))) == 1
    assert rows(select(WaitingCode.entry_id)) == []


def test_a_code_sealed_under_another_key_is_kept_for_that_key(card, tap):
    tap("pictures", written(card.pictures))
    with write_connection() as connection:
        connection.execute(db.metadata.tables["waiting_codes"].update().values(sealed_code=bytes(40)))

    resolve_waiting_codes()

    assert rows(PEOPLE_OF_ENTRIES) == [(None,)]
    assert len(rows(select(WaitingCode.entry_id))) == 1


def test_a_running_server_resolves_what_comes_and_what_an_earlier_run_has_left(card, tap):
    tap("pictures", written(card.pictures))

    start_writer()
    tap("pictures", written(card.pictures))
    while rows(select(WaitingCode.entry_id)):
        threading.Event().wait(0.02)
    stop_writer()

    assert len(rows(PEOPLE_OF_ENTRIES.distinct())) == 1
    assert None not in rows(PEOPLE_OF_ENTRIES)[0]
