"""What the auditor finds in releases that were solved by hand, one for each law of the figures."""

from __future__ import annotations

import pytest

from app.disclosure.auditor.audit import audit
from tests.disclosure.auditor.documents import HIDDEN, document, table, total

K = 5


def found(*documents, sensitive=None):
    """Table, last code of the key, and interval of each finding."""
    return {
        (each.table, each.key[-1] if each.key else "", each.low, each.high) for each in audit(documents, K, sensitive)
    }


def test_nothing_hidden_and_nothing_small_may_leave():
    assert found(document(total(90), table("bands", "band", {"often": 30, "sometimes": 30, "seldom": 30}))) == set()


def test_a_small_cell_that_is_shown_is_found():
    assert found(document(table("bands", "band", {"*": 70, "often": 3, "sometimes": 37, "seldom": 30}))) == {
        ("bands", "often", 3, 3)
    }


def test_nobody_is_told_of_an_attribute_only():
    assert found(document(table("gender", "gender", {"woman": 0, "man": 20, "other-or-unstated": 10}))) == {
        ("gender", "woman", 0, 0)
    }
    assert found(document(table("bands", "band", {"often": 0, "sometimes": 37, "seldom": 30}))) == set()


def test_a_single_hidden_band_is_the_rest_of_the_total():
    assert found(document(total(70), table("bands", "band", {"often": HIDDEN, "sometimes": 37, "seldom": 30}))) == {
        ("bands", "often", 3, 3)
    }


def test_two_hidden_bands_are_safe_when_their_sum_is_wide():
    wide = table("bands", "band", {"*": 70, "often": HIDDEN, "sometimes": HIDDEN, "seldom": 30})
    assert found(document(wide)) == set()


def test_two_hidden_bands_of_a_small_sum_are_not():
    narrow = table("bands", "band", {"*": 34, "often": HIDDEN, "sometimes": HIDDEN, "seldom": 30})
    assert found(document(narrow)) == {("bands", "often", 0, 4), ("bands", "sometimes", 0, 4)}


def test_one_of_the_visitors_knows_more_than_who_stands_outside():
    just_enough = table("bands", "band", {"*": 35, "often": HIDDEN, "sometimes": HIDDEN, "seldom": 30})
    findings = audit([document(just_enough)], K)
    assert {(each.key, each.low, each.high) for each in findings} == {(("often",), 0, 4), (("sometimes",), 0, 4)}
    assert all("one of the visitors" in each.by for each in findings)


def test_new_and_earlier_are_the_visitors():
    new = table("newness", "newness", {"new": HIDDEN, "earlier": 66})
    assert found(document(total(70), new)) == {("newness", "new", 4, 4)}


def test_the_busiest_month_bounds_the_year_and_the_months_together_too():
    months = {"*": HIDDEN, "2025-01": 20, "2025-02": HIDDEN}
    year = table("months", "month", months | {f"2025-{month:02d}": 0 for month in range(3, 13)})
    assert ("months", "*", 20, None) not in found(document(year))  # 20 at least: no small cell
    closed = table("months", "month", {**months, "*": 22} | {f"2025-{month:02d}": 0 for month in range(3, 13)})
    assert found(document(closed)) == {("months", "2025-02", 2, 22)}


def test_the_rest_of_a_year_is_bounded_by_its_visits():
    """90 in the year and 88 in its first half, with 3 visits in the second: 2 or 3 came in the second."""
    halves = table("uniques", "period", {"2025": 90, "2025-H1": 88, "2025-H2": HIDDEN})
    visits = table("visits", "period", {"2025": 803, "2025-H1": 800}, "visits", "visits")
    assert found(document(halves, visits)) == {("uniques", "2025-H2", 2, 3)}


def test_a_place_has_at_most_the_visitors_of_all():
    places = table("premises", "premises", {"*": 40, "north": 37, "south": HIDDEN})
    assert found(document(places)) == {("premises", "south", 3, 40)}


def test_visits_by_place_add_up():
    places = table("premises", "premises", {"*": 400, "north": 398, "south": HIDDEN}, "visits", "visits")
    assert found(document(places)) == {("premises", "south", 2, 2)}


def test_persons_are_at_most_their_visits():
    assert found(document(total(HIDDEN), total(4, "visits", "visits"))) == {("unique_visitors", "2025", 0, 4)}


