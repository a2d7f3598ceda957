"""The morning after a Thursday on which the tablet was dead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from tests.make import make_activity

MORNING = datetime(2026, 5, 8, 7, 0, tzinfo=UTC)  # a Friday
THURSDAY = "2026-05-07"


@pytest.fixture(autouse=True)
def the_morning_after():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def valla(house):
    """A lunch and a visiting group."""
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    return house.valla
