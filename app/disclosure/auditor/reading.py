"""Released reports (oasen-report/1) read as an attacker reads them: which quantity each cell is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.disclosure.auditor.figures_read import figure_cells, whole_number
from app.disclosure.auditor.quantities import (
    NARROWED,
    PERIODS,
    PLACES,
    SAME_DIMENSION,
    TOTAL,
    Period,
    Place,
    Quantity,
    narrowed,
    period_of,
    with_class,
)
from app.disclosure.auditor.shown import Shown

Document = Mapping[str, Any]


@dataclass
class Reading:
    """All cells of all documents, the splits that tables show, and which places make up which."""

    cells: list[Shown] = field(default_factory=list)
    parts: dict[Place, set[frozenset[Place]]] = field(default_factory=dict)  # a place: the sets that make it up
    splits: list[tuple[str, tuple[str, ...], list[Quantity]]] = field(default_factory=list)  # dimension, codes, of what
    figures: list[tuple[Quantity, Mapping[str, Any]]] = field(default_factory=list)  # what is told of a measure
    limits: dict[tuple[Place, Period], Mapping[str, int]] = field(default_factory=dict)  # of the bands


def reading_of(documents: Iterable[Document]) -> Reading:
    """Everything that the documents say, in the order of their release; a new state begins where they disagree."""
    reading, state, told = Reading(), 0, dict[Quantity, int]()
    for number, document in enumerate(documents):
        one = _of_one(number, document)
        exact = {each.quantity: each.value for each in one.cells if each.value is not None and not each.stands}
        if any(told.get(quantity, value) != value for quantity, value in exact.items()):
            state, told = state + 1, {}
        told |= exact
        reading.cells += [replace(each, quantity=each.quantity._replace(state=state)) for each in one.cells]
        reading.splits += [
            (dimension, codes, [each._replace(state=state) for each in of_what])
            for dimension, codes, of_what in one.splits
        ]
        reading.figures += [(quantity._replace(state=state), told_as) for quantity, told_as in one.figures]
        reading.limits |= one.limits
        for place, sets in one.parts.items():
            reading.parts.setdefault(place, set()).update(sets)
    return reading


def _of_one(number: int, document: Document) -> Reading:
    scope = document["scope"]
    place, period = _place_of_scope(scope), period_of(f"{scope['from']}/{scope['to']}")
    reading = Reading(parts=_parts(place, scope), limits=_limits(document))
    for table in document.get("tables", ()):
        cells = list(_cells(number, table, place, period))
        reading.cells += cells
        reading.splits += _splits(table, cells)
        _learn_parts(table, place, reading.parts)
    for name, told in document.get("figures", {}).items():
        for where, when, said in _said(told, scope, place, period):
            reading.cells += figure_cells(number, name, said, where, when)
            reading.figures.append((Quantity(name, where, when), said))
    return reading


def _said(
    told: Mapping[str, Any], scope: Mapping[str, Any], place: Place, period: Period
) -> Iterator[tuple[Place, Period, Mapping[str, Any]]]:
    """A figure for the scope and each organisation, for the period and the one before."""
    before = scope.get("before")
    of_places = [(place, told), *((("organisation", slug), of) for slug, of in told.get("organisations", {}).items())]
    for where, said in of_places:
        yield where, period, said
        if before and isinstance(said.get("before"), Mapping):
            yield where, period_of(f"{before['from']}/{before['to']}"), said["before"]


def _limits(document: Document) -> dict[tuple[Place, Period], Mapping[str, int]]:
    """The limits of the bands, as the document tells them of each organisation and period."""
    return {
        (("organisation", slug), period_of(code)): limits
        for slug, of_periods in document.get("limits", {}).items()
        for code, limits in of_periods.items()
    }


def _slugs(listed: Iterable[Any] | None) -> list[str]:
    return sorted(each["slug"] if isinstance(each, Mapping) else each for each in listed or [])


def _place_of_scope(scope: Mapping[str, Any]) -> Place:
    organisations, premises = _slugs(scope.get("organisations")), _slugs(scope.get("premises"))
    if organisations:
        return ("organisation" if len(organisations) == 1 else "agreement"), "+".join(organisations)
    return ("premises" if len(premises) == 1 else "organisation"), "+".join(premises)


def _parts(place: Place, scope: Mapping[str, Any]) -> dict[Place, set[frozenset[Place]]]:
    """A scope is a set of premises (figures.md), so those that it names make it up."""
    made_of = {frozenset((kind, each) for each in _slugs(scope.get(f"{kind}s"))) for kind in ("organisation",)}
    made_of.add(frozenset(("premises", each) for each in _slugs(scope.get("premises"))))
    return {place: {each for each in made_of if each and each != frozenset([place])}}


def _learn_parts(table: Mapping[str, Any], place: Place, parts: dict[Place, set[frozenset[Place]]]) -> None:
    """A table by premises tells which make up the organisation that they stand under, or the whole scope."""
    owned: dict[Place, set[Place]] = {}
    for cell in table["cells"]:
        owner, premises = cell["key"].get("organisation", TOTAL), cell["key"].get("premises", TOTAL)
        if premises != TOTAL:
            whose = ("organisation", owner) if owner != TOTAL else place
            owned.setdefault(whose, set()).add(("premises", premises))
    for whose, of_owner in owned.items():
        if of_owner != {whose}:
            parts.setdefault(whose, set()).add(frozenset(of_owner))


def _cells(number: int, table: Mapping[str, Any], place: Place, period: Period) -> Iterator[Shown]:
    for cell in table["cells"]:
        codes = [(dimension, str(cell["key"].get(dimension, TOTAL))) for dimension in table["dimensions"]]
        yield Shown(
            number,
            table["id"],
            tuple(code for _, code in codes),
            table["counts"],
            quantity_of(table["measure"], codes, place, period),
            whole_number(cell.get("value")),
            bool(cell.get("stands")),
        )


def quantity_of(measure: str, codes: list[tuple[str, str]], place: Place, period: Period) -> Quantity:
    """What a cell under these codes counts; place and period are those of its document, where no code says more."""
    measure, narrowing, code = NARROWED.get(measure, (measure, "", ""))
    quantity = Quantity(measure, place, period, with_class((), narrowing, code) if code else ())
    periods = []
    for named, code in codes:
        dimension = SAME_DIMENSION.get(named, named)
        if code == TOTAL:
            continue
        if dimension in PLACES:
            places = (quantity.place, (dimension, code))
            quantity = quantity._replace(place=max(places, key=lambda each: PLACES.index(each[0])))
        elif dimension in PERIODS:
            periods.append(period_of(code))
        else:
            quantity = narrowed(quantity, dimension, code)
    return quantity._replace(period=min(periods, key=lambda each: each[1] - each[0], default=period))


def _splits(table: Mapping[str, Any], cells: list[Shown]) -> Iterator[tuple[str, tuple[str, ...], list[Quantity]]]:
    """For each dimension of classes: its codes in the table, and every quantity that they split."""
    for index, named in enumerate(table["dimensions"]):
        dimension = SAME_DIMENSION.get(named, named)
        if dimension in PLACES or dimension in PERIODS:
            continue
        codes = sorted({each.key[index] for each in cells} - {TOTAL})
        wholes = {_without(each.quantity, dimension) for each in cells if each.quantity.measure != "visits_identified"}
        if codes:
            yield dimension, tuple(codes), sorted(wholes)


def _without(quantity: Quantity, dimension: str) -> Quantity:
    return quantity._replace(classes=tuple(each for each in quantity.classes if each[0] != dimension))
