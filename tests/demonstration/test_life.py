"""The invented life: the same whoever asks on the same day, and like the places it is modelled on."""

from collections import Counter
from datetime import date

import pytest

from app.demonstration.life import life_of
from app.demonstration.places import HAMNEN, PLACES, VALLA

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def lives():
    return {place.premises: life_of(place, TODAY) for place in PLACES}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.premises)
def test_it_is_the_same_whenever_it_is_asked(lives, place):
    assert life_of(place, TODAY) == lives[place.premises]


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2027, 1, 1), date(2027, 12, 31)], ids=str)
def test_it_ends_at_noon_of_today_whatever_day_that_is(today):
    last = life_of(VALLA, today).happened[-1]

    assert (last.day, last.minute) < (today, 720)
    assert (today - last.day).days < 14


def test_new_years_party_goes_on_past_midnight(lives):
    party = [each for each in lives["valla"].happened if each.day == date(2025, 12, 31)]

    assert any(each.at.startswith("2026-01-01T00:") for each in party)


def test_spring_brings_more_contacts(lives):
    months = Counter(
        each.day.month
        for each in lives["valla"].happened
        if each.day.year == 2025 and each.values["kind"] == "outreach"
    )

    assert months[4] > 1.3 * (months[9] + months[10]) / 2


def test_thursday_evenings_at_hamnen_are_full(lives):
    taps = Counter(
        each.day
        for each in lives["hamnen"].happened
        if each.day.year == 2025 and each.day.weekday() == 3 and each.values["kind"] == "visit" and each.minute > 960
    )

    assert 20 <= sum(taps.values()) / len(taps) <= 28


def test_fifteen_are_in_work_training_for_2_to_20_hours_a_week(lives):
    day = date(2025, 10, 1)
    in_training = [each for each in lives["hamnen"].cast if each.shifts and each.first_day <= day <= each.last_day]
    hours = [sum(minutes for _, minutes in each.shifts.values()) / 60 for each in in_training]

    assert 12 <= len(in_training) <= 15
    assert 2 <= min(hours) < max(hours) <= 20


def test_a_mistake_a_lost_card_a_broken_tablet_and_a_no_are_among_it(lives):
    everything = [each for life in lives.values() for each in life.happened]
    everybody = [each for life in lives.values() for each in life.cast]

    assert any(each.is_mistake for each in everything)
    assert any(each.about.get("replaces_lost") for each in everything)
    assert any(each.card is not None and not each.agreed for each in everything)
    assert {each.is_linked for each in everybody if each.new_card is not None} == {True, False}
    assert {each.reason for life in lives.values() for each in life.days} > {"plattan var trasig", "personal sjuk"}


def test_nobody_is_asked_twice_with_the_same_card(lives):
    for life in lives.values():
        asked = Counter(each.card for each in life.happened if each.about)
        assert max(asked.values()) == 1


def test_hamnen_keeps_its_children_saturday(lives):
    saturdays = [each for each in lives[HAMNEN.premises].days if each.day.weekday() == 5]

    assert saturdays
    assert all(8 <= each.day.day <= 14 for each in saturdays)
