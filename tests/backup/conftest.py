"""A door with cards in the bowl and a life behind it, and empty databases to restore into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, time
from uuid import uuid4

import pytest
import time_machine

from app.clock import now
from app.retention.actions import forget_what_is_due
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.figures.noting import link, note, record_day
from tests.log import conftest as log
from tests.log.card_life import TODAY, a_life, by
from tests.make import make_door
from tests.postgresql.lending import run_on_server, url_of

door, keys, cards, send = log.door, log.keys, log.cards, log.send  # the fixtures of the log serve here too


@pytest.fixture(autouse=True)
def noon():
    """It is noon, and goes on from there: no midnight falls into a test, after which more would be due."""
    with time_machine.travel(datetime.combine(TODAY, time(12), UTC)):
        yield


@pytest.fixture
def lived_in(app, door, cards, send):
    """Two organisations; cards and labels, links, voids, a code that waits, something set aside, staff with a link.

    Last night what was due by then was forgotten.
    """
    a_life(cards, send)
    send(by(cards[1], type_="pictures"), by(cards[1], count="many"))
    link(door, note(door, "anka"), note(door, "björn", "meal", activity="lunch"))
    note(door, kind="outreach", channel="sms")
    record_day(door, "2025-05-06", "closed", reason="påsk")
    other = make_door("sionhuset", "sion")
    note(other, "anka", at="2024-05-06T11:00")
    add_staff("iogt", "Cleo", Role.COORDINATOR, now())
    forget_what_is_due(now())
    return door


@pytest.fixture
def house_of_two(app):
    """Two organisations with a visit each: quickly there, for tests that ask nothing of what is inside."""
    for organisation, slug in (("iogt", "valla"), ("sion", "sionhuset")):
        note(make_door(slug, organisation), "anka")


@pytest.fixture
def empty_postgresql(postgresql_url, postgresql_databases) -> Iterator[str]:
    """The address of a PostgreSQL database in which there is nothing, not even a table."""
    name = f"oasen_empty_{os.getpid()}_{uuid4().hex[:8]}"
    run_on_server(postgresql_url, f"CREATE DATABASE {name} OWNER {postgresql_databases.account}")
    yield url_of(postgresql_url, name, postgresql_databases.account)
    run_on_server(postgresql_url, f"DROP DATABASE {name} WITH (FORCE)")
