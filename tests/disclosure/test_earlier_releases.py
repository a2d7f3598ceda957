"""What has left before: a new release is safe together with it, and moves its numbers by nothing or by enough."""

import pytest

from app.disclosure.cells import TOTAL, Counts, Held, Why
from app.disclosure.door import released
from tests.disclosure.making import FIRST_HALF, by_class, by_place, shown

GENDER = "unique_visitors-gender"


def test_a_later_release_is_safe_together_with_the_earlier():
    year = {"woman": 40, "man": 35, "other-or-unstated": 3, TOTAL: 78}
    first = released([by_class("gender", year)], 5)
    secondary = next(each.key[0] for each in first.held if each.why is Why.WOULD_TELL)
    # Alone this table tells of nobody: all its cells count many.
    again = by_class("gender", {code: year[code] for code in ("woman", "man")}, table_id="again", is_core=False)

    release = released([again], 5, [first])

    assert secondary not in (shown(release, "again") or {})
    assert release.held == (Held("again", None, "dropped", Why.EARLIER_RELEASE),)


@pytest.mark.parametrize(("now", "shown_value"), [(90, 90), (91, 90), (86, 90), (94, 90), (95, 95), (85, 85)])
def test_a_late_entry_moves_a_published_person_cell_by_nothing_or_by_enough(now, shown_value):
    first = released([by_place({"valla": 90})], 5)

    release = released([by_place({"valla": now})], 5, [first])

    assert shown(release, "unique_visitors-premises") == {"valla": shown_value}
    old = Held("unique_visitors-premises", ("valla",), "old value", Why.LATE_ENTRY)
    assert release.held == ((old,) if shown_value != now else ())


def test_late_visits_move_freely():
    first = released([by_place({"valla": 700}, measure="visits", counts=Counts.VISITS)], 5)

    release = released([by_place({"valla": 701}, measure="visits", counts=Counts.VISITS)], 5, [first])

    assert shown(release, "visits-premises") == {"valla": 701}


def test_the_same_report_can_leave_twice():
    tables = [
        by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 3, TOTAL: 78}),
        by_class("age", {"under-30": 20, "30-and-over": 52, "unstated": 6, TOTAL: 78}),
    ]
    first = released(tables, 5)

    assert released(tables, 5, [first]).tables == first.tables


def test_the_half_year_hidden_in_summer_stays_hidden_in_january():
    few = {"woman": 20, "man": 22, "other-or-unstated": 3, TOTAL: 45}
    summer = released([by_class("gender", few, days=FIRST_HALF)], 5)
    late = {"woman": 20, "man": 22, "other-or-unstated": 6, TOTAL: 48}

    january = released([by_class("gender", late, days=FIRST_HALF)], 5, [summer])

    # Six may be told; but not beside the total of 45 that has left, from which one would know that they were three.
    assert shown(january, GENDER)[TOTAL] == 45
    assert shown(january, GENDER)["other-or-unstated"] is None


def test_what_came_late_and_stands_with_its_old_value_gives_nothing_away():
    before = {"woman": 40, "man": 35, "other-or-unstated": 9, TOTAL: 84}
    first = released([by_class("gender", before)], 5)
    # Three women more: the old forty stands, the total moves with others who came late.
    now = {"woman": 43, "man": 40, "other-or-unstated": 9, TOTAL: 92}

    release = released([by_class("gender", now)], 5, [first])

    assert shown(release, GENDER) == {"woman": 40, "man": 40, "other-or-unstated": 9, TOTAL: 92}
    assert [(each.key, each.what) for each in release.held] == [(("woman",), "old value")]


def test_a_table_of_some_codes_is_no_sum_of_them_all():
    whole = released([by_class("gender", {"woman": 40, "man": 35, "other-or-unstated": 8, TOTAL: 83})], 5)
    some = by_class("gender", {"woman": 40, "other-or-unstated": 8}, table_id="some")

    assert shown(released([some], 5, [whole]), "some") == {"woman": 40, "other-or-unstated": 8}
