"""The pages on which staff see how the tablets are doing, and see to them."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import note_seen
from app.kiosk_host.care.condition import Need, needs_of
from app.kiosk_host.delivery import KIOSK_FOLDER
from app.kiosk_host.models import StaffPin
from app.kiosk_host.precache import fingerprint
from app.log.models import Entry
from tests.make import NOON, rows, visit_item

GOOD = {
    "seen_at": NOON,
    "told_at": NOON,
    "queue_count": 0,
    "is_storage_kept": True,
    "clock_ahead_seconds": 0,
    "trouble": None,
}


@pytest.fixture
def tell(house):
    """Tells as the tablet by the door of Valla does."""

    def tell(**said):
        report = {
            "version": fingerprint(KIOSK_FOLDER),
            "queue_count": 0,
            "storage_kept": True,
            "clock": int(now().timestamp()),
            "started": False,
        }
        headers = {"Authorization": f"Bearer {house.valla.token}", "User-Agent": "Firefox/1 Android"}
        answer = house.app.test_client().post("/api/v1/tablet", json=report | said, headers=headers)
        assert answer.status_code == 200
        return answer.json

    return tell


def notices(page):
    return [each.text for each in page.every("div") if "notice" in each.attributes.get("class", "").split()]


@pytest.mark.parametrize(
    ("told", "needs"),
    [
        ({}, []),
        ({"seen_at": None, "told_at": None}, []),
        ({"seen_at": NOON - timedelta(days=3)}, []),
        ({"seen_at": NOON - timedelta(days=5)}, [Need.SILENT]),
        ({"seen_at": NOON - timedelta(days=5), "told_at": None, "queue_count": None}, [Need.SILENT]),
        ({"queue_count": 9}, []),
        ({"queue_count": 10}, [Need.QUEUE]),
        ({"clock_ahead_seconds": 600}, []),
        ({"clock_ahead_seconds": -601}, [Need.CLOCK]),
        ({"trouble": "camera"}, []),
        (
            {"clock_ahead_seconds": 9999, "is_storage_kept": False, "trouble": "storage"},
            [
                Need.CANNOT_STORE,
                Need.STORAGE,
                Need.CLOCK,
            ],
        ),
    ],
)
def test_what_needs_a_hand_is_told_with_the_worst_first(told, needs):
    assert needs_of(SimpleNamespace(**GOOD | told), NOON) == needs


def test_the_page_says_how_each_tablet_is_doing(coordinator, tell):
    tell(clock=int((now() - timedelta(days=800)).timestamp()), queue_count=2)

    text = coordinator.page("/kiosks").text

    assert "2 noteringar" in text
    assert "den senaste" in text
    assert "säkert" in text
    assert "2 år efter" in text
    assert "Firefox, Android" in text


def test_a_tablet_with_an_older_version_is_seen(coordinator, tell):
    tell(version="0123456789ab")

    assert "en nyare väntar" in coordinator.page("/kiosks").text


def test_what_needs_a_hand_stands_above_all_else(coordinator, tell):
    before = notices(coordinator.page("/kiosks"))
    tell(storage_kept=False, queue_count=40)

    [notice] = notices(coordinator.page("/kiosks"))

    assert before == []
    assert notice.startswith("by the door · Valla")
    assert "40 noteringar väntade" in notice
    assert "hemskärmen" in notice


def test_a_tablet_that_has_been_silent_for_long_is_asked_after(coordinator, house):
    with house.app.app_context(), write_connection() as connection:
        note_seen(connection, house.valla.place.organisation_id, house.valla.kiosk_id, now() - timedelta(days=9))

    [notice] = notices(coordinator.page("/kiosks"))

    assert "Har inte hörts av sedan" in notice


def test_a_tablet_is_renamed_and_a_name_that_is_none_is_kept_in_its_field(coordinator, house):
    address = f"/kiosks/{house.valla.kiosk_id}/rename"
    refused = coordinator.submit(address, name="x" * 101)
    coordinator.submit(address, name=" i köket ")

    assert (refused.status_code, "x" * 101 in refused.text) == (422, True)
    assert "i köket" in coordinator.page("/kiosks").text


def test_a_tablet_is_asked_to_load_anew_by_a_press(coordinator, house, tell):
    before = tell()["reload"]

    coordinator.submit("/kiosks", action=f"/kiosks/{house.valla.kiosk_id}/load-anew")

    assert (before, tell()["reload"]) == (False, True)
    assert "laddas om snart" in coordinator.page("/kiosks").text
    assert tell(started=True)["reload"] is False


def test_the_page_that_pairs_shows_a_code_to_type_beside_the_picture(coordinator, house):
    page = coordinator.submit(f"/kiosks/{house.valla.kiosk_id}/pair")
    code = page.text.partition('class="typed">')[2].partition("</p>")[0].rpartition(">")[2].strip()

    paired = house.app.test_client().post("/api/v1/pair", json={"code": code.lower()})

    assert (len(code), code[4]) == (9, "-")
    assert "inom tio minuter" in page.text
    assert paired.json["kiosk"] == "by the door"


def test_a_pin_is_set_changed_and_taken_away(coordinator, tell):
    coordinator.submit("/kiosks/pin/valla", action="/kiosks/pin/valla", pin="2580")
    first = tell()["pin"]
    coordinator.submit("/kiosks/pin/valla", action="/kiosks/pin/valla", pin="13579")
    second = tell()["pin"]
    asks = "frågar efter en kod" in coordinator.page("/kiosks").text
    coordinator.submit("/kiosks/pin/valla", action="/kiosks/pin/valla/away")

    assert asks
    assert first["digest"] != second["digest"]
    assert tell()["pin"] is None


@pytest.mark.parametrize("pin", ["123", "12345678901", "abcd", "12 34", "1234\n", "١٢٣٤"])
def test_a_pin_that_is_none_is_kept_in_its_field(coordinator, pin):
    answer = coordinator.submit("/kiosks/pin/valla", pin=pin)

    assert (answer.status_code, "Ta fyra till åtta siffror" in answer.text) == (422, True)
    assert pin.strip() in answer.text
    assert rows(select(StaffPin.set_at)) == []


def saved_queue(house, *items, **changed):
    """A file as the tablet by the door of Valla writes it."""
    queue = [
        {"seq": seq, "id": item["id"], "item": item, "premises": "valla", "waitsUntil": 0, "offered": True}
        for seq, item in enumerate(items, start=1)
    ]
    file = {"format": "oasen-queue/1", "kiosk": "by the door", "premises": "valla", "queue": queue}
    return json.dumps(file | {"clock_ahead_seconds": None} | changed).encode()


def hand_in(coordinator, raw):
    return coordinator.submit("/kiosks/take-in", file=(io.BytesIO(raw), "queue.json"))


def test_a_saved_queue_is_taken_in_once_however_often(coordinator, house):
    at = now().isoformat()
    file = saved_queue(house, visit_item(at), visit_item(at), visit_item(at, rehearsal=True))

    hand_in(coordinator, file)
    first = coordinator.page("/kiosks").text
    hand_in(coordinator, file)

    assert "3 noteringar är intagna" in first
    assert "2 fanns redan" in coordinator.page("/kiosks").text
    assert len(rows(select(Entry.id))) == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not json",
        b"[]",
        b'{"format": "oasen-queue/2", "kiosk": "a", "queue": []}',
        b'{"format": "oasen-queue/1", "kiosk": "a", "queue": [1]}',
        b'{"format": "oasen-queue/1", "kiosk": "a", "queue": [{"seq": 1}]}',
        b'{"format": "oasen-queue/1", "kiosk": "a", "queue": [{"seq": 1, "item": {}, "premises": "nowhere"}]}',
        b'{"format": "oasen-queue/1", "kiosk": "a", "queue": [{"seq": 1, "item": {}, "premises": "sionhuset"}]}',
        b'{"format": "oasen-queue/1", "kiosk": "a", "clock_ahead_seconds": "x", "queue": []}',
    ],
    ids=["empty", "no JSON", "a list", "another format", "no row", "no item", "nowhere", "another's", "no clock"],
)
def test_a_file_that_is_none_of_ours_is_refused_and_nothing_kept(coordinator, house, raw):
    answer = hand_in(coordinator, raw)

    assert (answer.status_code, "Inget togs in" in answer.text) == (422, True)
    assert rows(select(Entry.id)) == []
