"""What holds between bands: the fewest and the most visit days of those in them, over time and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.disclosure.cells import BandLimits, Quantity
from app.disclosure.known import IDENTIFIED, PERSONS, Known, stretch_of
from app.disclosure.laws.periods import nested
from app.disclosure.laws.visits import premises_count
from app.disclosure.relations import Relation, more_than
from app.disclosure.stretches import days_in

OFTEN, SOMETIMES = "often", "sometimes"
# As figures.md has them for a place open more than two days a week; a document that tells no others leaves these.
USUAL_OFTEN, USUAL_SOMETIMES = 24, 6
DAYS_OF_YEAR = (365, 366)


def bands_make_visits(known: Known) -> Iterator[Relation]:
    """Who is in a band has come on so many days at least, and made so many visits."""
    for visits, bands, days in _bands_beside_visits(known):
        yield Relation("within", visits, tuple(bands), tuple(days[band][0] for band in bands))


def bands_end_visits(known: Known) -> Iterator[Relation]:
    """Who is in a band has come on so many days at most, each at one of so many premises."""
    for visits, bands, days in _bands_beside_visits(known):
        premises = premises_count(known, visits)
        if premises:
            yield Relation("cover", visits, tuple(bands), tuple(days[band][1] * premises for band in bands))


def bands_over_time(known: Known) -> Iterator[Relation]:
    """So many days in a part of the time are so many in the whole; and so many in the whole so many in some part."""
    for whole, inside, parts in nested(known, _is_of_often):
        yield from _so_many_in_some_part(known, whole, parts)
        for part in inside:
            for band in (OFTEN, SOMETIMES):
                yield from _so_many_in_whole(known, whole, part, band)


def bands_over_places(known: Known) -> Iterator[Relation]:
    """So many days at one of the places are so many at all of them together, where the limits are the same."""
    for whole in sorted(known.counts):
        if not _is_of_often(whole):
            continue
        for scopes in known.families.get(whole.scope, ()):
            for part in (replace(whole, scope=scope) for scope in sorted(scopes)):
                if limit_of(known, whole, OFTEN) == limit_of(known, part, OFTEN):
                    yield from _at_most(known, [part], [whole])
                if limit_of(known, whole, SOMETIMES) == limit_of(known, part, SOMETIMES):
                    yield from _at_most(known, at_least(part, SOMETIMES), at_least(whole, SOMETIMES))


def limit_of(known: Known, quantity: Quantity, band: str) -> int:
    """The fewest visit days of a band in the scope and period of a number (figures.md: max(1, ceil(T * n / 365)))."""
    told = known.limits.get(quantity.scope, ())
    own = next((each for each in told if (each.first_day, each.last_day) == stretch_of(quantity)), None)
    if own:
        return _of(own, band)
    yearly = next((each for each in told if days_in((each.first_day, each.last_day)) in DAYS_OF_YEAR), None)
    usual = USUAL_OFTEN if band == OFTEN else USUAL_SOMETIMES
    limit, days = _of(yearly, band) if yearly else usual, days_in(stretch_of(quantity))
    return limit if days in DAYS_OF_YEAR else max(1, -(-limit * days // DAYS_OF_YEAR[0]))


def _of(limits: BandLimits, band: str) -> int:
    return limits.often if band == OFTEN else limits.sometimes


def _bands_beside_visits(known: Known) -> Iterator[tuple[Quantity, list[Quantity], dict[Quantity, tuple[int, int]]]]:
    """Visits with a card, the bands of their persons, and the fewest and most visit days of each band."""
    for visits in sorted(known.counts):
        if visits.measure != IDENTIFIED:
            continue
        often, sometimes = (limit_of(known, visits, band) for band in (OFTEN, SOMETIMES))
        three = {OFTEN: often, SOMETIMES: sometimes, "seldom": 1}
        for fewest in (three, {OFTEN: often, "sometimes-or-seldom": 1}, {"often-or-sometimes": sometimes, "seldom": 1}):
            bands = [in_band(replace(visits, measure=PERSONS), band) for band in fewest]
            most = [days_in(stretch_of(visits)), *(limit - 1 for limit in list(fewest.values())[:-1])]
            if known.has(*bands):
                yield visits, bands, dict(zip(bands, zip(fewest.values(), most, strict=True), strict=True))


def _so_many_in_some_part(known: Known, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Relation]:
    """Who stays below the limit in every part stays below the whole's, if those together do."""
    for band in (OFTEN, SOMETIMES):
        if sum(limit_of(known, part, band) - 1 for part in parts) < limit_of(known, whole, band):
            yield from _at_most(known, at_least(whole, band), [each for part in parts for each in at_least(part, band)])


def _so_many_in_whole(known: Known, whole: Quantity, part: Quantity, band: str) -> Iterator[Relation]:
    for reached in (OFTEN, SOMETIMES):
        if limit_of(known, whole, reached) <= limit_of(known, part, band):
            yield from _at_most(known, at_least(part, band), at_least(whole, reached))
            return


def _at_most(known: Known, smaller: Sequence[Quantity], larger: Sequence[Quantity]) -> Iterator[Relation]:
    if known.has(*smaller, *larger):
        yield more_than(tuple(smaller), tuple(larger))


def _is_of_often(quantity: Quantity) -> bool:
    return quantity.measure == PERSONS and ("band", OFTEN) in quantity.classes


def at_least(quantity: Quantity, band: str) -> list[Quantity]:
    """The band and those above."""
    return [in_band(quantity, each) for each in ((OFTEN,) if band == OFTEN else (OFTEN, SOMETIMES))]


def in_band(quantity: Quantity, band: str) -> Quantity:
    """The same, of one band."""
    others = (each for each in quantity.classes if each[0] != "band")
    return replace(quantity, classes=tuple(sorted((*others, ("band", band)))))
