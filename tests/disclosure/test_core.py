"""An auditor that is not content gets less, step by step, and at the end what has no persons in it."""

from collections.abc import Callable

from app.disclosure.cells import TOTAL, Counts, Held, Release, Table, Why
from app.disclosure.core import audited_release
from tests.disclosure.making import by_class, by_place

COARSE = by_class("gender", {"woman": 40, "others": 38, TOTAL: 78}, table_id="genders")
TABLES = [
    by_place({"valla": 220, TOTAL: 220}, measure="open_days", counts=Counts.DAYS),
    by_place({"valla": 900, TOTAL: 900}, measure="meals", counts=Counts.HEADS),
    by_class("gender", {"woman": 40, "man": 30, "other": 8, TOTAL: 78}, coarser=(COARSE,), table_id="genders"),
    by_class("activity", {"choir": 30, TOTAL: 30}, measure="activities", is_core=False, table_id="further"),
    by_class("how_found", {"people": 30, TOTAL: 30}, measure="how_found", counts=Counts.HEADS, table_id="found"),
]


NAMELESS = frozenset({"?"})  # an objection to no table that there is


def told_by(is_content: Callable[[dict[str, Table]], bool]) -> dict[str, Table]:
    """What leaves when the auditor is content with such tables, by their ids; else it objects to the whole."""
    return by_id(audited_release(TABLES, 5, [], lambda release: () if is_content(by_id(release)) else NAMELESS))


def by_id(release: Release) -> dict[str, Table]:
    """The tables of a release."""
    return {table.id: table for table in release.tables}


def test_what_is_found_safe_leaves_whole():
    assert set(told_by(lambda _: True)) == {table.id for table in TABLES}


def test_first_all_but_the_core_stays():
    left = told_by(lambda told: "further" not in told)

    assert "further" not in left
    assert len(left["genders"].cells) == 4


def test_then_the_core_is_made_coarser():
    assert len(told_by(lambda told: "genders" not in told or len(told["genders"].cells) < 4)["genders"].cells) == 3


def test_a_table_that_is_objected_to_stays_alone():
    release = audited_release(TABLES, 5, [], lambda release: {"genders"} & set(by_id(release)))

    assert set(by_id(release)) == {table.id for table in TABLES} - {"genders"}
    assert Held("genders", None, "dropped", Why.WOULD_TELL) in release.held


def test_at_last_what_has_no_persons_in_it_leaves_and_nothing_is_left_unsaid():
    release = audited_release(TABLES, 5, [], lambda _: NAMELESS)

    assert [table.measure for table in release.tables] == ["open_days", "meals"]
    assert [cell.value for table in release.tables for cell in table.cells] == [220, 220, 900, 900]
    assert {each.table_id for each in release.held} == {"genders", "further", "found"}
