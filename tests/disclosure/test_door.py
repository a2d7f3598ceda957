"""The points of the default, each held: what leaves, in which form, and what is held back."""

from dataclasses import replace
from datetime import date

import pytest

from app.disclosure import protection
from app.disclosure.cells import TOTAL, Cell, Counts, Held, Quantity, Table, Why
from app.disclosure.door import released
from tests.disclosure.making import SCOPE, YEAR, by_class, by_place, shown

GENDER = "unique_visitors-gender"
FOUND = "how_found-how_found"


@pytest.mark.parametrize(
    ("measure", "counts"),
    [
        ("open_days", Counts.DAYS),
        ("open_hours", Counts.HOURS),
        ("sessions", Counts.SESSIONS),
        ("meals", Counts.HEADS),
        ("accompaniments", Counts.ENTRIES),
        ("grant", Counts.KRONOR),
    ],
)
def test_what_has_no_persons_in_it_is_never_hidden(measure, counts):
    table = by_place({"valla": 1, "berga": 2, TOTAL: 3}, measure=measure, counts=counts)

    assert shown(released([table], 5), table.id) == {"valla": 1, "berga": 2, TOTAL: 3}


def test_totals_of_visits_from_twenty_on_are_never_hidden_even_beside_few_persons():
    visits = by_place({"valla": 20, "berga": 400, TOTAL: 420}, measure="visits", counts=Counts.VISITS)
    persons = by_place({"valla": 2, "berga": 60, TOTAL: 61})

    release = released([visits, persons], 5)

    assert shown(release, visits.id) == {"valla": 20, "berga": 400, TOTAL: 420}
    assert shown(release, persons.id)["valla"] is None


def test_small_totals_of_visits_are_hidden_where_they_would_bound_the_visitors():
    visits = {"valla": 4, "lund": 6, "berga": 400, TOTAL: 410}
    persons = by_place({"valla": 2, "lund": 3, "berga": 60, TOTAL: 61})

    release = released([by_place(visits, measure="visits", counts=Counts.VISITS), persons], 5)

    assert shown(release, "visits-premises") == {"valla": None, "lund": None, "berga": 400, TOTAL: 410}


def test_a_large_core_report_leaves_whole():
    table = by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 15, TOTAL: 90})

    release = released([table], 5)

    assert shown(release, GENDER) == {"woman": 40, "man": 35, "other-or-unstated": 15, TOTAL: 90}
    assert release.held == ()


def test_one_to_four_persons_are_hidden_and_cannot_be_computed():
    table = by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 3, TOTAL: 78})

    release = released([table], 5)

    assert [each for each in shown(release, GENDER).values() if each is None] == [None, None]
    assert shown(release, GENDER)[TOTAL] == 78
    assert {each.why for each in release.held} == {Why.FEW_PERSONS, Why.WOULD_TELL}


def test_the_threshold_is_the_agreements():
    table = by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 8, TOTAL: 83})

    assert None not in shown(released([table], 5), GENDER).values()
    assert shown(released([table], 10), GENDER)["other-or-unstated"] is None


def test_nobody_of_an_attribute_is_hidden_but_nobody_in_a_month_is_shown():
    attribute = by_class("gender", {"woman": 40, "man": 35, "other": 0, TOTAL: 75})
    place = by_place({"valla": 0, "berga": 60, TOTAL: 60})

    assert shown(released([attribute], 5), GENDER)["other"] is None
    assert shown(released([place], 5), place.id) == {"valla": 0, "berga": 60, TOTAL: 60}


def test_where_nobody_was_there_is_nobody_to_hide():
    table = by_class("gender", {"woman": 0, "man": 0, TOTAL: 0})

    assert shown(released([table], 5), GENDER) == {"woman": 0, "man": 0, TOTAL: 0}


def test_visits_of_few_persons_are_hidden_in_attribute_tables():
    persons = {"woman": 30, "man": 3, "other": 40, TOTAL: 73}
    visits = {"woman": 300, "man": 90, "other": 400, TOTAL: 790}
    tables = [by_class("gender", persons), by_class("gender", visits, measure="visits", counts=Counts.VISITS)]

    release = released(tables, 5)

    assert shown(release, "visits-gender")["man"] is None
    assert shown(release, "visits-gender")[TOTAL] == 790


