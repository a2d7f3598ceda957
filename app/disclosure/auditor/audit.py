"""The audit of everything released: which hidden cells can be computed, and which small ones stand open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from app.disclosure.auditor.attack import Attack, Reached
from app.disclosure.auditor.findings import Finding
from app.disclosure.auditor.laws_of_classes import classes_make_the_whole, merged_classes_are_sums
from app.disclosure.auditor.laws_of_measures import figures_bound_each_other, told_shares_are_equations
from app.disclosure.auditor.laws_of_places import places_make_the_larger_one, shared_persons
from app.disclosure.auditor.laws_of_states import LATE, late_entries_only_add
from app.disclosure.auditor.laws_of_time import periods_make_the_longer_one
from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.reading import Document, Shown, reading_of
from app.disclosure.auditor.systems import Reduced, System, reduced
from app.disclosure.auditor.world import World

LAWS = (
    classes_make_the_whole,
    merged_classes_are_sums,
    periods_make_the_longer_one,
    places_make_the_larger_one,
    figures_bound_each_other,
    told_shares_are_equations,
    late_entries_only_add,
)
ATTRIBUTES = {"gender", "age", "authority"}  # where nobody at all tells something of everybody

Sensitive = Set[tuple[int, str, tuple[str, ...]]]


def audit(documents: Sequence[Document], threshold: int, sensitive: Sensitive | None = None) -> list[Finding]:
    """What an attacker who has all these documents (oasen-report/1, in the order of their release) learns too much of.

    Without knowledge of the truth a hidden cell is safe if it can be anything from 0 to the threshold, or must be the
    threshold at least (then it hides something else). sensitive, (document's place in the list, table id, key codes):
    exactly those hidden cells must be possible from 0 to the threshold. An empty list: it may leave.
    Source: trust.md, "Disclosure control: the default", points 3 and 5 to 8; the equations: figures.md.
    """
    world = World(reading_of(documents))
    for law in LAWS:
        law(world)
    shared = shared_persons(world)
    parted = reduced(world)
    open_cells = list(_shown_too_small(world, threshold))
    return open_cells + _broken(world, parted) + _computed(world, parted, shared, threshold, sensitive)


def _shown_too_small(world: World, threshold: int) -> Iterable[Finding]:
    """Small cells of persons that are not hidden at all."""
    for cell in world.reading.cells:
        if cell.counts != "persons" or cell.value is None or cell.value >= threshold:
            continue
        if cell.value > 0 or any(dimension in ATTRIBUTES for dimension, _ in cell.quantity.classes):
            yield Finding(cell.document, cell.table, cell.key, cell.value, cell.value, "it is shown")


def _broken(world: World, parted: Reduced) -> list[Finding]:
    """Published numbers that cannot all be true: then nobody can say what they tell."""
    last = max((each.document for each in world.reading.cells), default=0)
    laws = sorted({row.why for row in parted.broken if row.why != LATE})
    return [] if _some_stand(world) else [Finding(last, "", (), 0, None, f"contradiction: {why}") for why in laws]


def _some_stand(world: World) -> bool:
    return any(cell.stands for cell in world.reading.cells)


def _computed(
    world: World, parted: Reduced, shared: list[Quantity], threshold: int, sensitive: Sensitive | None
) -> list[Finding]:
    cells = {
        cell.quantity: cell
        for cell in reversed(world.reading.cells)
        if cell.value is None and (sensitive is None or (cell.document, cell.table, cell.key) in sensitive)
    }
    world.hidden = {cell.quantity for cell in world.reading.cells if cell.value is None}
    findings = [
        Finding(cell.document, cell.table, cell.key, value, value, "arithmetic")
        for quantity, cell in cells.items()
        if (value := parted.settled.get(quantity)) is not None and (sensitive is not None or value < threshold)
    ]
    for system in parted.systems:
        targets = [each for each in system.unknowns if each in cells]
        both = [each for each in system.unknowns if each in shared]
        if targets or both:
            findings += _attacked(system, world, threshold, cells, targets, sensitive is not None)
            findings += _shared(system, world, threshold, both)
    findings += [
        Finding(0, "", quantity.place[1:], value, value, "organisations compared")
        for quantity in shared
        if 0 < (value := parted.settled.get(quantity, 0)) < threshold
    ]
    return sorted(findings, key=lambda each: (each.document, each.table, each.key))


def _attacked(
    system: System, world: World, threshold: int, cells: dict[Quantity, Shown], targets: list[Quantity], strict: bool
) -> list[Finding]:
    attack = Attack(system, world, threshold)
    if not attack.is_possible():
        without = replace(system, rows=tuple(row for row in system.rows if row.why != LATE))
        attack = Attack(without, world, threshold)
        if not attack.is_possible():
            cell = cells[targets[0]] if targets else world.reading.cells[0]
            return [
                Finding(cell.document, cell.table, cell.key, 0, None, "contradiction: the equations cannot all hold")
            ]
    return [_finding(cells[each.quantity], each, cells) for each in attack.reached(targets, strict)]


def _finding(cell: Shown, reached: Reached, cells: dict[Quantity, Shown]) -> Finding:
    own = cells.get(reached.known) if reached.known else None
    where = f" in {own.table} {'/'.join(own.key)}" if own else ""
    return Finding(cell.document, cell.table, cell.key, reached.low, reached.high, reached.by + where)


def _shared(system: System, world: World, threshold: int, both: list[Quantity]) -> list[Finding]:
    """Those who visit several organisations: too few of them, or nobody but for a few, must not be told."""
    findings = []
    for quantity in both:
        low, high = Attack(system, world, threshold).interval(quantity)
        if high is not None and 0 < high < threshold:
            findings.append(Finding(0, "", quantity.place[1:], low, high, "organisations compared"))
    return findings
