"""Who is not let in and what looks like a way around stands in the log, in few lines and without what was asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select, text

from app.audit.counted import MOST_SORTS
from app.audit.queries import AUDIT
from app.extensions import db
from tests.audit.acts import noted, verdict
from tests.audit.test_page import said
from tests.make import rows
from tests.staff_client import StaffClient

NOON = datetime(2026, 5, 5, 10, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    """An hour that does not end while it is looked at."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def since(before):
    return noted()[len(before) :]


def how_many(act):
    return [count for (count,) in rows(select(AUDIT.c.how_many).where(AUDIT.c.act == act).order_by(AUDIT.c.number))]


def test_who_is_signed_in_and_not_let_in_is_noted_with_where_and_no_more(house, volunteer):
    before = noted()

    assert volunteer.answer("/search?from=2025-05-01&kind=visit").status_code == 403
    assert volunteer.answer("/audit").status_code == 403
    assert since(before) == [
        ("not-let-in", "staff", 1, "place/search"),
        ("not-let-in", "staff", 1, "place/audit"),
    ]


def test_who_is_not_signed_in_is_led_to_sign_in_and_nobody_is_noted(house, anyone):
    before = noted()

    assert anyone.answer("/search").status_code == 302
    assert anyone.answer("/no-such-page").status_code == 404
    assert since(before) == []


def test_another_house_s_number_in_the_address_is_noted_and_the_number_is_not(house):
    ada = house.signed_in("Ada")
    before = noted()

    assert ada.answer("/staff/4").status_code == 404
    assert ada.answer("/staff/999").status_code == 404
    assert since(before) == [("asked-in-vain", "staff", 3, "place/members")]
    assert how_many("asked-in-vain") == [1]


def test_a_form_without_its_token_is_noted_by_whomever_it_came(house, volunteer, anyone):
    before = noted()

    assert volunteer.post("/sign-out", csrf_token="made up").status_code == 400
    assert anyone.post("/sign-in", name="Cleo", password="x" * 20).status_code == 400
    assert since(before) == [
        ("form-not-ours", "staff", 1, "place/staff"),
        ("form-not-ours", "nobody", None, ""),
    ]


@pytest.mark.parametrize("name", ["oasen", "oasen-form"])
def test_a_cookie_that_was_changed_is_noted_and_one_of_a_session_that_ended_is_not(house, volunteer, name):
    volunteer.page("/account")
    kept = volunteer.cookie(name).value
    before = noted()

    volunteer.client.set_cookie(name, kept[:-3] + ("AAA" if not kept.endswith("AAA") else "BBB"))
    volunteer.answer("/account")
    assert [act for act, *_rest in since(before)] == ["cookie-not-ours"]
    assert kept not in str(rows(select(AUDIT)))


def test_the_cookie_of_a_session_that_ended_is_no_try(house, volunteer):
    kept = volunteer.cookie("oasen").value
    volunteer.submit("/account", "/sign-out")
    before = noted()

    volunteer.client.set_cookie("oasen", kept)
    assert volunteer.answer("/account").status_code == 302
    assert since(before) == []


def test_a_shut_out_tablet_that_goes_on_asking_is_a_line_a_day_and_not_a_flood(house, coordinator, noon):
    coordinator.submit("/kiosks/1/shut-out")
    before = noted()
    tablet, token = house.app.test_client(), {"Authorization": f"Bearer {house.valla.token}"}

    for hour in range(9):
        noon.move_to(NOON + timedelta(hours=hour))
        assert tablet.get("/api/v1/screen", headers=token).status_code == 401
        assert tablet.post("/api/v1/entries", headers=token, json={"entries": []}).status_code == 401
    assert since(before) == [("device-not-known", "kiosk", 1, "")] * 2
    assert how_many("device-not-known") == [1, 9]
    assert rows(select(AUDIT.c.organisation_id).where(AUDIT.c.act == "device-not-known").distinct()) == [
        (house.valla.place.organisation_id,)
    ]


def test_an_unknown_device_and_a_pairing_code_that_does_not_hold_are_nobody_s(house):
    before = noted()
    stranger = house.app.test_client()

    assert stranger.get("/api/v1/screen", headers={"Authorization": "Bearer made-up"}).status_code == 401
    assert stranger.post("/api/v1/pair", json={"code": "made-up-code"}).status_code == 403
    assert since(before) == [("device-not-known", "nobody", None, ""), ("pairing-refused", "nobody", None, "")]
    assert "made-up" not in str(rows(select(AUDIT)))


def test_trying_too_often_is_noted(house):
    stranger, organisation = StaffClient(house.app), house.valla.place.organisation_id
    before = noted()
    for _ in range(7):
        stranger.submit("/sign-in", organisation=organisation, name="Cleo", password="x" * 20)

    assert since(before) == [
        ("sign-in-failed", "nobody", None, "staff/2"),
        ("tried-too-often", "nobody", None, ""),
    ]


def test_however_often_it_is_tried_few_lines_are_written_and_none_is_lost(house, volunteer, noon):
    for _ in range(123):
        volunteer.answer("/audit")
    assert how_many("not-let-in") == [1, 9, 90]

    noon.move_to(NOON + timedelta(hours=1))
    ada = house.signed_in("Ada")
    assert "Alva ville öppna något som rollen inte öppnar, och kom inte in" in said(ada, "?heading=refused")
    assert how_many("not-let-in") == [1, 9, 90, 23]
    assert "23 gånger" in ada.get("/audit?heading=refused").text
    assert {at.hour for (at,) in rows(select(AUDIT.c.at).where(AUDIT.c.act == "not-let-in"))} == {NOON.hour}
    assert verdict().broken_at is None


def test_whoever_tries_everywhere_writes_few_lines_too(house, volunteer):
    addresses = sorted({rule.rule for rule in house.app.url_map.iter_rules() if not rule.arguments})
    refused = sum(volunteer.answer(address).status_code == 403 for address in addresses)
    for address in ("/staff", "/audit", "/kiosks", "/cards", "/year", "/search"):
        volunteer.post(address, csrf_token="made up")

    lines = [about for act, *_who, about in noted() if act in ("not-let-in", "form-not-ours")]
    assert refused > MOST_SORTS
    assert len(set(lines)) <= MOST_SORTS + 1
    assert "" in lines


def test_whoever_is_refused_is_so_where_it_cannot_be_written(house, volunteer):
    with db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE audit_entries RENAME TO elsewhere"))

    assert volunteer.answer("/audit").status_code == 403
