"""Staff pages of a day whose times of day are forgotten: they show the day, and no time that nobody knows."""

import re
from datetime import timedelta

import pytest

from app.clock import now
from app.retention.actions import forget_what_is_due
from tests.figures.noting import note
from tests.make import make_activity

DAY = (now() - timedelta(days=20)).date()
PAGES = {
    "the day to finish": f"/closing/valla/{DAY}",
    "the days to finish": "/closing/valla",
    "search": f"/search?from={DAY}&to={DAY}",
    "what was noted": f"/note/valla/days/{DAY}",
    "paper": f"/paper/valla/{DAY}",
    "today": "/today/valla",
    "the calendar's day": f"/calendar/valla/days/{DAY}",
    "contacts": "/outreach",
    "the year": f"/year/{DAY.year}",
}


@pytest.fixture
def thinned(house):
    """Three people of a day three weeks ago, one counted by hand and one on paper."""
    make_activity(house.valla, "lunch", "meal")
    note(house.valla, "anka", at=f"{DAY}T11:20")
    note(house.valla, "duva", "meal", at=f"{DAY}T12:05", activity="lunch")
    note(house.valla, None, at=f"{DAY}T13:40", count=2, basis="paper")
    note(house.valla, None, "outreach", at=f"{DAY}T19:10", channel="phone")
    forget_what_is_due(now())
    return house


@pytest.mark.parametrize("name", PAGES)
def test_the_page_shows_the_day_without_times(thinned, coordinator, name):
    answer = coordinator.get(PAGES[name], follow_redirects=True)

    assert answer.status_code == 200, answer.text
    shown = re.sub(r"<[^>]*>", " ", answer.text)
    assert not re.search(r"\b(11[.:]20|12[.:]05|13[.:]40|19[.:]10|0[012][.:]00)\b", shown)


def test_the_search_lists_the_entries(thinned, coordinator):
    answer = coordinator.get(PAGES["search"])

    assert answer.text.count('<span class="time">–</span>') == 4


def test_an_entry_can_still_be_taken_back(thinned, coordinator):
    page = coordinator.get(PAGES["search"]).text
    address = re.search(r'href="(/search/entries/[^"]*)"', page)

    assert address is not None
    answer = coordinator.submit(address[1], reason="never happened")
    assert answer.status_code == 302, answer.text
