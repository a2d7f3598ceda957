"""What tablets tell of themselves, what staff ask of them, and the PIN of the staff's corner."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.errors import Refusal
from app.kiosk_host.care.reports import ask_to_reload, set_pin, take_pin_away
from app.kiosk_host.care.told import LATEST_CLOCK
from app.kiosk_host.models import KioskReport, StaffPin
from tests.make import make_door, rows

CHROME = (
    "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
)


@pytest.fixture
def door(app):
    return make_door()


@pytest.fixture
def tell(app, door):
    """Tells as the tablet by the door does."""

    def tell(**said):
        report = {
            "version": "0123456789ab",
            "queue_count": 0,
            "storage_kept": True,
            "clock": int(now().timestamp()),
            "trouble": None,
            "started": False,
        }
        headers = {"Authorization": f"Bearer {door.token}", "User-Agent": CHROME}
        return app.test_client().post("/api/v1/tablet", json=report | said, headers=headers)

    return tell


def kept():
    columns = (KioskReport.version, KioskReport.queue_count, KioskReport.is_storage_kept, KioskReport.browser)
    return rows(select(*columns, KioskReport.trouble))


def test_what_a_tablet_tells_takes_the_place_of_what_it_told_before(tell):
    tell(queue_count=7, trouble="storage")
    tell(version="ba9876543210", storage_kept=False)

    assert kept() == [("ba9876543210", 0, False, "Chrome, Android", None)]


def test_a_clock_that_is_off_is_noted_by_how_much(tell):
    tell(clock=int((now() + timedelta(hours=2)).timestamp()))

    [(ahead,)] = rows(select(KioskReport.clock_ahead_seconds))
    assert abs(ahead - 7200) <= 2


def test_a_clock_that_believes_in_another_century_is_noted_as_far_off(tell):
    tell(clock=LATEST_CLOCK)

    assert rows(select(KioskReport.clock_ahead_seconds)) == [(2**31 - 1,)]


def test_the_answer_says_what_time_it_is(tell):
    assert abs(tell().json["clock"] - now().timestamp()) <= 2


@pytest.mark.parametrize(
    "said",
    [
        {"queue_count": -1},
        {"queue_count": True},
        {"queue_count": None},
        {"storage_kept": "yes"},
        {"clock": "noon"},
        {"clock": 10**12},
        {"trouble": "Anna's card could not be read"},
        {"version": "x" * 33},
        {"version": None},
        {"started": None},
        {"user_agent": CHROME},
    ],
)
def test_what_is_no_report_is_refused_and_nothing_kept(tell, said):
    assert tell(**said).status_code == 400
    assert kept() == []


def test_a_tablet_that_is_asked_to_load_anew_hears_it_until_it_has(tell, door):
    before = tell().json["reload"]
    with write_connection() as connection:
        ask_to_reload(connection, door.place.organisation_id, door.kiosk_id, now())

    asked = [tell().json["reload"], tell().json["reload"], tell(started=True).json["reload"], tell().json["reload"]]

    assert (before, asked) == (False, [True, True, False, False])


def test_a_tablet_that_has_told_nothing_can_be_asked_too(tell, door):
    with write_connection() as connection:
        ask_to_reload(connection, door.place.organisation_id, door.kiosk_id, now())

    assert tell().json["reload"]


def test_the_pin_reaches_the_tablets_of_its_place_as_a_slow_hash_alone(tell, door):
    with write_connection() as connection:
        set_pin(connection, door.place.organisation_id, door.place.premises_id, "2580", now())

    pin = tell().json["pin"]

    again = hashlib.pbkdf2_hmac("sha256", b"2580", bytes.fromhex(pin["salt"]), pin["iterations"])
    assert again.hex() == pin["digest"]
    assert pin["iterations"] >= 600_000
    assert len(pin["salt"]) == 32


def test_a_pin_of_another_place_is_not_told(tell, door):
    other = make_door("norra", "iogt")
    with write_connection() as connection:
        set_pin(connection, other.place.organisation_id, other.place.premises_id, "2580", now())

    assert tell().json["pin"] is None


def test_a_pin_can_be_changed_and_taken_away(tell, door):
    place = (door.place.organisation_id, door.place.premises_id)
    told = []
    for change in (lambda c: set_pin(c, *place, "2580", now()), lambda c: set_pin(c, *place, "2580", now())):
        with write_connection() as connection:
            change(connection)
        told.append(tell().json["pin"]["salt"])
    with write_connection() as connection:
        take_pin_away(connection, *place)

    assert told[0] != told[1]
    assert tell().json["pin"] is None


@pytest.mark.parametrize("digits", ["", "123", "123456789", "12a4", "١٢٣٤", " 1234"])
def test_what_is_no_pin_is_refused(door, digits):
    with pytest.raises(Refusal), write_connection() as connection:
        set_pin(connection, door.place.organisation_id, door.place.premises_id, digits, now())

    assert rows(select(StaffPin.set_at)) == []
