"""The audit of everything released: which hidden cells can be computed, and which small ones stand open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.disclosure.auditor.computing import Cells, Computing
from app.disclosure.auditor.findings import Finding
from app.disclosure.auditor.laws_of_classes import classes_make_the_whole, merged_classes_are_sums
from app.disclosure.auditor.laws_of_measures import figures_bound_each_other, told_shares_are_equations
from app.disclosure.auditor.laws_of_places import places_make_the_larger_one, shared_persons
from app.disclosure.auditor.laws_of_states import LATE, late_entries_only_add, old_values_are_near
from app.disclosure.auditor.laws_of_time import periods_make_the_longer_one
from app.disclosure.auditor.reading import Document, reading_of
from app.disclosure.auditor.systems import Reduced, reduced
from app.disclosure.auditor.world import World

LAWS = (
    classes_make_the_whole,
    merged_classes_are_sums,
    periods_make_the_longer_one,
    places_make_the_larger_one,
    figures_bound_each_other,
    told_shares_are_equations,
)
ATTRIBUTES = {"gender", "age", "authority"}  # where nobody at all tells something of everybody


def audit(
    documents: Sequence[Document],
    threshold: int,
    sensitive: Cells | None = None,
    empty: Cells = frozenset(),
    *,
    late_only_adds: bool = True,
) -> list[Finding]:
    """What an attacker who has all these documents (oasen-report/1, in the order of their release) learns too much of.

    Without knowledge of the truth a hidden cell is safe if it can be anything from 0 to the threshold, or must be the
    threshold at least (then it hides something else). sensitive, (document's place in the list, table id, key codes):
    exactly those hidden cells must be possible from 0 to the threshold. empty: hidden cells in which there is nobody,
    who could be an attacker with knowledge of their own cell. late_only_adds: the attacker takes it that entries which
    come late between two releases only add, and no more persons than visits. An empty list: it may leave.
    Source: trust.md, "Disclosure control: the default", points 3 and 5 to 8; the equations: figures.md.
    """
    world = World(reading_of(documents))
    for law in LAWS:
        law(world)
    if late_only_adds:
        late_entries_only_add(world)
    old_values_are_near(world, threshold)
    shared = shared_persons(world)
    world.hidden = {each.quantity for each in world.reading.cells if each.value is None}
    world.empty = {each.quantity for each in world.reading.cells if (each.document, each.table, each.key) in empty}
    parted = reduced(world)
    computing = Computing(world, parted, threshold, sensitive)
    found = [*_shown_too_small(world, threshold), *computing.of_cells(), *computing.of_shared(shared)]
    return _broken(world, parted) + sorted(found, key=lambda each: (each.document, each.table, each.key))


def _shown_too_small(world: World, threshold: int) -> Iterable[Finding]:
    """Small cells of persons that are not hidden at all."""
    for cell in world.reading.cells:
        if cell.counts != "persons" or cell.value is None or cell.value >= threshold:
            continue
        others = tuple(each for each in cell.quantity.classes if each[0] not in ATTRIBUTES)
        of_attribute = others != cell.quantity.classes
        whole = cell.quantity._replace(classes=others)
        is_nobody = world.known(whole) == 0 or whole in world.empty  # of nobody no attribute is told
        if cell.value > 0 or (of_attribute and not is_nobody):
            yield Finding(cell.document, cell.table, cell.key, cell.value, cell.value, "it is shown")


def _broken(world: World, parted: Reduced) -> list[Finding]:
    """Published numbers that cannot all be true: then nobody can say what they tell."""
    last = max((each.document for each in world.reading.cells), default=0)
    laws = sorted({row.why for row in parted.broken if row.why != LATE})
    return [Finding(last, "", (), 0, None, f"contradiction: {why}") for why in laws]
