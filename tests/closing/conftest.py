"""A Friday evening at Valla, with a plan, a lunch and a visiting group."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select

from app.database.statements import table_of
from app.figures.document import counted_figures
from app.organisations.models import OpeningDay
from app.periods import Period
from tests.figures.noting import note, plan
from tests.make import make_activity, rows

EVENING = datetime(2026, 5, 8, 16, 30, tzinfo=UTC)  # a Friday, 18.30 in Stockholm
FRIDAY, THURSDAY = "2026-05-08", "2026-05-07"
OPENING_DAYS = table_of(OpeningDay).c
RECORDED = select(
    OPENING_DAYS.day,
    OPENING_DAYS.state,
    OPENING_DAYS.opens_minute,
    OPENING_DAYS.closes_minute,
    OPENING_DAYS.reason,
    OPENING_DAYS.stated_heads,
    OPENING_DAYS.recorded_by,
).order_by(OPENING_DAYS.day)


@pytest.fixture(autouse=True)
def in_the_evening():
    with time_machine.travel(EVENING, tick=False) as clock:
        yield clock


@pytest.fixture
def valla(house):
    """Planned on Thursdays and Fridays since Monday, from ten to four."""
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    plan(house.valla, "2026-05-04", 3, 4)
    return house.valla


@pytest.fixture
def busy_friday(valla):
    """Eighteen by the door, two of them with a card; 25 at the lunch, nine at the visiting group."""
    for label in ("anka", "bäver"):
        note(valla, label, at=f"{FRIDAY}T10:20")
    note(valla, count=16, at=f"{FRIDAY}T12:00")
    note(valla, "anka", "meal", at=f"{FRIDAY}T12:10", activity="lunch")
    note(valla, kind="meal", at=f"{FRIDAY}T12:10", activity="lunch", count=24)
    note(valla, kind="session", at=f"{FRIDAY}T14:00", activity="aa", count=60)
    return valla


def recorded():
    """What is recorded of every day, by whom too."""
    return rows(RECORDED)


def visits_of(day):
    """What the figures say of a day."""
    on = date.fromisoformat(day)
    figures = counted_figures(Period(on, on), ["valla"])["figures"]
    return {name: figures[name]["value"] for name in ("visits", "visits_identified", "open_days", "gaps")}
