"""What closing a day takes for planned: the week, but for what was decided, and holidays as closed."""

from __future__ import annotations

from datetime import date

import pytest

from app.closing.planned import NOT_PLANNED, PlannedDay, _planned
from app.opening.planned_days import Decision, OpeningPlan, WeekPlan

TEN_TO_FOUR = (600, 960)
WEEK = WeekPlan(date(2026, 1, 1), dict.fromkeys(range(5), TEN_TO_FOUR))
TUESDAY, SUNDAY = date(2026, 5, 5), date(2026, 5, 10)
EPIPHANY, MAUNDY_THURSDAY = date(2026, 1, 6), date(2026, 4, 2)


def plan(*decisions):
    return OpeningPlan([WEEK], {each.day: each for each in decisions})


@pytest.mark.parametrize(
    ("decisions", "day", "planned"),
    [
        ([], TUESDAY, PlannedDay(True, *TEN_TO_FOUR)),
        ([], SUNDAY, NOT_PLANNED),
        ([Decision(SUNDAY, (720, 900), "öppet hus")], SUNDAY, PlannedDay(True, 720, 900)),
        ([Decision(SUNDAY, None, "")], SUNDAY, NOT_PLANNED),
        ([Decision(TUESDAY, None, "städning")], TUESDAY, PlannedDay(True, *TEN_TO_FOUR, closed_for="städning")),
        ([], EPIPHANY, PlannedDay(True, *TEN_TO_FOUR, closed_for="Trettondedag jul")),
        ([Decision(EPIPHANY, (720, 900), "")], EPIPHANY, PlannedDay(True, 720, 900)),
        ([], MAUNDY_THURSDAY, PlannedDay(True, *TEN_TO_FOUR)),
    ],
    ids=["week", "weekend", "opened", "closed anyway", "closed", "holiday", "open on a holiday", "half a day"],
)
def test_it_is_planned(app, decisions, day, planned):
    with app.test_request_context():
        assert _planned(plan(*decisions), day) == planned


def test_a_day_decided_closed_without_a_reason_says_so(app):
    with app.test_request_context():
        assert _planned(plan(Decision(TUESDAY, None, "")), TUESDAY).closed_for == "stängt, som bestämt"
