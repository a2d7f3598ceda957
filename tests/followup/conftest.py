"""A house that has something to report of 2025: two parties of one agreement, cards, visits without, lunches."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.log.actions import deposit
from tests.figures.noting import agree, note
from tests.make import labelled, make_activity

DAYS = tuple(f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in (3, 10, 17))


@pytest.fixture
def january():
    """In January the year that was is reported."""
    with time_machine.travel(datetime(2026, 1, 14, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def reporting_house(january, house):
    """Twelve people with a card at Valla, ten at Sionhuset, few to many days each; visits without, a Friday lunch."""
    for door, person_count in ((house.valla, 12), (house.sionhuset, 10)):
        entries = [
            labelled(door, f"{door.slug}-{number}", at=f"{day}T11:00")
            for number in range(person_count)
            for day in DAYS[: 3 + 3 * number]
        ]
        deposit(door.place.organisation_id, [*entries, *(labelled(door, at=f"{day}T10:00", count=4) for day in DAYS)])
    make_activity(house.valla, "lunch", "meal")
    note(house.valla, at="2025-03-14T12:00", kind="meal", count=9, activity="lunch")
    agree("iop", "iogt", "sion")
    return house
