"""The days on which much of Sweden is closed."""

from __future__ import annotations

from datetime import date

import pytest

from app.opening.swedish_holidays import holiday_on, holidays_of


@pytest.mark.parametrize(
    ("day", "sv", "en", "is_half_day"),
    [
        ("2024-03-31", "Påskdagen", "Easter Sunday", False),
        ("2025-04-20", "Påskdagen", "Easter Sunday", False),
        ("2026-04-03", "Långfredagen", "Good Friday", False),
        ("2026-06-19", "Midsommarafton", "Midsummer Eve", False),
        ("2026-12-24", "Julafton", "Christmas Eve", False),
        ("2026-12-31", "Nyårsafton", "New Year's Eve", False),
        ("2026-04-02", "Skärtorsdagen", "Maundy Thursday", True),
        ("2026-04-30", "Valborgsmässoafton", "Walpurgis Night", True),
    ],
)
def test_holidays_and_eves_are_named_in_both_languages(day, sv, en, is_half_day):
    holiday = holiday_on(date.fromisoformat(day))

    assert (holiday.sv, holiday.en, holiday.is_half_day) == (sv, en, is_half_day)


def test_plain_days_sundays_and_days_between_are_none():
    days = [date(2026, 5, 3), date(2026, 5, 15), date(2026, 12, 23), date(2026, 5, 5)]

    assert [holiday_on(day) for day in days] == [None] * 4


@pytest.mark.parametrize("year", range(2018, 2031))
def test_every_year_has_its_thirteen_red_days_and_five_eves(year):
    whole = [each for each in holidays_of(year).values() if not each.is_half_day]

    assert len(whole) == 18
    assert all("(" not in each.sv + each.en and ";" not in each.sv + each.en for each in holidays_of(year).values())


def test_two_holidays_on_one_day_are_said_by_one_name():
    """The first of May of 2008 was Ascension Day too."""
    assert holiday_on(date(2008, 5, 1)).sv in ("Första maj", "Kristi himmelsfärdsdag")
