"""What holds between different figures of one place and period: persons and their visits, bands and days, shares."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

from app.disclosure.auditor.laws_of_time import limit_of
from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.world import World

# Distinct persons are at most the heads they made, and at most the persons among whom they are.
AT_MOST = (
    ("unique_visitors", "visits_identified"),
    ("visits_identified", "visits"),
    ("session_participants", "session_participations"),
    ("session_participants", "unique_visitors"),
    ("handout_persons", "handouts"),
    ("outreach_persons", "outreach_contacts"),
    ("became_visitors", "first_seen"),
    ("first_seen", "unique_visitors"),
)


def figures_bound_each_other(world: World) -> None:
    """Persons by heads, heads by days: one person makes at least one visit, and one a day at one premises at most."""
    for quantity in list(world.counts):
        if quantity.measure == "unique_visitors" and world.has(quantity._replace(measure="visits")):
            world.imply(quantity._replace(measure="visits_identified"), quantity._replace(measure="visits"))
    for quantity in list(world.counts):
        for small, large in AT_MOST:
            other = quantity._replace(measure=large)
            if quantity.measure == small and world.has(other):
                world.at_most([quantity], [other], f"{small} are at most {large}")
        if quantity.measure == "visits_identified":
            _bound_by_days(world, quantity)
            _bound_by_bands(world, quantity)
            _split_visits(world, quantity)


def _split_visits(world: World, identified: Quantity) -> None:
    both = [identified._replace(measure=each) for each in ("visits", "visits_anonymous")]
    if all(map(world.has, both)):
        world.equal(both[0], [identified, both[1]], "visits are those with and those without a card")


def _bound_by_days(world: World, identified: Quantity) -> None:
    persons = identified._replace(measure="unique_visitors")
    days = _door_days(world, identified)
    if world.has(persons) and days:
        world.add([(1, identified), (-days, persons)], -inf, 0, "a person makes one visit a day and premises at most")


def _door_days(world: World, quantity: Quantity) -> int:
    """How many (premises, day) there were: as published, else all days; 0 when the premises are not known."""
    total = quantity._replace(measure="open_days", classes=())
    premises = 1 if quantity.place[0] == "premises" else _premises_count(world, quantity)
    in_all = ((quantity.period[1] - quantity.period[0]).days + 1) * premises
    return world.known(total) or in_all


def _premises_count(world: World, quantity: Quantity) -> int:
    made_of = world.reading.parts.get(quantity.place, set())
    return max((len(each) for each in made_of if next(iter(each))[0] == "premises"), default=0)


def _bound_by_bands(world: World, identified: Quantity) -> None:
    """Who comes often has made so many visits; who comes seldom no more than so many at each premises."""
    persons = identified._replace(measure="unique_visitors")
    often, sometimes = (limit_of(world, _in_band(persons, band)) for band in ("often", "sometimes"))
    days = (identified.period[1] - identified.period[0]).days + 1
    # band: the fewest and the most visit days of who is in it
    three = {"often": (often, days), "sometimes": (sometimes, often - 1), "seldom": (1, sometimes - 1)}
    two = {"often": (often, days), "sometimes-or-seldom": (1, often - 1)}
    low = {"often-or-sometimes": (sometimes, days), "seldom": (1, sometimes - 1)}
    premises = 1 if identified.place[0] == "premises" else _premises_count(world, identified)
    for reach in (three, two, low):
        bands = {_in_band(persons, band): ends for band, ends in reach.items()}
        if all(map(world.has, bands)):
            at_least = [(-fewest, each) for each, (fewest, _) in bands.items()]
            world.add([(1, identified), *at_least], 0, inf, "so many days make at least so many visits")
            at_most = [(-most * premises, each) for each, (_, most) in bands.items()]
            if premises:
                world.add([(1, identified), *at_most], -inf, 0, "so many days make at most so many visits")


def _in_band(persons: Quantity, band: str) -> Quantity:
    return persons._replace(classes=tuple(sorted({*persons.classes, ("band", band)})))


def told_shares_are_equations(world: World) -> None:
    """A share or an estimate that is told binds the numbers that it was made of."""
    for quantity, told in world.reading.figures:
        place = quantity._replace
        persons, visits = place(measure="unique_visitors"), place(measure="visits")
        identified = place(measure="visits_identified")
        if quantity.measure == "new_share":
            _bind(world, told, persons._replace(classes=(("newness", "new"),)), persons)
        if quantity.measure == "identified_share":
            _bind(world, told, identified, visits)
        if quantity.measure == "unique_visitors" and _is_number(told.get("estimate")):
            _bind_estimate(world, told["estimate"], persons, visits, identified)
        if quantity.measure == "unique_visitors" and _is_number(told.get("high")) and world.has(persons):
            _bind_upper_bound(world, told["high"], persons, visits, identified)


def _bind(world: World, told: Mapping[str, Any], part: Quantity, whole: Quantity) -> None:
    share = told.get("value")
    if isinstance(share, float) and world.has(part) and world.has(whole):
        decimals = max(2, len(repr(share).partition(".")[2]))  # whole percent at least
        slack = 0.5 * 10**-decimals
        world.add([(1, part), (-share - slack, whole)], -inf, 0, "a share that is told")
        world.add([(1, part), (-share + slack, whole)], 0, inf, "a share that is told")


def _bind_estimate(world: World, estimate: float, persons: Quantity, visits: Quantity, identified: Quantity) -> None:
    """estimate = persons x visits / visits_identified, rounded half up."""
    all_visits, with_card = world.known(visits), world.known(identified)
    if all_visits and with_card and world.has(persons):
        low, high = ((estimate + half) * with_card / all_visits for half in (-0.5, 0.5))
        world.add([(1, persons)], low, high, "the estimate that is told")


def _bind_upper_bound(world: World, high: int, persons: Quantity, visits: Quantity, identified: Quantity) -> None:
    """high = persons + visits without a card."""
    if world.has(visits) and world.has(identified):
        world.add([(1, persons), (1, visits), (-1, identified)], high, high, "the upper bound that is told")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
