"""What tablets send all day is answered the short way, and exactly as Flask would."""

import json

import pytest
from sqlalchemy import func, select, update

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import revoke_kiosk
from app.kiosk_host.intake.everyday import EverydayIntake
from app.log.actions import start_writer
from app.log.models import Entry
from app.organisations.models import Premises
from tests.kiosk_host.boxing import seal
from tests.make import make_door, rows, visit_item

URL = "/api/v1/entries"


@pytest.fixture
def door(app):
    return make_door()


@pytest.fixture
def ordinary_ways(app, monkeypatch):
    """Counts the requests that were handed on to Flask."""
    handed_on = []
    everyday = app.wsgi_app.application  # behind the wall
    assert isinstance(everyday, EverydayIntake)
    way = everyday._ordinary_way
    monkeypatch.setattr(everyday, "_ordinary_way", lambda *request: handed_on.append(1) or way(*request))
    return handed_on


@pytest.fixture
def send(app, door):
    client = app.test_client()

    def send(*items, token=door.token, **given):
        headers = {"Authorization": f"Bearer {token}"}
        body = {} if "data" in given or "json" in given else {"json": {"entries": list(items)}}
        return client.post(URL, **body, **given, headers=headers)

    return send


def tap():
    return visit_item(at=now().isoformat())


def test_a_tap_goes_the_short_way(send, ordinary_ways):
    answer = send(tap())

    assert [result["status"] for result in answer.json["results"]] == ["stored"]
    assert ordinary_ways == []


def test_a_box_goes_the_short_way_too(app, door, ordinary_ways):
    headers = {"Authorization": f"Bearer {door.token}"}
    key = app.test_client().get("/api/v1/screen", headers=headers).json["sealing_key"]
    ordinary_ways.clear()

    answer = app.test_client().post(
        "/api/v1/sealed", json={"boxes": [{"seq": 1, "box": seal(tap(), key)}]}, headers=headers
    )

    assert answer.json == {"results": [{"seq": 1, "status": "stored", "reason": None}], "seen": [[1, 1]]}
    assert ordinary_ways == []


def test_the_answer_carries_the_same_headers_either_way(send, ordinary_ways):
    short, ordinary = send(tap()), send(tap(), content_type="application/json; charset=utf-8")

    assert len(ordinary_ways) == 1
    unlike = {"Content-Length", "Vary"}  # a line's end more; Flask has looked for a cookie
    assert {item for item in short.headers if item[0] not in unlike} == {
        item for item in ordinary.headers if item[0] not in unlike
    }
    assert set(short.json["results"][0]) == set(ordinary.json["results"][0])


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"data": b"{", "content_type": "application/json"}, 400),
        ({"data": b"[]", "content_type": "application/json"}, 400),
        ({"data": b"{}", "content_type": "text/plain"}, 415),
        ({"json": {"entries": [{}] * 501}}, 413),
        ({"data": b" " * (1024 * 1024 + 1), "content_type": "application/json"}, 413),
        ({"json": {"entries": [], "more": 1}}, 400),
        ({"json": {"entries": [], "sent_at": "yesterday"}}, 400),
    ],
)
def test_what_is_not_in_order_is_refused_in_flasks_words(send, ordinary_ways, given, status):
    answer = send(**given)

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["detail"]
    assert len(ordinary_ways) == 1


@pytest.mark.parametrize("is_served", [False, True])
def test_a_kiosk_that_was_let_pass_is_refused_as_soon_as_it_is_revoked(send, door, is_served):
    if is_served:
        start_writer()
    send(tap())
    with write_connection() as connection:
        revoke_kiosk(connection, door.place.organisation_id, door.kiosk_id, now())

    answers = [send(tap()), send(), send(tap() | {"rehearsal": True})]

    assert [answer.status_code for answer in answers] == [401, 401, 401]
    assert rows(select(func.count()).select_from(Entry)) == [(1,)]


def test_a_premises_that_changes_its_cutoff_changes_the_next_taps_day(send, door):
    send(tap())
    with write_connection() as connection:
        connection.execute(update(Premises).values(cutoff_minute=0))
    night = now().replace(hour=1, minute=30, microsecond=0)

    send(visit_item(at=night.replace(tzinfo=None).isoformat()))

    assert rows(select(Entry.day).where(Entry.hour == 1)) == [(night.date(),)]


def test_a_fault_is_flasks_to_tell(app, send, ordinary_ways, monkeypatch):
    def broken(*_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("app.log.writer.record", broken)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.testing = False

    answer = send(tap())

    assert answer.status_code == 500
    assert json.loads(answer.text)["detail"].startswith("Nothing was lost")


def test_other_addresses_are_no_business_of_it(app, ordinary_ways):
    assert app.test_client().get("/healthz").status_code == 200
    assert len(ordinary_ways) == 1
