"""After 13 months a person keeps by month what figures of whole months need, and no day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as chosen
from sqlalchemy import select

from app.errors import PeriodNotCountable
from app.figures.facts import log as facts_of_log
from app.figures.facts import rollups
from app.log.models import Entry
from app.log.rollup_models import VisitDay
from app.log.thinned_models import KeptDay
from tests.figures.both_countings import app_figures, differences
from tests.figures.noting import link, note, period, take_back, value
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.make import make_door, rows
from tests.retention.thinned_log import every_row, thin_through
from tests.second_counting.random_logs import in_any_order, random_log
from tests.second_counting.random_rows import FIRST_DAY, LAST_DAY

LONG_AFTER = LAST_DAY + timedelta(500)


def whole_months(chance: Random) -> tuple[date, date]:
    """From the first of a month to the last of one up to a year later."""
    first = chance.randrange(FIRST_DAY.year * 12 + FIRST_DAY.month - 1, LAST_DAY.year * 12 + 12)
    last = first + chance.choice((0, 0, 1, 2, 5, 11, 11, 23))
    return date(first // 12, first % 12 + 1, 1), date(
        last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]
    )


def a_log_that_has_arrived(chance: Random, row_count: int = 120):
    log = random_log(chance, row_count)
    arrive(log, set_up(log), in_any_order(chance, log), chance)
    return log


@pytest.mark.parametrize("seed", range(2))
def test_figures_of_whole_months_are_the_same_before_and_after(app, seed):
    chance = Random(seed)
    log = a_log_that_has_arrived(chance)
    asked = [
        (chance.sample(sorted(log.premises), chance.randint(1, 3)), whole_months(chance), facts)
        for _number in range(3)
        for facts in (rollups, facts_of_log)
    ]
    before = [app_figures(*each) for each in asked]

    gone = thin_through(LONG_AFTER)

    assert gone.days > 0
    for each, was in zip(asked, before, strict=True):
        assert app_figures(*each) == was


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=chosen.integers(0, 2**32 - 1))
def test_the_second_counting_finds_whole_months_as_they_were_written(fresh_app, seed):
    chance = Random(seed)
    with fresh_app().app_context():
        log = a_log_that_has_arrived(chance, 60)
        for through in sorted(FIRST_DAY + timedelta(chance.randrange(1400)) for _night in range(2)):
            thin_through(through)
        for scope in (sorted(log.premises), chance.sample(sorted(log.premises), 2)):
            assert differences(log, scope, whole_months(chance), rollups) == []


def test_no_person_keeps_a_day_nor_the_order_of_days(app):
    """Of two people, who came on the same days in another order, nobody can tell which is which."""
    door = make_door()
    other = make_door("annex", "iogt")
    note(door, "anka", at="2024-05-03")
    note(other, "anka", at="2024-05-17")
    note(other, "anka", at="2024-05-30")
    note(door, "duva", at="2024-05-30")
    note(other, "duva", at="2024-05-03")
    note(other, "duva", at="2024-05-09")

    thin_through(LONG_AFTER)

    days: dict[bytes, list[tuple[int, date]]] = {}
    for person_id, premises_id, day in rows(select(VisitDay.person_id, VisitDay.premises_id, VisitDay.day)):
        days.setdefault(person_id, []).append((premises_id, day))
    one, two = (sorted(each) for each in days.values())
    assert one == two == [(1, date(2024, 5, 1)), (2, date(2024, 5, 2)), (2, date(2024, 5, 3))]
    of_persons = select(Entry.day, Entry.kiosk_id, Entry.staff_id).where(Entry.person_id.is_not(None))
    assert {(day, kiosk, staff) for day, kiosk, staff in rows(of_persons)} == {
        (date(2024, 5, number), None, None) for number in (1, 2, 3)
    }


def test_visits_by_day_stay_without_persons(app):
    door = make_door()
    note(door, "anka", at="2024-05-03T11:00")
    note(door, "duva", "meal", at="2024-05-03")
    note(door, at="2024-05-03", count=4)

    thin_through(LONG_AFTER)

    may = period("2024-05-01", "2024-05-31")
    assert rows(select(KeptDay.day, KeptDay.identified_visits)) == [(date(2024, 5, 3), 2)]
    assert value("busiest_day", may) == {"visits": 6, "premises": "valla", "day": "2024-05-03"}
    assert (value("open_days", may), value("visits_per_open_day", may)) == (1, 6)


def test_what_comes_late_counts_at_once_and_stays(app):
    door = make_door()
    note(door, "anka", at="2024-05-03T11:00")
    thin_through(LONG_AFTER)
    may = period("2024-05-01", "2024-05-31")

    note(door, "anka", at="2024-05-08T11:00")
    note(door, "duva", at="2024-05-01T11:00")
    come = [value(id, may) for id in ("visits", "unique_visitors", "visit_days_2")]
    thin_through(LONG_AFTER)

    assert come == [3, 2, 1]
    assert [value(id, may) for id in ("visits", "unique_visitors", "visit_days_2")] == come


def test_a_link_and_a_void_reach_thinned_months(app):
    door = make_door()
    one, other = note(door, "anka", at="2024-05-03T11:00"), note(door, "duva", at="2024-05-08T11:00")
    thin_through(LONG_AFTER)
    may = period("2024-05-01", "2024-05-31")

    link(door, one, other)
    assert (value("unique_visitors", may), value("visits", may)) == (1, 2)
    take_back(door, other)
    assert value("unique_visitors", may) == 1


def test_dates_that_cut_a_thinned_month_are_refused(app):
    log = a_log_that_has_arrived(Random(1))
    thin_through(LONG_AFTER)

    with pytest.raises(PeriodNotCountable, match="do not cut a month"):
        app_figures(sorted(log.premises), (date(2025, 3, 2), date(2025, 5, 31)))


def test_twice_is_once(app):
    a_log_that_has_arrived(Random(2))
    thin_through(LONG_AFTER)
    once = every_row()

    assert thin_through(LONG_AFTER).is_nothing
    assert every_row() == once