def test_one_person_makes_one_visit_a_day_at_most():
    days = total(10, "open_days", "days")
    by_way = table("way", "way", {"*": 40, "with-card": 25, "at-the-door": 15}, "visits", "heads")
    premises = table("premises", "premises", {"north": 40}, "visits", "visits")
    assert found(document(total(HIDDEN), days, by_way, premises)) == {("unique_visitors", "2025", 3, 25)}


def test_bands_are_bounded_by_the_visits_they_make():
    """Of 12 persons in two hidden bands, with 730 visits by card: all of them rare would be too few visits."""
    bands = table("bands", "band", {"*": 20, "often": HIDDEN, "sometimes": HIDDEN, "seldom": 8})
    by_way = table("way", "way", {"*": 730, "with-card": 730}, "visits", "heads")
    premises = table("premises", "premises", {"north": 730}, "visits", "visits")
    assert found(document(bands, by_way, premises)) == {("bands", "often", 2, 12)}


def test_a_coarse_class_in_an_older_release_gives_a_fine_one_away():
    old = document(table("gender", "gender", {"woman": 30, "man": 40, "other-or-unstated": 20}))
    new = document(table("gender", "gender", {"woman": 30, "man": 40, "other": HIDDEN, "unstated": 17}))
    assert found(new) == set()
    assert found(old, new) == {("gender", "other", 3, 3)}


def test_a_hidden_cell_that_another_release_shows_is_found():
    hidden = document(table("bands", "band", {"*": 70, "often": HIDDEN, "sometimes": HIDDEN, "seldom": 30}))
    told = document(table("bands", "band", {"*": 70, "often": HIDDEN, "sometimes": 37, "seldom": 30}))
    assert found(hidden) == set()
    assert found(hidden, told) == {("bands", "often", 3, 3)}


def test_one_late_visit_gives_away_what_moves_by_one():
    """Three hidden women; one visit comes late, then four and one more: the revision must not show her."""
    first = document(
        table("gender", "gender", {"*": 60, "woman": HIDDEN, "man": HIDDEN, "other-or-unstated": 20}),
        total(400, "visits", "visits"),
    )
    revised = document(
        table("gender", "gender", {"*": 61, "woman": 5, "man": 36, "other-or-unstated": 20}),
        total(401, "visits", "visits"),
    )
    assert found(first) == set()
    assert found(first, revised) == {("gender", "woman", 4, 5)}


def test_an_estimate_that_is_told_gives_the_persons_away():
    numbers = (total(HIDDEN), table("way", "way", {"*": 100, "with-card": 50}, "visits", "heads"))
    told = document(*numbers, figures={"unique_visitors": {"value": None, "estimate": 8, "suppressed": True}})
    assert ("unique_visitors", "2025", 4, 4) in found(told)


def test_a_share_that_is_told_gives_the_new_ones_away():
    new = table("newness", "newness", {"*": 100, "new": HIDDEN, "earlier": HIDDEN})
    assert found(document(new)) == set()
    assert ("newness", "new", 3, 3) in found(document(new, figures={"new_share": {"value": 0.03}}))


def test_few_persons_of_two_organisations_are_not_told():
    joint = table("joint", "organisation", {"*": 177, "sion": 90, "iogt": 90})
    assert found(document(joint, organisations=("sion", "iogt"))) == {("", "iogt+sion", 3, 3)}
    hidden = table("joint", "organisation", {"*": HIDDEN, "sion": 90, "iogt": 90})
    assert found(document(hidden, organisations=("sion", "iogt"))) == set()


def test_numbers_that_cannot_all_be_true_are_said_to_contradict():
    wrong = table("bands", "band", {"*": 70, "often": 30, "sometimes": 30, "seldom": 30})
    assert "contradiction" in audit([document(wrong)], K)[0].by


def test_with_the_truth_only_what_is_sensitive_must_be_wide():
    narrow = document(table("bands", "band", {"*": 34, "often": HIDDEN, "sometimes": HIDDEN, "seldom": 30}))
    assert found(narrow, sensitive={(0, "bands", ("often",))}) == {("bands", "often", 0, 4)}
    assert found(narrow, sensitive=set()) == set()


