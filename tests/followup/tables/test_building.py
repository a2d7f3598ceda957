"""The exact tables of a report, counted from houses noted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.figures.document import one_moment
from app.followup.about.agreed_terms import terms_of_agreement, terms_of_party
from app.followup.about.particulars import particulars_of
from app.followup.about.reporting_period import reporting_period
from app.followup.queries import house_of
from app.followup.tables.building import exact_tables
from app.periods import Period, year
from tests.figures.noting import agree, note, record_day
from tests.make import make_activity, make_door

THIS_YEAR = year(2025)


def come(door, label, *days, **said):
    for day in days:
        note(door, label, at=f"{day}T11:00", **said)


@pytest.fixture
def valla(app):
    """Seven people with a card: Anka comes in both halves and to both premises; two visits without a card."""
    door = make_door("valla", "iogt")
    park = make_door("park", "iogt")
    come(door, "anka", "2025-02-03", "2025-02-04", "2025-09-01")
    come(park, "anka", "2025-02-03")
    for number in range(6):
        come(door, f"person-{number}", "2025-03-10", gender="woman" if number < 4 else None)
    note(door, at="2025-03-10T12:00", count=2, basis="paper")
    return door


@pytest.fixture
def hamnen(valla):
    """The other party: one person, who may be someone's other card."""
    door = make_door("hamnen", "sion")
    come(door, "lom", "2025-02-03")
    agree("iop", "iogt", "sion")
    return door


def counted(organisation="iogt", period=THIS_YEAR, agreement=None):
    with one_moment() as connection:
        terms = (
            terms_of_agreement(connection, agreement, period)
            if agreement
            else terms_of_party(connection, organisation, period)
        )
        house = house_of(connection, terms)
        reporting = reporting_period(period, terms.period)
        return exact_tables(house, reporting, terms), particulars_of(house, reporting, terms)


def tables(**asked):
    return {each.id: each for each in counted(**asked)[0]}


def numbers(table):
    return {" ".join(cell.key): cell.value for cell in table.cells}


def test_a_number_stands_under_its_period(valla):
    found = tables()

    assert numbers(found["visits"]) == {"2025": 12}  # nine persons' days and one more at the park, two heads
    assert numbers(found["visits_on_paper"]) == {"2025": 2}
    assert numbers(found["open_days"]) == {"2025": 5}


def test_unique_visitors_of_the_year_are_not_the_sum_of_halves_or_months(valla):
    found = tables()

    assert numbers(found["unique_visitors"]) == {"2025": 7, "2025-H1": 7, "2025-H2": 1}
    by_month = numbers(found["unique_visitors_by_month"])
    assert (by_month["2025 *"], by_month["2025 2025-02"], by_month["2025 2025-03"], by_month["2025 2025-09"]) == (
        7,
        1,
        6,
        1,
    )


def test_one_in_two_premises_is_one_in_the_organisation(valla):
    assert numbers(tables()["unique_visitors_by_premises"]) == {"2025 *": 7, "2025 valla": 7, "2025 park": 1}


def test_of_one_premises_there_is_nothing_to_tell_apart(hamnen):
    assert "visits_by_premises" not in tables(organisation="sion")


def test_a_cell_says_which_number_of_the_world_it_is(valla):
    cell = next(each for each in tables()["gender"].cells if each.key == ("2025", "woman"))

    assert cell.value == 4
    assert (cell.quantity.measure, cell.quantity.scope) == ("unique_visitors", "organisation/iogt")
    assert (cell.quantity.first_day, cell.quantity.last_day) == (date(2025, 1, 1), date(2025, 12, 31))
    assert cell.quantity.classes == (("gender", "woman"),)


def test_totals_of_different_tables_are_one_quantity(valla):
    found = tables()
    whole = [cell.quantity for cell in found["unique_visitors"].cells if cell.key == ("2025",)]
    totals = [
        cell.quantity for name in ("gender", "age", "bands") for cell in found[name].cells if cell.key == ("2025", "*")
    ]

    assert set(totals) == set(whole)


def test_fixed_classes_stand_also_with_nobody_but_for_an_empty_rest(valla):
    assert numbers(tables()["gender"]) == {"2025 *": 7, "2025 woman": 4, "2025 man": 0, "2025 other-or-unstated": 3}


def test_a_year_in_which_counting_had_not_begun_is_not_compared_with(valla):
    assert counted()[1].compared is None

    come(valla, "anka", "2024-05-06")
    assert counted()[1].compared is None

    come(valla, "anka", "2024-02-06")
    found, about = counted()
    assert about.compared is not None
    assert about.compared.code == "2024"
    assert numbers({each.id: each for each in found}["visits"]) == {"2025": 12, "2024": 2}


