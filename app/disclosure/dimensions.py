"""What the dimensions and measures of released tables mean to whoever computes with them: explicit lists."""

from __future__ import annotations

from dataclasses import replace

from app.disclosure.cells import Quantity
from app.disclosure.classes import finer_codes

# Narrowing to one of these says nothing of a person but where, when and in what they took part.
PLACES = frozenset({"premises", "organisation", "agreement", "party"})
TIMES = frozenset({"year", "half_year", "quarter", "month", "period", "weekday", "hour", "part_of_day"})
DOINGS = frozenset({"activity", "kind", "item", "direction", "outside_hours", "partner"})
NOT_ATTRIBUTES = PLACES | TIMES | DOINGS

# Who is in one of these classes for a month or at one premises may be in another for a year or in the organisation.
CHANGING = frozenset({"band", "newness"})

# Dimensions of which all codes are known, even where each stands in a table of its own.
WHOLE_SETS: tuple[tuple[str, frozenset[str]], ...] = (
    ("newness", frozenset({"new", "returning"})),
    ("band", frozenset({"often", "sometimes", "seldom"})),
)

# Merged classes, each the sum of finer ones. A list for each dimension; a code may be merged in more than one way.
MERGED: dict[str, dict[str, frozenset[str]]] = finer_codes()

# Figures that count unique visitors of a class: the same number under two names is one number.
VISITORS_OF_CLASS: dict[str, tuple[tuple[str, str], ...]] = {
    "bands": (),
    "gender": (),
    "age_band": (),
    "new_visitors": (("newness", "new"),),
    "returning_visitors": (("newness", "returning"),),
    "regulars": (("band", "often"),),
}

# Classes of visits that are a figure of their own.
VISITS_OF_WAY: dict[str, str] = {"with-card": "visits_identified", "at-the-door": "visits_anonymous"}

# One class under two names: (dimension, code): the code by which it is known.
SAME_CLASS: dict[tuple[str, str], str] = {("newness", "earlier"): "returning"}

# Who visits more than one organisation: no table shows it, and nobody may compute that they are few.
SHARED_VISITORS = "visitors_of_several_organisations"

# Slices so thin that they would cost the bands, and single persons' or days' own numbers: for the house alone.
STAYS_IN_THE_HOUSE = frozenset(
    {
        *("visit_days_2", "visit_days_10", "visit_days_20", "busiest_day"),
        *("unique_visitors_low", "unique_visitors_high", "training_hours_per_week"),
    }
)

# (the smaller, the larger): of one scope, period and classes.
WITHIN: tuple[tuple[str, str], ...] = (
    ("unique_visitors", "visits_identified"),
    ("unique_visitors", "visits"),
    ("visits_identified", "visits"),
    ("visits_anonymous", "visits"),
    ("first_seen", "unique_visitors"),
    ("became_visitors", "first_seen"),
    ("session_participants", "session_participations"),
    ("session_participants", "unique_visitors"),
    ("activities", "unique_visitors"),
    ("outreach_persons", "outreach_contacts"),
    ("handout_persons", "handouts"),
)

# The persons behind a measure of visits.
PERSONS_BEHIND: dict[str, str] = {
    "visits": "unique_visitors",
    "visits_identified": "unique_visitors",
    "session_participations": "session_participants",
    "outreach_contacts": "outreach_persons",
    "handouts": "handout_persons",
}


def unknown_of(quantity: Quantity) -> Quantity:
    """The quantity under the one name by which it is known, whichever figure it was taken from."""
    added = VISITORS_OF_CLASS.get(quantity.measure, ())
    measure = "unique_visitors" if quantity.measure in VISITORS_OF_CLASS else quantity.measure
    if not added and not quantity.classes:
        return replace(quantity, measure=measure)
    named = {(dimension, SAME_CLASS.get((dimension, code), code)) for dimension, code in (*quantity.classes, *added)}
    way = next((each for each in named if measure == "visits" and each[0] == "way" and each[1] in VISITS_OF_WAY), None)
    if way:
        measure = VISITS_OF_WAY[way[1]]
        named.remove(way)
    return replace(quantity, measure=measure, classes=tuple(sorted(named)))


def without(quantity: Quantity, dimension: str) -> Quantity:
    """The same, not narrowed by the dimension."""
    return replace(quantity, classes=tuple(each for each in quantity.classes if each[0] != dimension))


def attributes_of(quantity: Quantity) -> frozenset[str]:
    """The dimensions that narrow it to persons of some attribute."""
    return frozenset(dimension for dimension, _ in quantity.classes) - NOT_ATTRIBUTES


def without_attributes(quantity: Quantity) -> Quantity:
    """The same of all persons, whatever their attributes."""
    for dimension in attributes_of(quantity):
        quantity = without(quantity, dimension)
    return quantity
