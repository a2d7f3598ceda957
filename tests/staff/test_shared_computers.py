"""Computers that many use: who is here today, the PIN of the day, the lock."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from app.clock import now
from app.database.transaction import transaction
from app.errors import CodeRefused
from app.staff.actions import give_new_link, let_leave
from app.staff.day_pins import is_easy, unlock
from app.staff.models import StaffSession
from app.staff.sessions import Computer, Visitor
from app.staff.shared_models import DayPin, SharedComputer
from app.tokens import digest_of
from tests.house import CAST
from tests.make import rows
from tests.staff_client import StaffClient

KITCHEN = "Datorn i köket"
MORNING = now().replace(hour=8, minute=0, second=0, microsecond=0)


@pytest.fixture(autouse=True)
def in_the_morning():
    """The day is young, so that no test crosses its end."""
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def kitchen(house):
    """The browser of a shared computer on which Cleo is signed in, without a PIN."""
    client = house.signed_in("Cleo")
    client.submit("/shared-computers", name=KITCHEN)
    return client


def in_by_link(house, client, name):
    client.submit("/sign-in/link", code=give_new_link(CAST[name][0], name, now()))


def names_shown(client):
    found = client.page("/sign-in").every("a")
    return [link.every("span")[0].text for link in found if "/sign-in/pin/" in link.attributes["href"]]


def after(**time):
    return time_machine.travel(now() + timedelta(**time), tick=False)


def test_making_a_computer_shared_gives_it_a_long_lived_cookie_that_names_nobody(kitchen):
    cookie = kitchen.cookie("oasen-computer")

    assert (len(cookie.value), cookie.http_only, cookie.same_site, cookie.path) == (43, True, "Lax", "/")
    assert cookie.max_age == 400 * 24 * 3600
    assert rows(select(SharedComputer.digest, SharedComputer.name)) == [(digest_of(cookie.value), KITCHEN)]


def test_after_two_minutes_without_a_touch_it_is_locked_by_the_servers_clock(kitchen):
    with after(seconds=119):
        assert kitchen.get("/account").status_code == 200
    with after(seconds=119 + 119):
        assert kitchen.get("/account").status_code == 200
    with after(seconds=119 + 119 + 121):
        assert kitchen.get("/account").headers["Location"] == "/sign-in?next=/account"


def test_what_a_page_asks_for_by_itself_does_not_keep_it_open(kitchen):
    for seconds in range(10, 120, 10):
        with after(seconds=seconds):
            assert kitchen.get("/today/valla/live").status_code == 200
            assert kitchen.get("/still-here").json == {"member": 2}
    with after(seconds=121):
        assert kitchen.get("/today/valla/live").status_code == 401
        assert kitchen.get("/still-here").status_code == 401


def test_a_touch_keeps_it_open(kitchen):
    token = kitchen.token_on("/account")
    with after(seconds=100):
        assert kitchen.post("/awake", csrf_token=token).status_code == 204
    with after(seconds=210):
        assert kitchen.get("/account").status_code == 200


def test_elsewhere_half_an_hour_stays_the_limit(kitchen, house):
    phone = house.signed_in("Alva")

    with after(minutes=29):
        assert phone.get("/account").status_code == 200


def test_without_its_cookie_a_session_there_still_locks(kitchen):
    kitchen.client.delete_cookie("oasen-computer")

    with after(seconds=121):
        assert kitchen.get("/account").status_code == 302


def test_who_is_locked_out_finds_the_names_of_today(kitchen, house):
    in_by_link(house, kitchen, "Alva")
    kitchen.submit("/account/pin", pin="2580")
    kitchen.submit("/account", "/lock")

    assert names_shown(kitchen) == ["Alva", "Cleo"]
    assert "Vem är du?" in kitchen.page("/sign-in").text
    assert names_shown(StaffClient(house.app)) == []


def test_the_first_sign_in_of_the_day_offers_a_pin(kitchen, house):
    code = house.codes["Alva"]

    assert kitchen.submit("/sign-in/link", code=code).headers["Location"] == "/welcome"
    assert "/account/pin?next=/home" in [link.attributes.get("href") for link in kitchen.page("/welcome").every("a")]
    assert kitchen.submit("/account/pin?next=/account", pin="2580").headers["Location"] == "/account"
    assert kitchen.get("/account/pin").status_code == 302


@pytest.mark.parametrize("pin", ["1111", "1234", "8765", "123", "1234567", "12a4", "", "²²³³"])
def test_a_pin_that_would_be_guessed_is_refused(kitchen, pin):
    assert kitchen.submit("/account/pin", pin=pin).status_code == 422
    assert rows(select(DayPin.staff_id)) == []


def test_easy_pins_are_found():
    assert [pin for pin in ("0000", "3456", "654321", "2580", "1122", "1357") if is_easy(pin)] == [
        "0000",
        "3456",
        "654321",
    ]


def test_the_pin_opens_with_a_new_token_and_the_old_one_stays_shut(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    before, forms = kitchen.cookie("oasen").value, kitchen.cookie("oasen-form").value

    with after(minutes=3):
        answer = kitchen.submit("/sign-in/pin/2?next=/account", pin="2580")
        kitchen.get("/account")

        assert answer.headers["Location"] == "/account"
        assert kitchen.cookie("oasen").value != before
        assert kitchen.cookie("oasen-form").value != forms
        kitchen.client.set_cookie("oasen", before)
        assert kitchen.get("/account").status_code == 302


def test_behind_the_lock_the_page_gets_a_new_secret_for_its_forms(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    old = kitchen.token_on("/account")
    kitchen.submit("/account", "/lock")

    answer = kitchen.post("/unlock", csrf_token=old, member="2", pin="2580")

    new = answer.json["csrf_token"]
    assert kitchen.post("/account/password", csrf_token=old, new="x").status_code == 400
    assert kitchen.post("/awake", csrf_token=new).status_code == 204


@pytest.mark.parametrize(
    "body", [{"member": "x", "pin": "2580"}, {"member": "9" * 5000, "pin": "2580"}, {"member": "2", "pin": "1"}, {}]
)
def test_nonsense_behind_the_lock_is_refused(kitchen, body):
    token = kitchen.token_on("/account")

    assert kitchen.post("/unlock", csrf_token=token, **body).status_code == 422


def test_the_fifth_wrong_pin_ends_it_and_full_signing_in_still_works(kitchen, house):
    kitchen.submit("/account/pin", pin="2580")
    kitchen.submit("/account", "/lock")

    answers = [kitchen.submit("/sign-in/pin/2", pin="9999").status_code for _ in range(5)]

    assert answers == [401] * 5
    assert kitchen.get("/sign-in/pin/2").headers["Location"].startswith("/sign-in?name=Cleo")
    token = kitchen.token_on("/sign-in")
    assert kitchen.post("/unlock", csrf_token=token, member="2", pin="2580").status_code == 401
    in_by_link(house, kitchen, "Cleo")
    assert kitchen.get("/account").status_code == 200


def test_a_right_pin_gives_all_tries_back(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    kitchen.submit("/account", "/lock")
    for _ in range(4):
        kitchen.submit("/sign-in/pin/2", pin="9999")

    assert kitchen.submit("/sign-in/pin/2", pin="2580").status_code == 302
    assert rows(select(DayPin.wrong_count)) == [(0,)]


def test_tomorrow_the_pin_opens_nothing(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    computer = Computer(1, 1, KITCHEN)

    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        assert names_shown(kitchen) == []
        with pytest.raises(CodeRefused):
            unlock(computer, 2, "2580", Visitor("here", "", computer), now())


def test_after_midnight_the_service_day_and_the_pin_go_on(kitchen):
    with time_machine.travel(MORNING.replace(hour=20), tick=False):
        with transaction() as session:
            session.execute(update(StaffSession).values(seen_at=now(), made_at=now()))
        kitchen.submit("/account/pin", pin="2580")
    with time_machine.travel(MORNING.replace(hour=0) + timedelta(days=1, minutes=30), tick=False):
        assert names_shown(kitchen) == ["Cleo"]
        assert kitchen.submit("/sign-in/pin/2", pin="2580").status_code == 302


def test_the_pin_opens_no_other_computer(kitchen, house):
    kitchen.submit("/account/pin", pin="2580")
    elsewhere = house.signed_in("Ada")
    elsewhere.submit("/shared-computers", name="Datorn på kontoret")
    elsewhere.submit("/account", "/lock")

    token = elsewhere.token_on("/sign-in")

    assert elsewhere.post("/unlock", csrf_token=token, member="2", pin="2580").status_code == 401
    assert StaffClient(house.app).get("/sign-in/pin/2").status_code == 302


def test_who_has_left_is_not_among_the_names_and_their_pin_opens_nothing(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    let_leave("iogt", "Cleo", now())

    assert names_shown(kitchen) == []
    assert rows(select(DayPin.staff_id)) == []


def test_a_computer_shared_no_more_signs_everybody_out_and_forgets_their_pins(kitchen, house):
    kitchen.submit("/account/pin", pin="2580")
    ada = house.signed_in("Ada")

    ada.submit("/shared-computers", "/shared-computers/1/revoke")

    assert kitchen.get("/account").status_code == 302
    assert names_shown(kitchen) == []
    assert rows(select(DayPin.staff_id)) == []
    kitchen.submit("/sign-in/link", code=house.codes["Alva"])
    with after(minutes=3):
        assert kitchen.get("/account").status_code == 200


def test_another_house_cannot_end_it_and_its_staff_lock_there_too(kitchen, house):
    otto = house.signed_in("Otto")
    token = otto.token_on("/account")
    assert otto.post("/shared-computers/1/revoke", csrf_token=token).status_code == 404

    in_by_link(house, kitchen, "Otto")
    assert kitchen.get("/account").status_code == 200
    with after(seconds=121):
        assert kitchen.get("/account").status_code == 302
        assert "Otto" not in names_shown(kitchen)


def test_a_session_by_pin_does_not_change_how_one_signs_in(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    kitchen.submit("/account", "/lock")
    kitchen.submit("/sign-in/pin/2", pin="2580")

    assert kitchen.get("/account/passkeys/new").headers["Location"].startswith("/sign-in?again=yes")
    assert kitchen.get("/account/password").headers["Location"].startswith("/sign-in?again=yes")


def test_elsewhere_nothing_is_locked_by_pressing_its_address(house):
    alva = house.signed_in("Alva")

    assert alva.post("/lock", csrf_token=alva.token_on("/account")).status_code == 403
    assert alva.get("/account").status_code == 200
