"""Kiosks by command, and what their links and tokens open."""

import json
from datetime import timedelta

import pytest

from app.clock import now
from app.database.transaction import write_connection
from app.errors import NotFound
from app.kiosk_host.actions import add_kiosk, revoke_kiosk
from tests.command_line import run
from tests.make import make_activity, make_door


@pytest.fixture
def added(app):
    make_door()
    return json.loads(run(app, "kiosk", "add", "by the window", "--premises", "valla", "--format", "json").stdout)


def pair(app, url):
    return app.test_client().post("/api/v1/pair", json={"code": url.partition("#pair=")[2]})


def screen(app, token):
    return app.test_client().get("/api/v1/screen", headers={"Authorization": f"Bearer {token}"})


def test_the_token_is_valid_at_once(app, added):
    assert screen(app, added["token"]).status_code == 200


def test_the_link_pairs_a_tablet_once(app, added):
    first, second = pair(app, added["pairing_url"]), pair(app, added["pairing_url"])

    assert first.json["premises"] == {"slug": "valla", "name": "Valla"}
    assert screen(app, first.json["token"]).status_code == 200
    assert (second.status_code, "new one" in second.json["detail"]) == (403, True)
    assert screen(app, added["token"]).status_code == 200


def test_a_link_that_is_too_old_pairs_nobody(app):
    make_door()
    with write_connection() as connection:
        pairing = add_kiosk(connection, "valla", "old", now() - timedelta(hours=1, seconds=1))

    assert pair(app, pairing.url("http://x")).status_code == 403


def test_a_revoked_kiosk_opens_nothing(app):
    door = make_door()
    with write_connection() as connection:
        revoke_kiosk(connection, door.place.organisation_id, door.kiosk_id, now())

    assert screen(app, door.token).status_code == 401
    with pytest.raises(NotFound), write_connection() as connection:
        revoke_kiosk(connection, door.place.organisation_id, door.kiosk_id, now())


def test_the_screen_offers_what_one_may_be_seen_choosing(app):
    door = make_door()
    make_activity(door, "friday-lunch", "meal")
    make_activity(door, "food-bag", "handout")
    make_activity(door, "aa-group", "session", visiting_group=True)

    offered = screen(app, door.token).json["activities"]

    assert [activity["slug"] for activity in offered] == ["friday-lunch"]


@pytest.mark.parametrize(("name", "premises", "says"), [("x", "nowhere", "There are: valla."), (" ", "valla", "name")])
def test_what_cannot_be_is_refused(app, name, premises, says):
    make_door()

    answer = run(app, "kiosk", "add", name, "--premises", premises)

    assert (answer.exit_code, says in answer.stderr) == (1, True)


def test_the_database_can_be_written(app):
    answer = app.test_client().get("/healthz")

    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
