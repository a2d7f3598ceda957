"""Which periods may leave the house, and what is said to who asks for others."""

from datetime import date

import pytest

from app.followup.about.reporting_period import NotAReportingPeriod, PeriodKind, reporting_period
from app.periods import Period, year

AGREEMENT = Period(date(2024, 1, 1), date(2026, 12, 31))


def between(first_day, last_day):
    return Period(date.fromisoformat(first_day), date.fromisoformat(last_day))


@pytest.mark.parametrize(
    ("first_day", "last_day", "kind", "code"),
    [
        ("2025-01-01", "2025-12-31", PeriodKind.YEAR, "2025"),
        ("2025-01-01", "2025-06-30", PeriodKind.HALF_YEAR, "2025-H1"),
        ("2025-07-01", "2025-12-31", PeriodKind.HALF_YEAR, "2025-H2"),
        ("2024-01-01", "2026-12-31", PeriodKind.AGREEMENT, "2024-2026"),
        ("2024-01-01", "2025-12-31", PeriodKind.AGREEMENT, "2024-2025"),
        ("2024-01-01", "2025-06-30", PeriodKind.AGREEMENT, "2024-01-01..2025-06-30"),
    ],
)
def test_a_year_a_half_year_or_the_agreement_so_far_may_leave(first_day, last_day, kind, code):
    reporting = reporting_period(between(first_day, last_day), AGREEMENT)

    assert (reporting.kind, reporting.code) == (kind, code)


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [
        ("2025-03-03", "2025-05-09"),
        ("2025-04-01", "2026-03-31"),
        ("2025-04-01", "2025-09-30"),
        ("2025-01-01", "2025-03-31"),
        ("2024-01-01", "2025-03-31"),
        ("2025-01-01", "2026-12-31"),
        ("2023-01-01", "2026-12-31"),
    ],
)
def test_other_dates_stay_and_it_is_said_what_to_choose(first_day, last_day):
    with pytest.raises(NotAReportingPeriod) as refused:
        reporting_period(between(first_day, last_day), AGREEMENT)

    year_asked = last_day[:4]
    assert f"{year_asked}-01-01 to {year_asked}-12-31" in refused.value.message
    assert "2024-01-01 to 2026-12-31" in refused.value.message


def test_without_an_agreement_several_years_stay():
    with pytest.raises(NotAReportingPeriod) as refused:
        reporting_period(AGREEMENT)

    assert "agreement" not in refused.value.message


def test_an_agreement_that_begins_in_the_middle_of_a_month_leaves_whole():
    odd = between("2024-02-15", "2026-08-14")

    assert reporting_period(odd, odd).kind == PeriodKind.AGREEMENT
    assert [each.code for each in reporting_period(odd, odd).years] == ["2025"]


def test_the_period_before_is_of_the_same_kind():
    assert reporting_period(year(2025)).before.code == "2024"
    assert reporting_period(between("2025-01-01", "2025-06-30")).before.code == "2024-H2"
    assert reporting_period(AGREEMENT, AGREEMENT).before.code == "2021-2023"


def test_a_year_is_made_of_two_halves():
    assert [each.code for each in reporting_period(year(2025)).halves] == ["2025-H1", "2025-H2"]