def test_visits_more_than_half_of_one_person_are_hidden_and_their_number_stays_in_the_house():
    table = by_class("gender", {"woman": 300, "man": 90, TOTAL: 390}, measure="visits", counts=Counts.VISITS)
    told = [replace(cell, most_of_one=50 if cell.key == ("man",) else 20, persons=12) for cell in table.cells]

    release = released([replace(table, cells=tuple(told))], 5)

    assert shown(release, "visits-gender")["man"] is None
    assert {(cell.persons, cell.most_of_one) for cell in release.tables[0].cells} == {(None, None)}


def test_classes_are_merged_before_anything_is_hidden():
    coarse = by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 15, TOTAL: 90}, table_id=GENDER)
    fine = by_class("gender", {"woman": 40, "man": 35, "other": 2, "unstated": 13, TOTAL: 90}, coarser=(coarse,))

    release = released([fine], 5)

    assert shown(release, GENDER) == {"woman": 40, "man": 35, "other-or-unstated": 15, TOTAL: 90}
    assert release.held == (Held(GENDER, None, "merged", Why.FEW_PERSONS),)


def test_the_finest_form_leaves_where_it_tells_of_nobody():
    coarse = by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 15, TOTAL: 90}, table_id=GENDER)
    fine = by_class("gender", {"woman": 40, "man": 35, "other": 6, "unstated": 9, TOTAL: 90}, coarser=(coarse,))

    assert shown(released([fine], 5), GENDER)["other"] == 6


def test_a_table_is_dropped_before_it_gets_holes_unless_it_is_core():
    numbers = {"woman": 40, "man": 35, "other-or-unstated": 3, TOTAL: 78}

    release = released([by_class("gender", numbers, is_core=False)], 5)

    assert release.tables == ()
    assert release.held == (Held(GENDER, None, "dropped", Why.FEW_PERSONS),)


def test_two_one_person_cells_protect_nothing_from_each_other():
    table = by_class("gender", {"woman": 1, "man": 1, "other": 30, "unstated": 40, TOTAL: 72})

    hidden = [code for code, value in shown(released([table], 5), GENDER).items() if value is None]

    assert set(hidden) > {"woman", "man"}


def test_a_visitor_who_knows_their_own_cell_learns_nothing():
    # 3 + 2 reach five for everyone but the one of the two who takes themselves away.
    table = by_class("gender", {"woman": 3, "man": 2, "other": 30, "unstated": 40, TOTAL: 75})

    assert list(shown(released([table], 5), GENDER).values()).count(None) == 3


def test_what_one_table_hides_no_other_gives_away():
    genders = by_class("gender", {"woman": 3, "man": 50, TOTAL: 53})
    place = by_place({"valla": 53, "berga": 70, TOTAL: 120})
    only = by_class("gender", {"woman": 3, "man": 50}, table_id="again")

    release = released([genders, place, only], 5)

    assert shown(release, "again") == {"woman": None, "man": None}
    assert shown(release, GENDER) == {"woman": None, "man": None, TOTAL: 53}


def test_the_only_premises_of_an_organisation_do_not_give_it_away():
    here = by_class("band", {"often": 3, "sometimes": 30, "seldom": 40, TOTAL: 73}, scope="premises/valla")
    whole = by_class("band", {"often": 3, "sometimes": 30, "seldom": 40, TOTAL: 73}, table_id="whole")

    release = released([here, whole, by_place({"valla": 73, TOTAL: 73})], 5)

    assert shown(release, here.id) == shown(release, "whole")


def test_persons_of_an_activity_are_told_from_ten_on_and_the_list_stays():
    persons = {"choir": 9, "billiards": 2, "café": 60, TOTAL: 65}
    table = by_class("activity", persons, measure="activities", is_core=False)

    release = released([table], 5)

    assert shown(release, table.id) == {"choir": None, "billiards": None, "café": 60, TOTAL: 65}


