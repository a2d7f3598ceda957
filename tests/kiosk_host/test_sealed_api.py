"""Boxes of a tablet: the same items as in the clear, one to a box, answered by number."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import revoke_kiosk
from app.kiosk_host.models import TabletNumbers
from app.log.actions import start_writer
from app.log.models import Entry, SetAside
from tests.kiosk_host.boxing import seal
from tests.make import Door, make_door, rows, visit_item

URL = "/api/v1/sealed"
TABLET = "ab" * 16


@pytest.fixture
def door(app) -> Door:
    return make_door()


@pytest.fixture
def sealing_key(app, door):
    return app.test_client().get("/api/v1/screen", headers=bearer(door.token)).json["sealing_key"]


@pytest.fixture
def post(app, door):
    """Sends boxes and gives the whole answer."""
    client = app.test_client()

    def post(*boxes, token=door.token, status=200, **envelope):
        answer = client.post(URL, json={"boxes": list(boxes)} | envelope, headers=bearer(token))
        assert answer.status_code == status, answer.text
        return answer.json

    return post


@pytest.fixture
def boxed(sealing_key):
    """A box of an item, with its number."""
    return lambda seq, item=None: {"seq": seq, "box": seal(tap() if item is None else item, sealing_key)}


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def tap(**fields):
    return visit_item(**{"at": now().isoformat()} | fields)


def statuses(answer):
    return [(result["seq"], result["status"]) for result in answer["results"]]


def entry_count():
    [(count,)] = rows(select(func.count()).select_from(Entry))
    return count


def shut_out(door):
    with write_connection() as connection:
        revoke_kiosk(connection, door.place.organisation_id, door.kiosk_id, now())


def test_a_tablet_is_told_the_same_key_when_it_is_paired_and_with_its_labels(app, door, sealing_key):
    from app.kiosk_host.actions import make_pairing_code

    with write_connection() as connection:
        code = make_pairing_code(connection, door.place.organisation_id, door.kiosk_id, now())

    paired = app.test_client().post("/api/v1/pair", json={"code": code})

    assert paired.json["sealing_key"] == sealing_key
    assert len(sealing_key["id"]) == 16


@pytest.mark.parametrize("is_served", [False, True])
def test_a_box_is_an_entry_and_its_number_is_kept(post, boxed, is_served):
    if is_served:
        start_writer()

    assert statuses(post(boxed(7), boxed(8))) == [(7, "stored"), (8, "stored")]

    assert rows(select(Entry.seq).order_by(Entry.seq)) == [(7,), (8,)]


def test_sealed_or_not_an_item_counts_once(app, door, post, boxed):
    item = tap()

    assert statuses(post(boxed(1, item), boxed(2, item))) == [(1, "stored"), (2, "already_stored")]
    answer = app.test_client().post("/api/v1/entries", json={"entries": [item]}, headers=bearer(door.token))

    assert answer.json["results"][0]["status"] == "already_stored"
    assert entry_count() == 1


def test_every_sort_of_item_may_come_in_a_box(post, boxed):
    entry = tap()
    void = {"id": str(uuid4()), "void": entry["id"]}
    leave = {"id": str(uuid4()), "leave": entry["id"], "at": now().isoformat()}
    answer = {"id": str(uuid4()), "of": entry["id"], "about": {"gender": "woman"}}

    sent = post(*(boxed(seq, item) for seq, item in enumerate([answer, void, entry, leave, tap(rehearsal=True)])))

    assert [status for _, status in statuses(sent)] == ["stored"] * 5


def test_the_tablets_clock_is_put_right(post, boxed):
    post(boxed(1, visit_item(at="2031-03-03T11:00:00+01:00")), sent_at="2031-03-03T12:00:00+01:00")

    [(at,)] = rows(select(Entry.at))
    assert timedelta(minutes=59) < now() - at < timedelta(minutes=62)


def test_what_cannot_be_opened_is_kept_whole_and_holds_nobody_up(post, boxed, sealing_key):
    bad = [5, None, {}, {"seq": 2}, {"seq": -1, "box": "A"}, {"seq": 3, "box": "no box"}, {"seq": True, "box": "A"}]
    bad += [boxed(4) | {"more": 1}, {"seq": 5, "box": seal(7, sealing_key)}, boxed(6, tap(kind="party"))]

    answer = post(boxed(1), *bad, boxed(9))

    assert [status for _, status in statuses(answer)] == ["stored", *["quarantined"] * len(bad), "stored"]
    assert [seq for seq, _ in statuses(answer)] == [1, None, None, None, 2, None, 3, None, 4, 5, 6, 9]
    assert all(result["reason"] for result in answer["results"][1:-1])
    assert len(rows(select(SetAside.fingerprint))) == len(bad)
    assert entry_count() == 2


def test_a_box_set_aside_is_kept_once(post):
    bad = {"seq": 3, "box": "no box"}

    post(bad)
    post(bad, bad)

    assert len(rows(select(SetAside.fingerprint))) == 1


def test_the_answer_tells_which_numbers_have_come(post, boxed):
    assert post(boxed(1), boxed(2), tablet=TABLET)["seen"] == [[1, 2]]
    assert post(boxed(5), tablet=TABLET)["seen"] == [[1, 2], [5, 5]]
    assert post(tablet=TABLET)["seen"] == [[1, 2], [5, 5]]
    assert post(boxed(3), boxed(4), tablet=TABLET)["seen"] == [[1, 5]]


def test_what_a_tablet_that_cannot_seal_sends_is_numbered_too(app, door, post):
    entries = [tap(seq=1), {"id": str(uuid4()), "void": str(uuid4()), "seq": 4}, tap(), tap(seq="one")]

    app.test_client().post("/api/v1/entries", json={"entries": entries}, headers=bearer(door.token))

    assert post()["seen"] == [[1, 1], [4, 4]]


def test_two_tablets_of_one_kiosk_are_numbered_apart(post, boxed):
    post(boxed(1), boxed(2), tablet=TABLET)

    assert post(boxed(9), tablet="cd" * 16)["seen"] == [[9, 9]]
    assert post(boxed(4))["seen"] == [[4, 4]]
    assert len(rows(select(TabletNumbers.tablet))) == 3


def test_a_box_that_was_quarantined_has_come(post):
    assert post({"seq": 3, "box": "no box"})["seen"] == [[3, 3]]


def test_numbers_are_known_only_once_what_they_bring_is_stored(app, post, boxed, monkeypatch):
    app.config["PROPAGATE_EXCEPTIONS"] = app.testing = False
    monkeypatch.setattr("app.log.recording.store_entries", lambda *_: 1 / 0)

    post(boxed(1), tablet=TABLET, status=500)

    assert rows(select(TabletNumbers.tablet)) == []


def test_what_a_tablet_sends_again_after_it_was_shut_out_is_there_already(post, boxed, door):
    box = boxed(1)
    post(box)
    shut_out(door)

    answer = post(box, boxed(2))

    assert [result["status"] for result in answer["results"]] == ["already_stored", "quarantined"]
    assert rows(select(func.count()).select_from(SetAside)) == [(1,)]


def test_a_tablet_that_was_shut_out_hands_in_what_it_holds_and_is_told_to_wipe_itself(post, boxed, door):
    post(boxed(1), tablet=TABLET)
    shut_out(door)

    answer = post(boxed(2), boxed(3), {"seq": 4, "box": "no box"}, tablet=TABLET)

    assert statuses(answer) == [(seq, "quarantined") for seq in (2, 3, 4)]
    assert (answer["wipe"], answer["seen"]) == (True, [[1, 4]])
    assert post(tablet=TABLET) == {"results": [], "seen": [[1, 4]], "wipe": True}
    assert entry_count() == 1
    assert sorted(reason for (reason,) in rows(select(SetAside.reason))) == [
        "it came from a tablet that had been shut out",
        "it came from a tablet that had been shut out",
        "the box is not base64",
    ]


def test_a_tablet_in_use_is_not_told_to_wipe_itself(post, boxed):
    assert "wipe" not in post(boxed(1))


@pytest.mark.parametrize("token", ["", "wrong"])
def test_nobody_else_hands_anything_in(post, boxed, token):
    post(boxed(1), token=token, status=401)

    assert rows(select(SetAside.fingerprint)) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param({"boxes": [{}] * 501}, 413, id="501 boxes"),
        pytest.param({"boxes": ["x" * 1_100_000]}, 413, id="more than 1 MiB"),
        pytest.param({"boxes": {}}, 400, id="no list"),
        pytest.param({}, 400, id="nothing"),
        pytest.param({"boxes": [], "entries": []}, 400, id="an unknown key"),
        pytest.param({"boxes": [], "tablet": "mine"}, 400, id="a tablet of no id"),
        pytest.param({"boxes": [], "sent_at": "yesterday"}, 400, id="a clock in words"),
    ],
)
def test_a_body_that_cannot_be_taken_gets_a_clear_refusal(app, door, body, status):
    answer = app.test_client().post(URL, json=body, headers=bearer(door.token))

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")


def test_five_hundred_boxes_are_taken_at_once(post, boxed):
    boxes = [boxed(seq) for seq in range(500)]

    assert len(json.dumps({"boxes": boxes})) < 1024 * 1024
    assert {status for _, status in statuses(post(*boxes))} == {"stored"}
