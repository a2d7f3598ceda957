"""The page of more: each sees the ways that are open to them, and every one leads somewhere."""

from __future__ import annotations

import pytest

from app.web.navigation import PLACES, Group


def ways_of(page):
    [main] = page.every("main")
    return {link.every("strong")[0].text: link.attributes["href"] for link in main.every("a") if link.every("strong")}


@pytest.mark.parametrize("name", ["Alva", "Cleo", "Ada"])
def test_every_way_is_open_to_who_is_shown_it(house, name):
    client = house.signed_in(name)

    ways = ways_of(client.page("/more"))

    assert {client.get(address).status_code for address in ways.values()} == {200}


def test_a_volunteer_is_shown_fewer_ways_than_an_admin(volunteer, house):
    fewer, all_ways = ways_of(volunteer.page("/more")), ways_of(house.signed_in("Ada").page("/more"))

    assert fewer.keys() < all_ways.keys()
    assert len(all_ways) == sum(place.group is not Group.BAR for place in PLACES)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.endpoint)
def test_what_is_not_in_the_bar_says_what_it_is_for(place):
    assert (place.group is Group.BAR) == (not place.purpose) == (not place.picture)


def test_places_of_a_group_stand_together():
    order = [place.group for place in PLACES]

    assert order == sorted(order, key=list(Group).index)


@pytest.mark.parametrize(("path", "marked"), [("/", "I dag"), ("/more", "Mer"), ("/account", "Mer")])
def test_the_bar_marks_where_one_is(coordinator, path, marked):
    bar = coordinator.page(path).every("header")[0]

    here = [link.text for nav in bar.every("nav") for link in nav.every("a") if "aria-current" in link.attributes]
    assert here == [marked]
