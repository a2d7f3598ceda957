"""Kronor of an agreement: pro rata by days, raised by an index, told by each party, kept as they were."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.agreements.actions import leave
from app.agreements.money import Index, kr_of_period, proposed_kr
from app.agreements.money_actions import tell_party_year, tick, value_an_hour
from app.agreements.money_models import PartyYear
from app.agreements.money_queries import Leaving, hour_value_in, hour_values, may_leave, party_years
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, NotAllowed, Refusal
from app.periods import Period, year
from tests.agreements.agreeing import THREE_YEARS, TODAY, agree, cleo, otto, reading, says
from tests.make import rows

GRANTS = {2023: 452_948, 2024: 460_000, 2025: 366_000, 2026: 480_000}


def days(first_day, last_day):
    return Period(date.fromisoformat(first_day), date.fromisoformat(last_day))


@pytest.mark.parametrize(
    ("period", "kr"),
    [
        (year(2024), 460_000),
        (days("2025-01-01", "2025-01-01"), 1_003),  # 366 000 / 365 = 1 002.7
        (days("2025-01-01", "2025-06-30"), 181_496),  # 181 of 365 days: 181 495.9
        (days("2024-12-31", "2025-01-01"), 2_260),  # 460 000 / 366 = 1 256.8, and 1 002.7
        (THREE_YEARS, 460_000 + 366_000 + 480_000),
        (days("2023-07-01", "2024-12-31"), 460_000),  # before the agreement nothing was granted under it
        (year(2023), None),
        (year(2027), None),
    ],
    ids=str,
)
def test_a_period_has_its_days_share_of_each_year(period, kr):
    assert kr_of_period(GRANTS, period, THREE_YEARS) == kr


def test_a_year_that_the_agreement_begins_in_spreads_its_sum_over_the_days_that_it_holds():
    assert kr_of_period({2025: 184_000}, year(2025), days("2025-07-01", "2026-12-31")) == 184_000
    assert kr_of_period({2025: 184_000}, days("2025-07-01", "2025-07-31"), days("2025-07-01", "2026-12-31")) == 31_000


def test_the_sum_of_a_year_that_nobody_has_said_makes_the_period_unknown():
    assert kr_of_period({2024: 1}, days("2024-12-31", "2025-01-01"), THREE_YEARS) is None


@given(st.integers(0, 10**8), st.dates(date(2024, 1, 1), date(2026, 12, 30)))
def test_two_halves_are_the_whole_but_for_a_krona(kr, last_day):
    known = dict.fromkeys((2024, 2025, 2026), kr)
    first = kr_of_period(known, Period(date(2024, 1, 1), last_day), THREE_YEARS)
    rest = kr_of_period(known, Period(date.fromordinal(last_day.toordinal() + 1), date(2026, 12, 31)), THREE_YEARS)

    assert abs(first + rest - 3 * kr) <= 1


def test_the_index_proposes_from_the_latest_grant_that_is_known():
    index = Index(2023, 250)

    assert proposed_kr({2023: 452_948}, 2024, index) == 464_272  # x 1.025: 464 271.7
    assert proposed_kr({2023: 452_948}, 2025, index) == 475_878  # twice: 475 878.5, less a rounding of halves
    assert proposed_kr({2023: 452_948, 2024: 460_000}, 2025, index) == 471_500
    assert proposed_kr({2022: 400_000}, 2024, index) is None
    assert proposed_kr({2023: 452_948}, 2023, index) is None
    assert proposed_kr({2023: 452_948}, 2024, None) is None


@pytest.fixture
def iop(house):
    return agree(house)


def test_each_party_tells_its_own_sums_and_what_was_said_before_stays(house, iop):
    iogt = cleo(house).organisation_id
    with write_connection() as connection:
        tell_party_year(connection, iop, iogt, 2024, (339_690, None), says(cleo(house)))
        tell_party_year(connection, iop, iogt, 2024, (348_000, 535_000), says(cleo(house), 1))

    with pytest.raises(ChangedMeanwhile), write_connection() as connection:
        tell_party_year(connection, iop, iogt, 2024, (1, 1), says(cleo(house), 1))
    with reading() as connection:
        told = party_years(connection, iop)[iogt][2024]
    assert (told.grant_kr, told.cost_kr, told.number) == (348_000, 535_000, 2)
    assert rows(sa.select(PartyYear.grant_kr).order_by(PartyYear.number)) == [(339_690,), (348_000,)]


@pytest.mark.parametrize(("number", "kr"), [(1900, (1, 1)), (2024, (-1, None)), (2024, (None, 10**9 + 1))], ids=str)
def test_sums_that_cannot_be_are_refused(house, iop, number, kr):
    with pytest.raises(Refusal), write_connection() as connection:
        tell_party_year(connection, iop, cleo(house).organisation_id, number, kr, says(cleo(house)))


def test_an_hour_has_the_value_of_the_latest_year_from_which_one_was_said(house, iop):
    with write_connection() as connection:
        value_an_hour(connection, iop, 2024, 220, says(cleo(house)))
        value_an_hour(connection, iop, 2026, 240, says(otto(house)))
        assert [hour_value_in(hour_values(connection, iop), each) for each in (2023, 2024, 2025, 2026)] == [
            None,
            220,
            220,
            240,
        ]
        value_an_hour(connection, iop, 2026, None, says(cleo(house), 1))
        assert hour_value_in(hour_values(connection, iop), 2026) == 220
        with pytest.raises(Refusal):
            value_an_hour(connection, iop, 2026, 0, says(cleo(house), 2))


def test_unit_costs_leave_when_every_party_has_ticked_them_and_not_before(house, iop):
    iogt, sion = cleo(house).organisation_id, otto(house).organisation_id
    with write_connection() as connection:
        assert not may_leave(connection, iop, Leaving.UNIT_COSTS, TODAY)
        tick(connection, iop, iogt, Leaving.UNIT_COSTS, True, says(cleo(house)))
        assert not may_leave(connection, iop, Leaving.UNIT_COSTS, TODAY)
        tick(connection, iop, sion, Leaving.UNIT_COSTS, True, says(otto(house)))
        assert may_leave(connection, iop, Leaving.UNIT_COSTS, TODAY)
        assert not may_leave(connection, iop, Leaving.PACE, TODAY)
        tick(connection, iop, sion, Leaving.UNIT_COSTS, False, says(otto(house), 1))
        assert not may_leave(connection, iop, Leaving.UNIT_COSTS, TODAY)
        leave(connection, iop, sion, date(2025, 4, 30), otto(house))
        assert may_leave(connection, iop, Leaving.UNIT_COSTS, TODAY)
        assert not may_leave(connection, iop, Leaving.UNIT_COSTS, date(2025, 4, 30))


def test_who_is_no_party_tells_no_sum(house):
    alone = agree(house, "alone", alone=True)

    with pytest.raises(NotAllowed), write_connection() as connection:
        tell_party_year(connection, alone, otto(house).organisation_id, 2024, (1, 1), says(otto(house)))
