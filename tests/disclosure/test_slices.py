"""Each place and stretch of time of a table may leave in its own form."""

from __future__ import annotations

from dataclasses import replace

from app.disclosure.cells import TOTAL
from app.disclosure.door import released
from app.disclosure.slices import composed, slice_of, slices_of
from tests.disclosure.making import FIRST_HALF, SCOPE, YEAR, by_class, shown
from tests.disclosure_runs.counted import merged

FEW_IN_HALF = {TOTAL: 30, "often": 2, "sometimes": 12, "seldom": 16}
MANY = {TOTAL: 60, "often": 14, "sometimes": 20, "seldom": 26}
GROUPS = {"often-or-sometimes": ("often", "sometimes")}


def two_stretches(groups=GROUPS):
    """A year's bands and its first half's, with the forms in which often is merged, and in which none is left."""
    year, half = by_class("band", MANY), by_class("band", FEW_IN_HALF, days=FIRST_HALF)
    cells = [
        replace(cell, key=(code, *cell.key))
        for code, table in (("2025", year), ("2025-H1", half))
        for cell in table.cells
    ]
    table = replace(year, id="bands", dimensions=("period", "band"), cells=tuple(cells))
    return replace(table, coarser=(merged(table, "band", groups), merged(table, "band", None)))


def told(table):
    return {cell.key: cell.value for cell in table.cells}


def test_only_the_half_with_few_is_merged():
    release = released([two_stretches()], threshold=5)
    assert told(release.tables[0]) == {
        **{("2025", code): number for code, number in MANY.items()},
        ("2025-H1", TOTAL): 30,
        ("2025-H1", "often-or-sometimes"): 14,
        ("2025-H1", "seldom"): 16,
    }
    assert [(each.table_id, each.key, each.what) for each in release.held] == [("bands", None, "merged")]


def test_one_form_for_all_slices_is_that_form():
    table = two_stretches()
    assert composed(table, dict.fromkeys(slices_of(table), 2)) == table.coarser[1]


def test_a_slice_without_classes_stands_by_its_total_beside_one_with():
    table = two_stretches()
    year, half = slices_of(table)
    assert (year, half) == ((SCOPE, *YEAR), (SCOPE, *FIRST_HALF))
    mixed = composed(table, {year: 0, half: 2})
    assert [cell.key for cell in mixed.cells if slice_of(cell) == half] == [("2025-H1", TOTAL)]
    assert len(mixed.cells) == len(MANY) + 1


def test_what_was_merged_in_one_slice_stays_so_in_the_next_release():
    first = released([two_stretches()], threshold=5)
    second = released([two_stretches()], 5, [first])
    assert told(second.tables[0]) == told(first.tables[0])


def test_a_table_that_has_one_slice_is_merged_as_a_whole():
    table = by_class("band", FEW_IN_HALF)
    release = released([replace(table, coarser=(merged(table, "band", GROUPS),))], threshold=5)
    assert shown(release, table.id) == {TOTAL: 30, "often-or-sometimes": 14, "seldom": 16}
