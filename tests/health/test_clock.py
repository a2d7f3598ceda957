"""A clock that is wrong, against what was written, what tablets say, and the zones that the machine knows."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine

from app.bootstrap import ROOT
from app.clock import now
from app.database.transaction import write_connection
from app.health.findings import Level
from app.kiosk_host.actions import add_kiosk
from tests.make import visit_item

WITHOUT_ZONES = """
import sys
sys.modules["tzdata"] = None
from app.command_line import main
main(["check"])
"""


def only(findings):
    [finding] = findings
    return finding


@pytest.fixture
def tokens(healthy):
    """Three tablets at Valla."""
    with write_connection() as connection:
        more = [add_kiosk(connection, "valla", name, now()).token for name in ("in the hall", "in the kitchen")]
    healthy.write("UPDATE kiosks SET seen_at = :now WHERE seen_at IS NULL", now=int(now().timestamp()))
    return [healthy.house.valla.token, *more]


def tap(healthy):
    client, token = healthy.house.app.test_client(), healthy.house.valla.token
    item = visit_item(at=now().isoformat())
    client.post("/api/v1/entries", json={"entries": [item]}, headers={"Authorization": f"Bearer {token}"})


def seconds(**ahead):
    return int((now() + timedelta(**ahead)).timestamp())


def test_a_machine_set_back_finds_notes_and_files_of_the_future(healthy, what_is_new):
    tap(healthy)

    with time_machine.travel(now() - timedelta(days=3)):
        found = what_is_new()

    assert only(found["entry-times"]).what == (
        "Något är noterat på en tid som inte har varit än, enligt datorns klocka."
    )
    assert only(found["file-times"]).level is Level.BROKEN


def test_a_machine_years_ahead_is_found_by_what_it_wrote_then(healthy, what_is_new):
    with time_machine.travel(now() + timedelta(days=800)):
        tap(healthy)

    assert "entry-times" in what_is_new()


def test_a_few_minutes_are_nothing_to_say(healthy, tokens, what_is_new):
    for token in tokens:
        healthy.tell(token, clock=seconds(minutes=4))

    assert what_is_new() == {}


def test_tablets_that_agree_on_another_time_say_that_the_machine_is_wrong(healthy, tokens, what_is_new):
    for token in tokens[:2]:
        healthy.tell(token, clock=seconds(hours=5))
    healthy.tell(tokens[2], clock=seconds(hours=5, minutes=3))

    found = only(what_is_new()["tablet-clocks"])

    assert (found.level, found.what) == (
        Level.BROKEN,
        "Plattorna är överens om en annan tid än datorns klocka visar.",
    )


def test_tablets_that_each_go_wrong_their_own_way_say_nothing_of_the_machine(healthy, tokens, what_is_new):
    for token, hours in zip(tokens, (-7, 5, 90), strict=True):
        healthy.tell(token, clock=seconds(hours=hours))

    assert only(what_is_new()["tablet-clocks"]).level is Level.LOOK


def test_one_of_three_that_is_off_is_the_tablets_own_fault(healthy, tokens, what_is_new):
    for token, hours in zip(tokens, (0, 0, 5), strict=True):
        healthy.tell(token, clock=seconds(hours=hours))

    assert only(what_is_new()["tablet-clocks"]).level is Level.LOOK


def test_what_a_tablet_said_last_week_is_forgotten(healthy, what_is_new):
    with time_machine.travel(now() - timedelta(days=7)):
        healthy.tell(clock=seconds(hours=5))

    assert "tablet-clocks" not in what_is_new()


def test_a_machine_without_time_zones_is_told_so_by_a_command_that_needs_none(healthy, settings):
    environment = os.environ | {
        "PYTHONTZPATH": "/nowhere",
        "OASEN_INSTANCE": str(settings.instance),
        "OASEN_DATABASE_URL": settings.database_url,
        "OASEN_PUBLIC_URL": healthy.settings.public_url,
    }

    said = subprocess.run(
        [sys.executable, "-c", WITHOUT_ZONES], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )

    assert said.returncode == 1
    assert "tidszon" in said.stdout
    assert "tzdata" in said.stdout
    assert said.stderr == ""
