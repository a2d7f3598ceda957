"""How usual an activity is, as levels that tell no counts."""

from datetime import date

from app.kiosk_host.usual_hours import Use, usual_hours

LUNCH, WALK = 1, 2
FRIDAY, TUESDAY = date(2025, 5, 9), date(2025, 5, 6)


def test_the_most_usual_of_an_hour_has_the_highest_level_whatever_its_heads():
    few = usual_hours([Use(LUNCH, FRIDAY, 12, 3)])
    many = usual_hours([Use(LUNCH, FRIDAY, 12, 300)])

    assert few == many == {LUNCH: {4: "000000000009990000000000"}}


def test_beside_what_is_more_usual_an_activity_has_a_lower_level_and_never_none():
    levels = usual_hours([Use(LUNCH, FRIDAY, 12, 100), Use(WALK, FRIDAY, 12, 50), Use(3, FRIDAY, 12, 1)])

    assert [levels[each][4][12] for each in (LUNCH, WALK, 3)] == ["9", "5", "1"]


def test_the_hour_itself_weighs_more_than_the_one_beside_it():
    levels = usual_hours([Use(LUNCH, FRIDAY, 12, 10), Use(WALK, FRIDAY, 13, 10)])

    assert (levels[LUNCH][4][12], levels[WALK][4][12]) == ("9", "5")
    assert (levels[LUNCH][4][13], levels[WALK][4][13]) == ("5", "9")


def test_each_weekday_is_for_itself_and_weeks_are_added_up():
    levels = usual_hours(
        [Use(WALK, TUESDAY, 10, 2), Use(WALK, date(2025, 5, 13), 10, 2), Use(LUNCH, TUESDAY, 10, 3)],
    )

    assert list(levels[WALK]) == [1]
    assert levels[WALK][1][10] == "9"


def test_what_has_only_a_day_is_known_for_that_weekday_in_no_hour():
    assert usual_hours([Use(LUNCH, FRIDAY, None, 20)]) == {LUNCH: {4: "0" * 24}}


def test_hours_past_midnight_are_beside_those_before_it():
    assert usual_hours([Use(LUNCH, FRIDAY, 0, 1)])[LUNCH][4] == "990000000000000000000009"
