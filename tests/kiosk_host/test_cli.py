"""Kiosks by command, and what their links and tokens open."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.errors import NotFound
from app.kiosk_host.actions import add_kiosk, revoke_kiosk
from app.kiosk_host.intake.numbers import read_stretches
from app.kiosk_host.models import TabletNumbers
from app.log.models import Entry
from tests.command_line import run
from tests.kiosk_host.boxing import seal
from tests.make import make_activity, make_door, rows, visit_item


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


def test_a_saved_queue_is_taken_in_by_command_once_however_often(app, tmp_path):
    make_door()
    late = visit_item((now() + timedelta(hours=3)).isoformat())
    rows_of_queue = [
        {"seq": 1, "item": late, "premises": "valla"},
        {"seq": 2, "item": {"id": "x"}, "premises": "valla"},
    ]
    file = tmp_path / "queue.json"
    saved = {
        "format": "oasen-queue/1",
        "kiosk": "renamed since",
        "clock_ahead_seconds": 3 * 3600,
        "queue": rows_of_queue,
    }
    file.write_text(json.dumps(saved))

    first, second = run(app, "kiosk", "take-in", str(file)), run(app, "kiosk", "take-in", str(file))

    assert first.stdout == "Taken in: 1. Here already: 0. Set aside to be looked at: 1.\n"
    assert second.stdout.startswith("Taken in: 0. Here already: 1.")
    [(at,)] = rows(select(Entry.at))
    assert abs(at - now()) < timedelta(minutes=1)


def test_sealed_rows_are_taken_in_too_and_fill_the_gaps_they_left(app, tmp_path):
    door = make_door()
    key = app.test_client().get("/api/v1/screen", headers={"Authorization": f"Bearer {door.token}"}).json["sealing_key"]
    queue = [{"seq": seq, "premises": "valla", "box": seal(visit_item(now().isoformat()), key)} for seq in (4, 5)]
    torn = {"seq": 6, "premises": "valla", "box": "AAAA"}
    file = tmp_path / "queue.json"
    saved = {"format": "oasen-queue/1", "kiosk": "x", "tablet": "ab" * 16, "queue": [*queue, torn]}
    file.write_text(json.dumps(saved))

    first, second = run(app, "kiosk", "take-in", str(file)), run(app, "kiosk", "take-in", str(file))

    assert first.stdout == "Taken in: 2. Here already: 0. Set aside to be looked at: 1.\n"
    assert second.stdout.startswith("Taken in: 0. Here already: 2.")
    assert len(rows(select(Entry.id))) == 2
    [(tablet, written)] = rows(select(TabletNumbers.tablet, TabletNumbers.stretches))
    assert (tablet, [(each.first, each.last) for each in read_stretches(written)]) == (
        bytes.fromhex("ab" * 16),
        [(4, 6)],
    )


def test_a_row_that_names_no_premises_is_refused_with_all_the_others(app, tmp_path):
    make_door()
    file = tmp_path / "queue.json"
    file.write_text(
        json.dumps(
            {
                "format": "oasen-queue/1",
                "kiosk": "x",
                "queue": [{"seq": 1, "item": visit_item(), "premises": "valla"}, {"seq": 2, "box": "AAAA"}],
            }
        )
    )

    answer = run(app, "kiosk", "take-in", str(file))

    assert (answer.exit_code, "Row 2 of the queue does not say" in answer.stderr) == (1, True)
    assert rows(select(Entry.id)) == []
