"""Which counters stand first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.today.usual_now import arranged
from tests.make import make_activity
from tests.today.reading import counters_shown

FRIDAY = date(2026, 5, 8)
VISITS, LUNCH, WALK, AA, BAGS, SONG = range(6)
LISTED = (VISITS, LUNCH, WALK, AA, BAGS, SONG)


def levels(**by_hour):
    """Levels of a Friday: hour_12=9."""
    digits = [str(by_hour.get(f"hour_{hour}", 0)) for hour in range(24)]
    return {FRIDAY.weekday(): "".join(digits)}


def test_what_is_most_usual_in_the_hour_stands_first():
    known = {VISITS: levels(hour_12=9), WALK: levels(hour_12=2), LUNCH: levels(hour_12=5), AA: levels(hour_18=9)}

    at_noon, at_six = arranged(LISTED, known, FRIDAY, 12), arranged(LISTED, known, FRIDAY, 18)

    assert at_noon.usual == (VISITS, LUNCH, WALK)
    assert at_noon.others == (AA, BAGS, SONG)
    assert at_six.usual == (AA,)


def test_another_weekday_is_another_day():
    known = {LUNCH: levels(hour_12=9)}

    assert arranged(LISTED, known, FRIDAY - timedelta(days=1), 12).usual == (VISITS,)


def test_never_more_than_four_and_equals_in_the_order_of_the_list():
    known = {each: levels(hour_12=3) for each in LISTED}

    found = arranged(LISTED, known, FRIDAY, 12)

    assert (found.usual, found.others) == ((VISITS, LUNCH, WALK, AA), (BAGS, SONG))


def test_what_is_planned_now_comes_before_what_is_only_usual():
    found = arranged(LISTED, {VISITS: levels(hour_12=9)}, FRIDAY, 12, planned_now={AA})

    assert found.usual == (AA, VISITS)


def test_of_the_rest_what_is_planned_some_time_of_the_day_comes_first():
    found = arranged(LISTED, {VISITS: levels(hour_12=9)}, FRIDAY, 12, planned_today={SONG, AA})

    assert (found.usual, found.others) == ((VISITS,), (AA, SONG, LUNCH, WALK, BAGS))


def test_where_nothing_is_known_visits_stand_first():
    assert arranged(LISTED, {}, FRIDAY, 12).usual == (VISITS,)


def test_what_is_retired_since_is_not_shown():
    assert arranged((VISITS,), {LUNCH: levels(hour_12=9)}, FRIDAY, 12).usual == (VISITS,)


@pytest.fixture
def four_weeks(house, tap):
    """On four Tuesdays at noon people came, and some of them ate; on Tuesday evenings a group met."""
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    make_activity(house.valla, "promenad", "walk")
    for week in range(1, 5):
        day = week * 7 * 24 * 60
        tap(day, count=9)
        tap(day, kind="meal", activity="lunch", count=6)
        tap(day - 7 * 60, kind="session", activity="aa", count=12)


def test_the_page_has_learned_from_the_weeks_before(house, four_weeks, at_noon):
    at_midday = house.signed_in_anew("Alva").page("/today/valla")
    at_noon.shift(timedelta(hours=7))
    in_the_evening = house.signed_in_anew("Alva").page("/today/valla")

    assert counters_shown(at_midday, "usual") == [".visit", "lunch"]
    assert counters_shown(at_midday, "others") == ["promenad", "aa"]
    assert counters_shown(in_the_evening, "usual") == ["aa"]
    assert counters_shown(in_the_evening, "others") == [".visit", "lunch", "promenad"]


def test_what_is_planned_now_comes_first_whatever_was_usual(house, four_weeks, volunteer):
    make_activity(house.valla, "cirkel", "session", False, "tue 12:20-13:30")
    make_activity(house.valla, "kurs", "session", False, "tue 13:00-14:00")
    make_activity(house.valla, "pass", "training")

    page = volunteer.page("/today/valla")

    assert counters_shown(page, "usual") == ["cirkel", ".visit", "lunch"]
    assert counters_shown(page, "others") == ["kurs", "promenad", "aa"]


def test_the_fresh_part_says_where_the_counters_stand(volunteer, four_weeks):
    [arrangement] = [
        each
        for each in volunteer.page("/today/valla/live").every("p")
        if each.attributes.get("data-part") == "arrangement"
    ]

    assert arrangement.attributes["data-usual"] == ".visit lunch"
    assert arrangement.attributes["data-others"] == "promenad aa"