def test_heads_under_few_code_words_are_hidden_as_persons_are():
    found = {"people": 30, "partners": 20, "outreach": 3, "other": 12, TOTAL: 65}
    table = by_class("how_found", found, measure="how_found", counts=Counts.HEADS)

    release = released([table], 5)

    assert shown(release, FOUND)["outreach"] is None
    assert shown(release, FOUND)[TOTAL] == 65


def test_three_visitors_in_all_get_a_report_without_persons():
    open_days = by_place({"valla": 45}, measure="open_days", counts=Counts.DAYS)
    persons = [by_class("gender", {"woman": 1, "man": 2, "other-or-unstated": 0, TOTAL: 3}), by_place({"valla": 3})]

    release = released([open_days, *persons], 5)

    assert [cell.value for table in release.tables for cell in table.cells] == [45, None, None, None, None, None]


def test_a_small_total_of_heads_under_code_words_is_hidden_where_it_would_bound_them():
    found = {"people": 1, "partners": 2, "outreach": 0, "other": 0, TOTAL: 3}
    few = released([by_class("how_found", found, measure="how_found", counts=Counts.HEADS)], 5)
    contacts = by_class("how_found", {TOTAL: 3}, measure="how_found", counts=Counts.HEADS)

    assert set(shown(few, FOUND).values()) == {None}
    assert shown(released([contacts], 5), FOUND) == {TOTAL: 3}


@pytest.mark.parametrize("measure", ["visit_days_20", "busiest_day", "training_hours_per_week"])
def test_thin_slices_and_single_values_stay_in_the_house_even_from_the_core(measure):
    table = by_place({"valla": 50, "berga": 60, TOTAL: 100}, measure=measure)

    assert released([table], 5).tables == ()


def test_when_no_answer_is_found_the_core_leaves_without_its_persons(monkeypatch):
    monkeypatch.setattr(protection, "ROUNDS", 0)
    coarse = by_class("gender", {"woman": 40, "others": 38, TOTAL: 78}, table_id=GENDER)
    fine = by_class("gender", {"woman": 40, "man": 35, "other": 3, TOTAL: 78}, coarser=(coarse,))
    activities = by_class("activity", {"choir": 30, TOTAL: 30}, measure="activities", is_core=False)
    meals = by_place({"valla": 4, TOTAL: 4}, measure="meals", counts=Counts.HEADS)
    few = by_place({"valla": 3, TOTAL: 60})

    release = released([fine, activities, meals, few], 5)

    assert shown(release, GENDER) == {"woman": None, "others": None, TOTAL: None}
    assert shown(release, activities.id) is None
    assert shown(release, meals.id) == {"valla": 4, TOTAL: 4}


def test_nothing_is_released_of_nothing():
    assert released([], 5).tables == ()


def test_a_new_number_under_another_figures_name_is_the_same_number():
    by_newness = by_class("newness", {"new": 30, "returning": 40, TOTAL: 70})
    few = by_class("gender", {"woman": 4, "man": 66}, measure="gender", table_id="few")
    total = Table(
        "new", "new_visitors", Counts.PERSONS, (), (Cell((), Quantity("new_visitors", SCOPE, *YEAR), 30),), True
    )

    release = released([by_newness, few, total], 5)

    assert set(shown(release, "few").values()) == {None}
    assert release.tables[-1].cells[0].value == 30


def test_months_are_bounds_of_the_year_and_do_not_add_up_to_it():
    # One month of two visitors beside a year of sixty: nothing else must be hidden.
    cells = [
        Cell(
            (f"2025-{month:02d}",), Quantity("unique_visitors", SCOPE, date(2025, month, 1), date(2025, month, 28)), 30
        )
        for month in range(1, 12)
    ]
    cells += [Cell(("2025-12",), Quantity("unique_visitors", SCOPE, date(2025, 12, 1), YEAR[1]), 2)]
    cells += [Cell((TOTAL,), Quantity("unique_visitors", SCOPE, *YEAR), 60)]
    table = Table("months", "unique_visitors", Counts.PERSONS, ("month",), tuple(cells), True)

    values = shown(released([table], 5), "months")

    assert [code for code, value in values.items() if value is None] == ["2025-12"]
