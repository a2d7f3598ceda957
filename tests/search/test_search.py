"""Entries are found by day, kind, activity, way and state, never by person."""

from __future__ import annotations

import pytest

from app.clock import now
from app.log.recording import record
from app.log.staff_notes import Note, note
from tests.make import labelled, writing


@pytest.fixture
def noted(house, send, lunch):
    """Two taps, a lunch typed by Cleo, one row of a file from last year."""
    send(30), send(20, count=3)
    note(house.valla.place, 2, [Note({"kind": "meal", "activity": lunch, "at": "2026-05-04T12:00", "count": 9})], now())
    with writing(house.valla) as log:
        record(log, [labelled(house.valla, at="2025-05-06T11:00")])


def found(client, query=""):
    """What the list shows, the latest first."""
    page = client.page("/search" + query)
    return [each.text for each in page.every("span") if "what" in each.attributes.get("class", "").split()]


def test_without_asking_it_shows_the_last_two_weeks(coordinator, noted):
    assert found(coordinator) == ["Besök, 3 personer", "Besök", "lunch, 9 personer"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=meal", ["lunch, 9 personer"]),
        ("?activity=lunch", ["lunch, 9 personer"]),
        ("?source=kiosk", ["Besök, 3 personer", "Besök"]),
        ("?source=staff", ["lunch, 9 personer"]),
        ("?from=2026-05-04&to=2026-05-04", ["lunch, 9 personer"]),
        ("?from=2026-05-04&to=2026-05-03", ["lunch, 9 personer"]),
        ("?from=2025-01-01&to=2025-12-31&source=import", ["Besök"]),
        ("?state=taken-back", []),
        ("?premises=valla&kind=visit&state=counts", ["Besök, 3 personer", "Besök"]),
    ],
)
def test_it_finds_by(coordinator, noted, query, expected):
    assert found(coordinator, query) == expected


@pytest.mark.parametrize("query", ["?from=yesterday", "?kind=dance", "?premises=sionhuset", "?from=0001-01-01"])
def test_what_cannot_be_asked_is_said_beside_the_field(coordinator, noted, query):
    answer = coordinator.get("/search" + query)

    assert answer.status_code == 422
    assert "aria-invalid" in answer.text


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "two"])
def test_a_page_that_is_none_is_no_trouble(coordinator, noted, number):
    assert coordinator.get(f"/search?page={number}").status_code == 200


def test_a_long_list_is_turned_page_by_page(house, coordinator):
    place = house.valla.place
    note(
        place, 2, [Note({"kind": "visit", "at": f"2026-05-05T{8 + n // 60:02}:{n % 60:02}"}) for n in range(130)], now()
    )

    first, page = found(coordinator), coordinator.page("/search")
    [older] = [link.attributes["href"] for link in page.every("a") if link.attributes.get("rel") == "next"]

    assert (len(first), len(found(coordinator, older.removeprefix("/search")))) == (100, 30)
    assert "1 till 100 av 130" in page.text


def test_another_organisation_finds_nothing_of_it(house, noted):
    assert found(house.signed_in("Otto"), "?from=2025-01-01&to=2026-12-31") == []


def test_an_older_entry_is_taken_back_with_a_reason(coordinator, noted):
    [address] = [
        link.attributes["href"]
        for link in coordinator.page("/search?kind=meal").every("a")
        if link.attributes["href"].endswith("/take-back")
    ]

    assert coordinator.submit(address, reason="").status_code == 422
    answer = coordinator.submit(address, reason="räknad två gånger")

    assert answer.status_code == 302
    assert found(coordinator, "?state=taken-back") == ["lunch, 9 personer"]
    assert found(coordinator, "?kind=meal&state=counts") == []


def test_nobody_takes_back_what_is_another_organisations(house, noted, coordinator):
    [address, *_] = [
        link.attributes["href"]
        for link in coordinator.page("/search").every("a")
        if link.attributes["href"].endswith("/take-back")
    ]

    assert house.signed_in("Otto").get(address).status_code == 404
