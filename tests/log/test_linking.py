"""Linked pseudonyms are counted as one person, and as two again when the link is undone."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from app.errors import NotFound
from app.log.actions import deposit
from app.log.linking import link_people, undo_link
from app.log.models import Void
from app.log.rollup_models import FirstDay, VisitDay
from tests.make import NOON, labelled, make_door, person_of, rows, writing


@pytest.fixture
def door(app):
    return make_door()


@pytest.fixture
def chain(door):
    """Three people under labels who came on the same day, the first also a month before."""
    entries = [labelled(door, label) for label in ("anka", "bäver", "duva")]
    deposit(door.place.organisation_id, [*entries, labelled(door, "anka", at="2025-04-06T11:00")])
    return [person_of(entry) for entry in entries]


def link(door, one, other):
    id = uuid4().bytes
    with writing(door) as log:
        link_people(log, id, one, other, NOON)
    return id


def visit_days():
    return sorted((day.month, bytes(person)) for day, person in rows(select(VisitDay.day, VisitDay.person_id)))


def test_two_linked_people_on_one_day_are_one_visitor(door, chain):
    link(door, chain[0], chain[1])

    one = min(chain[:2])
    assert visit_days() == sorted([(4, one), (5, one), (5, chain[2])])


def test_links_hang_together_and_the_first_day_is_the_earliest_of_all(door, chain):
    link(door, chain[0], chain[1])
    link(door, chain[1], chain[2])

    assert visit_days() == [(4, min(chain)), (5, min(chain))]
    assert [day.month for (day,) in rows(select(FirstDay.first_day))] == [4]


def test_a_link_that_is_undone_leaves_everything_as_it_was(door, chain):
    before = visit_days()
    ids = [link(door, chain[0], chain[1]), link(door, chain[1], chain[2])]

    for id in ids:
        with writing(door) as log:
            undo_link(log, id, uuid4().bytes, NOON)

    assert visit_days() == before
    assert len(rows(select(FirstDay.first_day))) == 3


def test_a_link_undone_twice_is_undone_once(door, chain):
    id = link(door, chain[0], chain[1])

    for _ in range(2):
        with writing(door) as log:
            undo_link(log, id, uuid4().bytes, NOON)

    assert len(rows(select(Void.id))) == 1


def test_a_linked_person_who_comes_again_is_counted_under_the_one(door, chain):
    link(door, chain[0], chain[1])

    deposit(
        door.place.organisation_id, [labelled(door, "anka", at="2025-06-06"), labelled(door, "bäver", at="2025-06-06")]
    )

    assert [person for month, person in visit_days() if month == 6] == [min(chain[:2])]


def test_a_person_who_is_none_cannot_be_linked(door, chain):
    with pytest.raises(NotFound):
        link(door, chain[0], b"x" * 16)
