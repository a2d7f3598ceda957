"""The ready sets bring what a house can have: kinds and pictures that are there, slugs that mean one thing."""

from __future__ import annotations

import pytest

from app.activities.kinds import KIND
from app.activities.pictures import PICTURES
from app.beginning.ready_sets import READY_SETS, activities_of
from app.slugs import is_slug
from app.web.icons import icon

EVERY = [activity for each in READY_SETS for activity in each.activities]


def test_every_activity_is_of_a_kind_with_a_picture_that_is_there():
    assert {each.kind for each in EVERY} <= set(KIND)
    assert {each.picture for each in EVERY if each.picture} <= set(PICTURES)
    assert all(is_slug(each.slug) for each in EVERY)


def test_a_slug_means_one_thing_in_all_sets():
    meanings = {each.slug: (each.kind, str(each.name)) for each in EVERY}

    assert [each.slug for each in EVERY if meanings[each.slug] != (each.kind, str(each.name))] == []


def test_groups_that_visit_borrow_the_premises():
    assert all(KIND[each.kind].on_premises for each in EVERY if each.is_visiting_group)


@pytest.mark.parametrize("ready", READY_SETS, ids=lambda each: each.slug)
def test_a_set_has_a_picture_and_something_to_offer(ready):
    assert icon(ready.picture).startswith("<svg")
    assert ready.activities


def test_sets_together_bring_each_activity_once_in_the_order_of_the_list():
    both = activities_of(["food-bags", "peer-support"])

    assert [each.slug for each in both] == [
        *("shared-lunch", "walk", "talking-group", "handicraft", "aa"),
        *("food-bag", "hygiene"),
    ]
    assert activities_of([]) == []
