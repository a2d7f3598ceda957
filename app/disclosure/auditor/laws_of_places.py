"""What holds between premises, the organisation they belong to, and the agreement of several organisations."""

from __future__ import annotations

from collections import defaultdict
from math import inf

from app.disclosure.auditor.laws_of_time import at_least
from app.disclosure.auditor.quantities import Place, Quantity
from app.disclosure.auditor.world import ADDING, World


def places_make_the_larger_one(world: World) -> None:
    """What adds, adds. Of persons: the most of the places <= all together <= the sum of the places."""
    grouped: dict[Quantity, dict[Place, Quantity]] = defaultdict(dict)
    for quantity in list(world.counts):
        grouped[quantity._replace(place=("", ""))][quantity.place] = quantity
    for found in grouped.values():
        for whole in [found[place] for place in found if place in world.reading.parts]:
            for places in world.reading.parts[whole.place]:
                if any(place in found for place in places):
                    _join(world, whole, [world.imply(whole._replace(place=each), whole) for each in sorted(places)])


def _join(world: World, whole: Quantity, parts: list[Quantity]) -> None:
    classes = dict(whole.classes)
    if world.counts[whole] in ADDING:
        world.equal(whole, parts, "the places sum to all together")
    elif world.counts[whole] != "persons" or classes.get("band") == "seldom":
        return
    elif classes.get("newness") == "new" or whole.measure == "first_seen":
        world.at_most([whole], parts, "who is new to all is new at some place")
    elif "band" in classes:
        _join_bands(world, whole, parts)
    else:
        for part in parts:
            world.at_most([part], [whole], "a place has at most the visitors of all")
        if classes.get("newness") != "returning":
            world.at_most([whole], parts, "a visitor is one of some place")


def _join_bands(world: World, whole: Quantity, parts: list[Quantity]) -> None:
    for part in parts:
        if all(map(world.has, [*at_least(part), *at_least(whole)])):
            world.at_most(at_least(part), at_least(whole), "so many days at a place are so many in all")


def shared_persons(world: World) -> list[Quantity]:
    """Who visits more than one organisation: all together are so much less than the sum (trust.md, point 7)."""
    shared = []
    for quantity in list(world.counts):
        if quantity.place[0] != "agreement" or quantity.measure != "unique_visitors" or quantity.classes:
            continue
        for places in world.reading.parts.get(quantity.place, ()):
            parts = [quantity._replace(place=each) for each in sorted(places)]
            if parts[0].place[0] == "organisation" and all(map(world.has, parts)):
                both = world.imply(quantity._replace(measure="unique_visitors in several organisations"), quantity)
                world.add([(1, both), (1, quantity), *((-1, each) for each in parts)], 0, 0, "the shared persons")
                world.add([(1, both)], 0, inf, "the shared persons")
                shared.append(both)
    return shared
