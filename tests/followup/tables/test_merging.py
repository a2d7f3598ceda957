"""The coarser forms of a table: sums of the finer cells, each still saying which number of the world it is."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.disclosure.cells import TOTAL
from app.disclosure.classes import AGES, MERGES, ONLY_PEOPLE, REGULARS_OR_NOT, WAYS_HERE
from app.disclosure.dimensions import MERGED
from app.followup.tables.merging import coarser_forms, merged, without_classes
from tests.followup.telling import table

codes = st.sampled_from(["friend", "probation", "open-house", "poster", "people", "something else"])


def test_each_merge_has_its_own_id_and_no_code_in_two_groups():
    assert len({merge.id for merge in MERGES}) == len(MERGES)
    for merge in MERGES:
        every = Counter(code for _, members in merge.groups for code in members)
        assert [code for code, times in every.items() if times > 1] == []


def test_the_door_knows_what_each_merged_class_is_the_sum_of():
    assert MERGED["age"]["30-and-over"] == {"30-44", "45-64", "65-plus"}
    assert MERGED["how_found"]["not-people"] == set(WAYS_HERE.group_codes) - {"people"}
    assert MERGED["band"]["sometimes-or-seldom"] == {"sometimes", "seldom"}


def test_codes_that_nobody_foresaw_fall_into_the_rest():
    assert WAYS_HERE.group_of("a dream") == "other-ways"
    assert AGES.group_of("") == "unstated"


@given(codes)
def test_merging_twice_is_merging_once(code):
    assert WAYS_HERE.group_of(WAYS_HERE.group_of(code)) == WAYS_HERE.group_of(code)


def test_a_merged_cell_is_the_sum_of_its_parts():
    bands = table("bands", {"*": 90, "often": 31, "sometimes": 29, "seldom": 30})
    coarser = merged(bands, REGULARS_OR_NOT)

    assert {cell.key: cell.value for cell in coarser.cells} == {
        ("2025", TOTAL): 90,
        ("2025", "often"): 31,
        ("2025", "sometimes-or-seldom"): 59,
    }


@given(st.dictionaries(st.sampled_from(WAYS_HERE.group_codes), st.integers(0, 99), min_size=1))
def test_no_number_gets_lost_or_told_twice(numbers):
    found = table("how_found", {TOTAL: sum(numbers.values()), **numbers})
    only_people, total = coarser_forms(found, (ONLY_PEOPLE, None), 1)

    parts = [cell.value for cell in only_people.cells if cell.key[-1] != TOTAL]
    assert sum(parts) == sum(numbers.values())
    assert [cell.value for cell in total.cells] == [sum(numbers.values())]


def test_without_classes_only_totals_are_left():
    found = without_classes(table("gender_and_age", {"* *": 12, "woman *": 7, "* under-30": 5, "woman under-30": 3}), 2)

    assert [(cell.key, cell.value) for cell in found.cells] == [(("2025",), 12)]
    assert found.dimensions == ("period",)