def test_parties_stand_side_by_side_and_only_what_adds_up_stands_together(valla, hamnen):
    found = tables(agreement="iop")

    assert numbers(found["visits"]) == {"2025 *": 13, "2025 iogt": 12, "2025 sion": 1}
    assert numbers(found["unique_visitors"]) == {
        **{"2025 iogt": 7, "2025 sion": 1, "2025-H1 iogt": 7, "2025-H1 sion": 1},
        **{"2025-H2 iogt": 1, "2025-H2 sion": 0},
    }
    assert found["visits"].cells[0].quantity.scope == "agreement/iop"


def test_no_table_of_persons_is_over_several_organisations(valla, hamnen):
    persons = [each for each in counted(agreement="iop")[0] if each.counts == "persons"]

    assert persons
    assert all("*" != cell.key[each.dimensions.index("organisation")] for each in persons for cell in each.cells)


def test_new_visitors_are_told_of_a_year_and_not_of_a_half(valla):
    for number in range(6):
        note(valla, f"person-{number}", at="2025-03-11T11:00", been_before=False)

    assert numbers(tables()["newness"]) == {"2025 said-new": 6}
    assert "newness" not in tables(period=Period(date(2025, 1, 1), date(2025, 6, 30)))


def test_with_a_history_new_and_earlier_make_up_all(valla):
    come(valla, "anka", "2023-05-06")

    assert numbers(tables()["newness"]) == {"2025 *": 7, "2025 new": 6, "2025 earlier": 1}


def test_how_people_found_the_place_is_told_in_four_groups_and_coarser(valla):
    for how in ("friend", "friend", "probation", "open-house", "poster"):
        note(valla, kind="source", at="2025-03-10", how_found=how)
    table = tables()["how_found"]

    assert numbers(table) == {
        **{"2025 *": 5, "2025 people": 2, "2025 partners": 1, "2025 by-outreach": 1, "2025 other-ways": 1}
    }
    people_and_partners, only_people, total = table.coarser
    assert numbers(people_and_partners) == {
        **{"2025 *": 5, "2025 people": 2, "2025 partners": 1, "2025 outreach-or-other-ways": 2}
    }
    assert numbers(only_people) == {"2025 *": 5, "2025 people": 2, "2025 not-people": 3}
    assert numbers(total) == {"2025": 5}
    assert (total.dimensions, total.cells[0].quantity.classes) == (("period",), ())


def test_after_midnight_is_the_evening_before(valla):
    note(valla, at="2025-03-13T00:40")
    note(valla, at="2025-03-12T09:00")
    found = numbers(tables()["arrivals"])

    assert (found["2025 2 evening"], found["2025 2 morning"], found["2025 2 afternoon"]) == (1, 1, 0)


def test_persons_of_a_visiting_group_are_never_counted(valla):
    make_activity(valla, "aa", "session", True)
    make_activity(valla, "lunch", "meal")
    note(valla, kind="session", activity="aa", at="2025-03-10T18:00", count=25)
    note(valla, "anka", kind="meal", activity="lunch", at="2025-03-10T12:00")
    found = tables()

    assert numbers(found["activity_participations"]) == {"2025 aa": 25}
    assert numbers(found["activity_sessions"]) == {"2025 aa": 1, "2025 lunch": 1}
    assert numbers(found["activity_persons"]) == {"2025 lunch": 1}


def test_referrers_are_named_only_when_there_were_enough_people(valla):
    note(valla, kind="placement", at="2025-03-10", referrer="probation", count=4)
    assert counted()[1].referrers == ()

    note(valla, kind="placement", at="2025-03-10", referrer="lss", count=1)
    assert counted()[1].referrers == ("lss", "probation")


def test_the_agreement_so_far_has_a_row_for_each_of_its_years(valla):
    come(valla, "anka", "2024-05-06", "2026-02-03")

    def trend(years, asked):
        with one_moment() as connection:
            terms = replace(terms_of_party(connection, "iogt", asked), period=years)
            found = exact_tables(house_of(connection, terms), reporting_period(asked, years), terms)
        return {each.id: numbers(each) for each in found}

    three_years = Period(date(2024, 1, 1), date(2026, 12, 31))
    found = trend(three_years, THIS_YEAR)
    assert found["visits_by_year"] == {"2024": 1, "2025": 12}
    assert found["unique_visitors_by_year"] == {"2024": 1, "2025": 7}
    assert found["visits_over_the_agreement"]["2024 2024-05"] == 1
    assert "visits_by_year" not in trend(THIS_YEAR, THIS_YEAR)  # one year is no trend
    assert trend(three_years, three_years)["unique_visitors"] == {"2024-2026": 7, "2024": 1, "2025": 7, "2026": 1}


def test_a_day_without_figures_is_an_open_day_that_does_not_count(valla):
    record_day(valla, "2025-05-05", "unrecorded")
    found = tables()

    assert numbers(found["open_days"]) == {"2025": 6}
    assert numbers(found["registered_open_days"]) == {"2025": 5}
    assert numbers(found["gaps"]) == {"2025": 1}
