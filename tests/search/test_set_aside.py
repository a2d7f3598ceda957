"""What was set aside is mended and let in, once, or left out; nothing of it is lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.clock import now
from app.database.wall import Across, across_organisations
from app.errors import AlreadyThere
from app.extensions import db
from app.log.drafts import Origin
from app.log.models import Entry, SetAside, Source, Void
from app.log.staff_notes import place_of
from app.organisations.queries import premises_numbered
from app.search.actions import let_in, opened
from app.search.kept_item import Correction
from app.search.queries import kept_under
from tests.make import make_activity, rows
from tests.today.conftest import card  # noqa: F401  # the card of today's tests

COUNTED = select(Entry.kind, Entry.count, Entry.source)
SETTLED = select(SetAside.settled_as, SetAside.settled_by)
UNKNOWN_KIND = {"kind": "dance", "count": 4}


def items(client):
    """The addresses of what is listed."""
    return [
        link.attributes["href"]
        for link in client.page("/set-aside").every("a")
        if re.fullmatch(r"/set-aside/[0-9a-f]{32}", link.attributes["href"])
    ]


def as_it_stands(client, address):
    """What the form holds when the page is opened."""
    form = next(each for each in client.page(address).every("form") if each.attributes.get("action") == address)
    values = {each.attributes["name"]: each.attributes.get("value", "") for each in form.every("input")}
    for select_ in form.every("select"):
        chosen = [each for each in select_.every("option") if "selected" in each.attributes]
        values[select_.attributes["name"]] = (chosen or select_.every("option"))[0].attributes["value"]
    return values


def test_what_was_not_understood_is_mended_and_counts(coordinator, send):
    send(90, **UNKNOWN_KIND)
    [address] = items(coordinator)

    values = as_it_stands(coordinator, address)
    answer = coordinator.post(address, **values | {"kind": "session"})

    assert (values["kind"], values["count"], values["day"], values["time"]) == ("visit", "4", "2026-05-05", "10:30")
    assert answer.status_code == 302
    assert rows(COUNTED) == [("session", 4, "kiosk")]
    assert rows(SETTLED) == [("let-in", 2)]
    assert "ses över" not in coordinator.page("/").text


def test_what_the_tablet_sends_again_afterwards_is_never_counted_twice(coordinator, send):
    key, _ = send(90, **UNKNOWN_KIND)
    [address] = items(coordinator)
    coordinator.post(address, **as_it_stands(coordinator, address))

    assert send(90, id=key, kind="visit", count=4) == (key, "already_stored")
    assert send(90, id=key, kind="visit", count=5) == (key, "conflict")
    assert rows(COUNTED) == [("visit", 4, "kiosk")]


def test_an_activity_that_has_been_added_since_lets_it_in_as_it_is(coordinator, house, send):
    send(5, kind="meal", activity="brunch")
    [address] = items(coordinator)
    assert "Släpp in den som den är" not in coordinator.page(address).text
    make_activity(house.valla, "brunch", "meal")

    coordinator.submit(address, address + "/as-it-is")

    assert rows(COUNTED) == [("meal", 1, "kiosk")]


def test_the_other_of_two_with_one_id_is_let_in_beside_the_first(coordinator, send):
    key, _ = send(5)
    send(5, id=key, count=3)
    [address] = items(coordinator)

    page = coordinator.page(address)
    coordinator.post(address, **as_it_stands(coordinator, address))

    assert "Den första, som räknas" in page.text
    assert "Släpp in den som den är" not in page.text
    assert sorted(rows(COUNTED)) == [("visit", 1, "kiosk"), ("visit", 3, "kiosk")]


def test_a_card_that_was_shown_with_it_is_neither_shown_nor_lost(coordinator, send, card):  # noqa: F811
    send(5, kind="dance", credential=card)
    [address] = items(coordinator)

    shown = coordinator.get(address).text
    refused = coordinator.post(address, **as_it_stands(coordinator, address) | {"count": "2"})
    coordinator.post(address, **as_it_stands(coordinator, address))

    assert card["value"] not in shown
    assert refused.status_code == 422
    assert "det är en person" in refused.text
    assert rows(select(func.count(Entry.person_id))) == [(1,)]


def test_what_is_left_out_counts_never_and_can_be_taken_up_again(coordinator, send):
    send(5, **UNKNOWN_KIND)
    [address] = items(coordinator)

    coordinator.submit(address, address + "/leave-out")
    assert (rows(COUNTED), rows(SETTLED)) == ([], [("left-out", 2)])
    coordinator.submit(address, address + "/leave-out")

    assert rows(SETTLED) == [(None, None)]


def test_an_item_that_says_nothing_can_only_be_left_out(coordinator, house):
    house.app.test_client().post(
        "/api/v1/sealed",
        json={"boxes": [{"seq": 1, "box": "AAAA"}]},
        headers={"Authorization": f"Bearer {house.valla.token}"},
    )
    [address] = items(coordinator)

    page = coordinator.page(address)

    assert "Det går inte att läsa ut något att räkna" in page.text
    assert [form.attributes["action"] for form in page.every("form") if "set-aside" in form.attributes["action"]] == [
        address + "/leave-out"
    ]


def test_a_form_that_is_refused_keeps_what_was_typed(coordinator, send):
    send(5, **UNKNOWN_KIND)
    [address] = items(coordinator)

    answer = coordinator.post(address, **as_it_stands(coordinator, address) | {"count": "12", "children": "20"})

    assert answer.status_code == 422
    assert 'value="12"' in answer.text
    assert 'value="20"' in answer.text
    assert rows(COUNTED) == []


def test_two_who_let_it_in_at_once_let_it_in_once(house, coordinator, send):
    send(5, **UNKNOWN_KIND)
    [address] = items(coordinator)
    with db.engine.connect() as connection:
        kept = kept_under(connection, 1, bytes.fromhex(address.rpartition("/")[2]))
        place = place_of(premises_numbered(connection, 1, house.valla.place.premises_id))

    def press(count):
        with house.app.app_context(), across_organisations(Across.MACHINE):
            origin = Origin(Source.KIOSK, now(), kiosk_id=kept.kiosk_id, staff_id=2)
            item = opened(kept)
            correction = Correction(item.identifier(), {"kind": "visit", "at": "2026-05-05T11:00", "count": count})
            try:
                let_in(kept, item.mended(correction, place, origin), 2, now())
                return "let in"
            except AlreadyThere:
                return "was late"

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(press, [1, 2, 3, 4]))

    assert sorted(said) == ["let in", "was late", "was late", "was late"]
    assert len(rows(COUNTED)) == 1
    assert rows(select(func.count()).select_from(SetAside)) == [(1,)]


@pytest.mark.parametrize("name", ["Otto", "Alva"])
def test_nobody_else_sees_it(house, coordinator, send, name):
    send(5, **UNKNOWN_KIND)
    [address] = items(coordinator)

    client = house.signed_in(name)

    assert client.get(address).status_code == (404 if name == "Otto" else 403)
    assert rows(select(func.count()).select_from(Void)) == [(0,)]
