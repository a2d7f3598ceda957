"""What the intake refuses whole: a body it cannot take, a sender it does not know; with words, and nothing changed."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import revoke_kiosk
from app.log.models import Entry
from tests.make import Door, make_door, rows, visit_item

URL = "/api/v1/entries"


@pytest.fixture
def door(app) -> Door:
    return make_door()


def tap():
    return visit_item(now().isoformat())


def post(app, token="", **request):
    request.setdefault("headers", {"Authorization": f"Bearer {token}"} if token else {})
    return app.test_client().post(URL, **request)


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        pytest.param(b"{", "application/json", 400, id="broken JSON"),
        pytest.param(b"\xff\xfe", "application/json", 400, id="another encoding"),
        pytest.param(b"[]", "application/json", 400, id="a list"),
        pytest.param(b"{}", "application/json", 400, id="no entries"),
        pytest.param(b'{"entries": {}}', "application/json", 400, id="entries that are no list"),
        pytest.param(b'{"entries": [], "extra": 1}', "application/json", 400, id="an unknown key"),
        pytest.param(b'{"entries": [], "sent_at": "yesterday"}', "application/json", 400, id="a clock in words"),
        pytest.param(b'{"entries": [NaN]}', "application/json", 400, id="NaN"),
        pytest.param(b"[" * 100_000, "application/json", 400, id="a hundred thousand lists"),
        pytest.param(b'{"entries": []}', "text/plain", 415, id="text"),
        pytest.param(b"entries=1", "application/x-www-form-urlencoded", 415, id="a form"),
        pytest.param(json.dumps({"entries": [{}] * 501}).encode(), "application/json", 413, id="501 entries"),
        pytest.param(b'{"entries": ["' + b"x" * 2_000_000 + b'"]}', "application/json", 413, id="2 MB"),
    ],
)
def test_a_body_that_cannot_be_taken_gets_a_clear_refusal(app, door, body, content_type, status):
    answer = post(app, door.token, data=body, content_type=content_type)

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert answer.json["detail"]
    assert rows(select(Entry.id)) == []


@pytest.mark.parametrize("token", ["", "wrong", "å", "x" * 10_000])
def test_nobody_writes_without_a_token(app, door, token):
    answer = post(app, token, json={"entries": [tap()]})

    assert (answer.status_code, answer.content_type) == (401, "application/problem+json")
    assert rows(select(Entry.id)) == []


def test_a_revoked_kiosk_is_let_in_no_more(app, door):
    post(app, door.token, json={"entries": [tap()]})
    with write_connection() as connection:
        revoke_kiosk(connection, door.place.organisation_id, door.kiosk_id, now())

    assert post(app, door.token, json={"entries": [tap()]}).status_code == 401
    assert len(rows(select(Entry.id))) == 1


def test_the_wrong_method_says_which_is_right(app, door):
    answer = app.test_client().get(URL, headers={"Authorization": f"Bearer {door.token}"})

    assert (answer.status_code, answer.headers["Allow"]) == (405, "OPTIONS, POST")