@pytest.mark.parametrize("code", ["2025", "2025-H1", "2025-Q3", "2025-06", "2024-2026", "2025-01-01..2025-06-30"])
def test_a_period_is_read_in_every_form(code):
    assert found(document(table("uniques", "period", {code: 3}))) == {("uniques", code, 3, 3)}


def test_a_figure_of_the_period_before_gives_its_hidden_cell_away():
    """Parties with their names, the period before, and figures of each party: as the whole report tells them."""
    bands = table("bands", "period organisation band", {
        "2025 sion often": 30, "2025 sion sometimes": 30, "2025 sion seldom": 30,
        "2024 sion often": HIDDEN, "2024 sion sometimes": HIDDEN, "2024 sion seldom": 30,
        "2024 sion *": 60,
    })  # fmt: skip
    parties = [{"slug": "sion", "name": "Sion"}, {"slug": "iogt", "name": "IOGT"}]
    before = {"code": "2024", "from": "2024-01-01", "to": "2024-12-31"}
    told = {"value": None, "before": {"value": None}, "organisations": {"sion": {"value": 30, "before": {"value": 3}}}}
    report = document(bands, organisations=parties, before=before)

    assert found(report) == set()
    assert found(report | {"figures": {"regulars": told}}) == {
        ("bands", "often", 3, 3),
        ("figures", "regulars", 3, 3),
    }


def test_limits_that_are_told_say_how_many_days_often_is():
    """120 visits with card: at most five can have come 24 times, but ten can have come 12 times."""
    bands = table("bands", "period band", {"2025 often": HIDDEN, "2025 sometimes": HIDDEN, "2025 seldom": HIDDEN})
    by_way = table("way", "period way", {"2025 *": 119, "2025 with-card": 119}, "visits", "heads")
    few_days = {"sion": {"2025": {"often": 12, "sometimes": 4}}}

    assert ("bands", "often", 0, 4) in found(document(bands, by_way))
    assert ("bands", "often", 0, 4) not in found(document(bands, by_way, limits=few_days))


def test_visits_with_a_card_are_the_identified_ones_under_another_name():
    """Seven visits with card and seven who came not often: nobody came often, though their number is hidden."""
    bands = table("bands", "period band", {"2025 *": HIDDEN, "2025 often": HIDDEN, "2025 sometimes-or-seldom": 7})
    by_way = table("way", "period way", {"2025 *": 48, "2025 with-card": 7, "2025 at-the-door": 41}, "visits", "heads")
    assert ("bands", "often", 0, 0) in found(document(bands, by_way))


def test_the_rest_of_two_releases_is_reckoned_with():
    """26 visits of men in the year, 24 in its first half: the two men of the second half made two."""
    first = document(
        table("visits_of", "period gender", {"2025-H1 man": 24}, "visits_identified", "visits"),
        table("men", "period gender", {"2025-H1 man": 22}),
        from_="2025-01-01",
        to="2025-06-30",
    )
    year = document(
        table("visits_of", "period gender", {"2025 man": 26}, "visits_identified", "visits"),
        table("men", "period gender", {"2025 man": HIDDEN, "2025-H2 man": HIDDEN}),
    )
    assert found(year) == set()
    assert ("men", "man", 0, 2) in found(first, year)


def test_who_was_here_before_the_year_was_so_before_its_half():
    """12 of the year had been here before, 13 came in its first half: one of them at least is new."""
    year = table("newness", "period newness", {"2025 *": 30, "2025 new": 18, "2025 earlier": 12})
    half = table("half", "period newness", {"2025-H1 *": 13, "2025-H1 new": HIDDEN, "2025-H1 earlier": HIDDEN})
    assert found(document(year, half)) == {("half", "new", 1, 13)}


def test_a_class_and_its_parts_in_one_table_are_not_summed_twice():
    """The parts of thirty and over are 9 together, with one hidden; the whole is known, so that one is too."""
    ages = {"*": 40, "18-29": 31, "30-and-over": 9, "30-44": HIDDEN, "45-64": 6, "65-plus": 0, "unstated": 0}
    assert ("age", "30-44", 3, 3) in found(document(table("age", "age", ages)))
    assert "contradiction" not in "".join(each.by for each in audit([document(table("age", "age", ages))], K))
