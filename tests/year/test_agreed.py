"""How it goes with what was agreed, judged from its pace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.periods import Period, year
from app.year.agreed import Going, Held, agreed_line

WEEKDAYS = frozenset(range(5))
THREE_YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))
IN_JULY = date(2025, 7, 2)  # 130 of the 261 weekdays of 2025 are over: of 220 some 109.6 can be expected


@dataclass
class Thing:
    """About 220 open days a year, when nothing else is said."""

    figure_id: str = "open_days"
    amount: int = 220
    per: str = "year"
    is_about: bool = True


def line(done, today=IN_JULY, thing=None, agreed=THREE_YEARS, is_shared=False):
    made = agreed_line(thing or Thing(), Held("iop", agreed, is_shared), year(2025), done, WEEKDAYS, today)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("done", "today", "going"),
    [
        (120, IN_JULY, Going.ON_PACE),
        (106, IN_JULY, Going.ON_PACE),  # within a week's part, 4.2
        (105, IN_JULY, Going.A_LITTLE_AFTER),
        (0, IN_JULY, Going.MUCH_LEFT),  # 8.4 a week are too much to ask for, half as much again as 4.2 is the most
        (220, IN_JULY, Going.DONE),
        (219, date(2026, 1, 1), Going.OVER),
        (230, date(2026, 1, 1), Going.OVER),
        (0, date(2025, 1, 1), Going.ON_PACE),
    ],
)
def test_how_it_goes_follows_from_the_pace(done, today, going):
    assert line(done, today).going is going


def test_what_several_share_is_not_judged_by_one_partys_part():
    assert line(3, is_shared=True).going is Going.SHARED


def test_so_many_a_week_are_enough():
    # 115 are left and 183 days, 26.1 weeks: 4.4 a week.
    behind = line(105)

    assert (behind.needed_a_week, behind.left) == (5, 115)


@pytest.mark.parametrize(("done", "today"), [(212, date(2025, 12, 28)), (212, IN_JULY)])
def test_in_the_last_week_and_with_less_than_one_a_week_what_is_left_is_told(done, today):
    assert (line(done, today).needed_a_week, line(done, today).left) == (None, 8)


def test_a_thing_that_ends_within_the_year_is_told_of_its_own_days():
    half = line(40, agreed=Period(date(2024, 1, 1), date(2025, 7, 31)))

    assert (half.days, half.ends_with_its_year) == (Period(date(2025, 1, 1), date(2025, 7, 31)), False)
    assert half.pace.agreed == 128  # 220 x 212 / 365
    assert line(40).ends_with_its_year


def test_saturdays_and_sundays_come_on_their_own_weekdays():
    weekends = Thing("open_weekend_days", 104, "year")

    # Sunday the 5th is over: two weekend days of 104. Of the weekdays of the plan three are over, of 261.
    assert line(0, date(2025, 1, 6), weekends).pace.expected == pytest.approx(2)


def test_what_does_not_hold_in_the_year_is_not_there():
    held = Held("iop", Period(date(2026, 1, 1), date(2026, 12, 31)), False)

    assert agreed_line(Thing(), held, year(2025), 0, WEEKDAYS, IN_JULY) is None
