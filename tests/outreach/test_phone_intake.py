"""What a volunteer's phone may send and read: contacts and voids of its own, its labels, and nothing else."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code, make_typed_code, revoke_kiosk
from app.kiosk_host.intake.admission import NOT_FOR_PHONES
from app.kiosk_host.models import Purpose
from app.log.actions import start_writer
from app.log.models import Entry, SetAside, Void
from app.log.storing import NOT_ITS_OWN
from app.people.cards import draw_card
from tests.kiosk_host.boxing import seal
from tests.make import make_activity, make_door, make_phone, rows, visit_item

# Each way by which something comes in: as it is or in a box, by the short way or by Flask's.
WAYS = ["entries", "sealed", "entries by Flask", "sealed by Flask"]


@pytest.fixture
def door(app):
    made = make_door()
    make_activity(made, "lunch", "meal")
    return made


@pytest.fixture
def phone(door):
    return make_phone(door)


@pytest.fixture(params=WAYS)
def send(request, app, phone):
    """Sends items by one of the ways; gives status and reason of each."""
    path, by_flask = request.param.split(" ")[0], request.param.endswith("Flask")
    client = app.test_client()

    def send(*items, token=phone.token):
        headers = {"Authorization": f"Bearer {token}"}
        key = client.get("/api/v1/phone", headers={"Authorization": f"Bearer {phone.token}"}).json["sealing_key"]
        boxes = [{"seq": number, "box": seal(item, key)} for number, item in enumerate(items, start=1)]
        body = {"boxes": boxes} if path == "sealed" else {"entries": list(items)}
        kind = "application/json; charset=utf-8" if by_flask else "application/json"
        answer = client.post(f"/api/v1/{path}", json=body, headers=headers, content_type=kind)
        assert answer.status_code == 200, answer.text
        return [(each["status"], each["reason"]) for each in answer.json["results"]]

    return send


def contact(**fields):
    return {
        "id": str(uuid4()),
        "kind": "outreach",
        "at": now().isoformat(),
        "channel": "phone",
        "direction": "in",
        "minutes": 10,
    } | fields


def void_of(item):
    return {"id": str(uuid4()), "void": item["id"]}


def kinds():
    return [kind for (kind,) in rows(select(Entry.kind))]


def voided():
    return {UUID(bytes=bytes(target)) for (target,) in rows(select(Void.target_id))}


def test_a_contact_is_stored_and_can_be_taken_back(send):
    noted = contact(topic="support", count=3)

    assert send(noted, void_of(noted)) == [("stored", None), ("stored", None)]
    assert rows(select(Entry.kind, Entry.channel, Entry.direction, Entry.topic, Entry.count)) == [
        ("outreach", "phone", "in", "support", 3)
    ]
    assert voided() == {UUID(noted["id"])}


def test_its_void_may_come_before_the_contact(send):
    noted = contact()

    assert send(void_of(noted)) == [("stored", None)]
    assert send(noted) == [("stored", None)]
    assert voided() == {UUID(noted["id"])}


CARD = {"type": "card", "value": draw_card(with_pictures=False).token, "agreed": True}
FORBIDDEN = {
    "a visit": visit_item(at=now().isoformat()),
    "a lunch": visit_item(at=now().isoformat(), kind="meal", activity="lunch"),
    "a card's contact": contact(credential=CARD),
    "a card that has not agreed": contact(credential=CARD | {"agreed": False}),
    "a goodbye": {"id": str(uuid4()), "leave": str(uuid4()), "at": now().isoformat()},
    "an answer": {"id": str(uuid4()), "about": {"gender": "woman"}, "of": str(uuid4())},
    "a wish to be forgotten": {"id": str(uuid4()), "forget": CARD["value"]},
    "help for a partner": {"id": str(uuid4()), "kind": "cooperation", "at": now().isoformat(), "partner": "police"},
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_anything_else_is_kept_whole_and_counts_for_nothing(send, what):
    allowed = contact()

    assert send(FORBIDDEN[what], allowed) == [("quarantined", NOT_FOR_PHONES), ("stored", None)]
    assert kinds() == ["outreach"]
    assert rows(select(SetAside.reason)) == [(NOT_FOR_PHONES,)]


@pytest.mark.parametrize("is_served", [False, True])
def test_what_a_tablet_another_phone_or_staff_noted_is_not_its_own(send, door, phone, is_served):
    if is_served:
        start_writer()
    visit, call = visit_item(at=now().isoformat()), contact()
    send(visit, token=door.token)
    send(call, token=make_phone(door, "Ottos telefon").token)

    assert send(void_of(visit), void_of(call)) == [("quarantined", NOT_ITS_OWN)] * 2
    assert voided() == set()


def test_a_tablet_may_still_take_back_what_it_likes(send, door):
    visit = visit_item(at=now().isoformat())

    assert send(visit, void_of(visit), token=door.token) == [("stored", None)] * 2
    assert voided() == {UUID(visit["id"])}


def test_what_someone_said_is_not_its_own_either(send, app, door):
    about = {"id": str(uuid4()), "about": {"gender": "woman"}, "of": str(uuid4())}
    send(about, token=door.token)

    assert send({"id": str(uuid4()), "void": about["id"]}) == [("quarantined", NOT_ITS_OWN)]


def asked(app, method, path, token, **body):
    headers = {"Authorization": f"Bearer {token}"}
    return app.test_client().open(path, method=method, headers=headers, **({"json": body} if body else {}))


def test_it_reads_its_labels_and_no_card_no_tiles_no_pin(app, door, phone):
    labels = asked(app, "GET", "/api/v1/phone", phone.token).json

    assert (labels["phone"], labels["premises"]) == ("Alvas telefon", {"slug": "valla", "name": "Valla"})
    assert {"slug": "support", "name": "Någon att prata med"} in labels["topics"]
    assert set(labels) == {"phone", "premises", "door", "topics", "sealing_key"}
    told = {"version": "1", "queue_count": 0, "storage_kept": True, "clock": 1, "trouble": None, "started": True}
    assert asked(app, "GET", "/api/v1/screen", phone.token).status_code == 401
    assert asked(app, "POST", "/api/v1/tablet", phone.token, **told).status_code == 401
    for path in ("", "/asked", "/declined", "/days", "/forget"):
        assert asked(app, "POST", f"/api/v1/card{path}", phone.token, value=CARD["value"]).status_code == 401
    for path in ("/", "/year/2026", "/kiosks", "/outreach", "/api/v1/figures"):
        assert asked(app, "GET", path, phone.token).status_code in (302, 401, 404)


def test_a_tablet_reads_no_phones_labels(app, door):
    assert asked(app, "GET", "/api/v1/phone", door.token).status_code == 401


def test_a_phones_code_pairs_no_tablet_and_is_not_used_up_by_the_try(app, door, phone):
    organisation = door.place.organisation_id
    with write_connection() as connection:
        phones = make_pairing_code(connection, organisation, phone.kiosk_id, now())
        typed = make_typed_code(connection, organisation, door.kiosk_id, now())
    pair = "/api/v1/pair"

    assert asked(app, "POST", pair, "", code=phones).status_code == 403
    assert asked(app, "POST", pair, "", code=typed, purpose="phone").status_code == 403
    assert asked(app, "POST", pair, "", code=phones, purpose="phone").json["kiosk"] == "Alvas telefon"
    assert asked(app, "POST", pair, "", code=typed, purpose=Purpose.DOOR).json["kiosk"] == "by the door"
    assert asked(app, "POST", pair, "", code=typed, purpose="fridge").status_code == 400


def test_a_phone_that_was_shut_out_hands_in_and_is_told_to_wipe_itself(app, door, phone):
    key = asked(app, "GET", "/api/v1/phone", phone.token).json["sealing_key"]
    with write_connection() as connection:
        revoke_kiosk(connection, door.place.organisation_id, phone.kiosk_id, now())

    boxes = [{"seq": 1, "box": seal(contact(), key)}]
    answer = asked(app, "POST", "/api/v1/sealed", phone.token, boxes=boxes).json

    assert (answer["wipe"], [each["status"] for each in answer["results"]]) == (True, ["quarantined"])
    assert kinds() == []
    assert asked(app, "GET", "/api/v1/phone", phone.token).status_code == 401
