"""Faults planted in the application: each is found by the second counting, else it would check nothing."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from app import service_day
from app.figures import bands, history, premises_day
from app.figures.countings import activities, kinds, visitors
from app.figures.facts import rollups
from app.figures.subjects import newcomers
from app.figures.subjects import visitors as visitor_figures
from app.log import definition
from app.log import rollups as log_rollups
from tests.figures.both_countings import differences
from tests.figures.planting import forget_questions, plant
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.second_counting.golden_year import ANSWERS, golden_year, scope_and_period
from tests.second_counting.random_logs import in_any_order, random_log, random_period

SEED = 20250101
ROW_COUNT = 200
PERIOD_COUNT = 10

Fault = tuple[Callable[..., Any], str, str]
FAULTS: dict[str, Fault] = {
    "the day ends an hour late": (service_day.local_time, "< cutoff_minute", "< cutoff_minute + 60"),
    "the day ends a minute late": (service_day.local_time, "< cutoff_minute", "<= cutoff_minute"),
    "the day is that of UTC": (service_day.local_time, "moment.astimezone(zone(time_zone))", "moment.astimezone(UTC)"),
    "the skipped hour is read with the offset after the jump": (service_day.moment_at, "fold=0", "fold=1"),
    "a person at two premises on one day has two days": (
        visitors.visit_days_of_persons,
        "func.count(visitor.day.distinct())",
        "func.count(visitor.day)",
    ),
    "whoever comes twice is two": (
        visitors.unique_visitors,
        "func.count(person_visit.person_id.distinct())",
        "func.count(person_visit.person_id)",
    ),
    "whoever eats twice is two": (
        activities._sessions,
        "func.count(entry.c.person_id.distinct())",
        "func.count(entry.c.person_id)",
    ),
    "a void takes nothing back": (definition.counts, " & ~is_voided(table)", ""),
    "who replaced a card is two": (log_rollups.add_to_rollups, "counted_as.get(person_id, person_id)", "person_id"),
    "often begins a day late": (bands.Limits.band, "times >= self.often", "times > self.often"),
    "limits of part of a year are rounded down": (bands.Limits.for_period, "-(-limit *", "(limit *"),
    "half a person is rounded to even": (
        visitor_figures.rounded_half_up,
        "(2 * numerator + denominator) // (2 * denominator)",
        "round(numerator / denominator)",
    ),
    "a history of a year is too short": (history.History.is_long_enough, ">= timedelta", "> timedelta"),
    "one answer is enough to tell who is new": (
        newcomers.newcomers,
        "2 * len(answered) < len(counting.visit_days)",
        "False",
    ),
    "stated heads come on top of those counted": (
        premises_day.PremisesDay.__post_init__,
        "max(self.counted_heads, stated_beyond_persons)",
        "self.counted_heads + max(0, stated_beyond_persons)",
    ),
    "an unrecorded day with entries is registered": (
        premises_day.PremisesDay.__post_init__,
        "self.state != DayState.UNRECORDED",
        "True",
    ),
    "closing after midnight is no evening": (
        premises_day.PremisesDay.closes_in_the_evening.fget,
        "self.closes_past_midnight or ",
        "",
    ),
    "five o'clock is office time": (kinds.contacts, "entry.hour >= OFFICE", "entry.hour > OFFICE"),
    "what was said last stands": (visitors.said_of_themselves, "every.day, every.id", "every.day.desc(), every.id"),
    "work training makes visitors": (log_rollups.add_to_rollups, "if kind.visiting and", "if kind.on_premises and"),
    "a first visit elsewhere counts here": (
        rollups.first_visits,
        "in_scope(FIRST_DAYS, scope), is_visible",
        "is_visible",
    ),
}


@pytest.fixture
def questions_written_anew():
    forget_questions()
    yield
    forget_questions()


def differences_in_golden_year() -> list[str]:
    """What the comparison finds in the golden year, in the scopes and periods that were counted by hand."""
    log = golden_year()
    arrive(log, set_up(log), [log.entry_rows], Random(SEED))
    return [line for answer in ANSWERS.values() for line in differences(log, *scope_and_period(answer))]


def differences_in_random_log() -> list[str]:
    """What the comparison finds in a log of random rows over some random periods."""
    chance = Random(SEED)
    log = random_log(chance, ROW_COUNT)
    arrive(log, set_up(log), in_any_order(chance, log), chance)
    found: list[str] = []
    for _number in range(PERIOD_COUNT):
        scope = chance.sample(list(log.premises), chance.randint(1, len(log.premises)))
        found += differences(log, scope, random_period(chance))
    return found


def test_without_a_fault_nothing_is_found(fresh_app):
    with fresh_app().app_context():
        assert differences_in_golden_year() == []
    with fresh_app().app_context():
        assert differences_in_random_log() == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name, fresh_app, monkeypatch, questions_written_anew):
    function, right, wrong = FAULTS[name]
    plant(monkeypatch, function, right, wrong)

    with fresh_app().app_context():
        found = differences_in_golden_year()
    with fresh_app().app_context():
        assert found or differences_in_random_log()
