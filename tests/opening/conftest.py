"""A Tuesday in May at noon, and the calendar of one house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.opening.actions import Change, decide_days, plan_weeks
from app.opening.planned_days import Decision, Hours, days_between
from app.opening.queries import opening_plan, version_of_weeks
from app.organisations.queries import premises_named

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Stockholm
TODAY = date(2026, 5, 5)
WEEKDAYS = dict.fromkeys(range(5), (600, 1020))


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def place(house):
    """Valla, as queries take it."""
    with db.engine.connect() as connection:
        return premises_named(connection, "valla")


@pytest.fixture
def plan(place) -> Callable[..., None]:
    """Plan the week from a day on; Monday to Friday 10-17 from the year's first day when nothing is said."""

    def plan(from_day: str = "2026-01-01", hours: dict[int, Hours] | None = None) -> None:
        with write_connection() as connection:
            version = version_of_weeks(connection, place)
            week = WEEKDAYS if hours is None else hours
            plan_weeks(connection, Change(place, 2, now()), date.fromisoformat(from_day), week, version)

    return plan


@pytest.fixture
def decide(place) -> Callable[..., None]:
    """Decide a day, or so many in a row: closed when no hours are given."""

    def decide(first_day: str, reason: str, hours: Hours | None = None, day_count: int = 1) -> None:
        first = date.fromisoformat(first_day)
        days = days_between(first, first + timedelta(days=day_count - 1))
        with write_connection() as connection:
            decide_days(connection, Change(place, 2, now()), [Decision(day, hours, reason) for day in days])

    return decide


@pytest.fixture
def planned(place) -> Callable[..., Any]:
    """All that is planned now."""

    def planned() -> Any:
        with db.engine.connect() as connection:
            return opening_plan(connection, place)

    return planned
