"""What holds between a period and its parts: months in half-years in years in the agreement."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from app.disclosure.auditor.quantities import Period, Quantity, lies_in
from app.disclosure.auditor.world import ADDING, World

BAND_LIMITS = {"often": 24, "sometimes": 6}  # visit days in a year, where no document says others
VISITS = ("visits", "visits_identified")
DAY = timedelta(days=1)


def periods_make_the_longer_one(world: World) -> None:
    """What adds, adds. Of persons: the most of the parts <= the whole <= the sum of the parts."""
    grouped = world.by_period()
    for (measure, place, classes, state), periods in grouped.items():
        if measure in VISITS and not classes:
            of_persons = grouped.get(("unique_visitors", place, classes, state), [])
            outer = list(periods)
            periods += [each for each in _with_gaps(of_persons) if any(lies_in(each, own) for own in outer)]
        like = Quantity(measure, place, periods[0], classes, state)
        for whole, parts in _families(sorted(set(periods))):
            quantities = [Quantity(measure, place, each, classes, state) for each in (whole, *parts)]
            _join(world, *[world.imply(each, like) for each in quantities])


def _with_gaps(periods: list[Period]) -> set[Period]:
    return {*periods, *(part for _, parts in _families(sorted(set(periods))) for part in parts)}


def _families(periods: list[Period]) -> list[tuple[Period, list[Period]]]:
    """Each period that has others inside it, with the longest of those, and what lies between them, in order."""
    families = []
    for whole in periods:
        inside = [each for each in periods if each != whole and lies_in(each, whole)]
        longest = [each for each in inside if not any(each != other and lies_in(each, other) for other in inside)]
        if longest:
            families.append((whole, _filled(whole, sorted(longest))))
    return families


def _filled(whole: Period, parts: list[Period]) -> list[Period]:
    """The parts, and the days between them that none of them holds."""
    filled, day = [], whole[0]
    for first, last in parts:
        if first < day:
            continue  # it overlaps the one before: of two such only one is a part
        filled += [(day, first - DAY)] if day < first else []
        filled.append((first, last))
        day = last + DAY
    return filled + ([(day, whole[1])] if day <= whole[1] else [])


def _join(world: World, whole: Quantity, *parts: Quantity) -> None:
    classes = dict(whole.classes)
    if world.counts[whole] in ADDING:
        world.equal(whole, parts, "the parts of a period sum to it")
    elif world.counts[whole] != "persons":
        return
    elif "band" in classes:
        _join_bands(world, whole, parts)
    elif "newness" in classes or whole.measure == "first_seen":
        _join_new(world, whole, parts)
    else:
        for part in parts:
            world.at_most([part], [whole], "a part of a period has at most its visitors")
        world.at_most([whole], parts, "a visitor of a period is one of some part of it")


def _join_new(world: World, whole: Quantity, parts: tuple[Quantity, ...]) -> None:
    """Everybody's first visit lies in one part only; of who is new on two bases nothing is known."""
    if len(world.told("new_visitors", "basis")) > 1:
        return
    if ("newness", "returning") not in whole.classes:
        world.equal(whole, parts, "everybody is new once")
        return
    world.at_most([whole], parts, "who was here before the year was so in every part of it")
    for index, part in enumerate(parts):
        earlier = [_as_new(each) for each in parts[:index]]
        if all(map(world.has, earlier)):
            world.at_most([part], [whole, *earlier], "who returns was here before the year or is new in it")


def _as_new(quantity: Quantity) -> Quantity:
    classes = {*quantity.classes} - {("newness", "returning")} | {("newness", "new")}
    return quantity._replace(classes=tuple(sorted(classes)))


def _join_bands(world: World, whole: Quantity, parts: tuple[Quantity, ...]) -> None:
    """Who comes often in a year comes often in a half of it, as far as the limits of both say so."""
    if dict(whole.classes)["band"] == "seldom":
        return
    limits = [limit_of(world, each) for each in (whole, *parts)]
    if sum(limit - 1 for limit in limits[1:]) < limits[0]:
        small = at_least(whole)
        large = [each for part in parts for each in at_least(part)]
        if all(map(world.has, [*small, *large])):
            world.at_most(small, large, "so many days in a year are so many in a part of it")
    for part in parts:
        for band in ("often", "sometimes"):
            reached = _in_band(whole, band)
            if limit_of(world, reached) <= limit_of(world, part) and world.has(reached) and world.has(part):
                world.at_most(at_least(part), at_least(reached), "so many days in a part are so many in the year")
                break


def at_least(quantity: Quantity) -> list[Quantity]:
    """Its band and those above."""
    bands = ("often",) if dict(quantity.classes)["band"] == "often" else ("often", "sometimes")
    return [_in_band(quantity, band) for band in bands]


def _in_band(quantity: Quantity, band: str) -> Quantity:
    others = {each for each in quantity.classes if each[0] != "band"}
    return quantity._replace(classes=tuple(sorted({*others, ("band", band)})))


def limit_of(world: World, quantity: Quantity) -> int:
    """The fewest visit days of its band in its period (figures.md, bands: max(1, ceil(T * n / 365)))."""
    band, days = dict(quantity.classes)["band"], (quantity.period[1] - quantity.period[0]).days + 1
    told = world.reading.limits.get((quantity.place, quantity.period))
    if told:
        return int(told.get(band, 1))
    yearly = BAND_LIMITS.get(band, 1)
    return yearly if days in (365, 366) else max(1, ceil(yearly * days / 365)) if band != "seldom" else 1
