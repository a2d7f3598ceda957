"""What holds between two releases when late entries have come between them."""

from __future__ import annotations

from math import inf

from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.world import ADDING, World

LATE = "late entries"


def old_values_are_near(world: World, threshold: int) -> None:
    """A value that stands though it has moved: by less than the threshold (trust.md, point 8)."""
    for cell in world.reading.cells:
        if cell.stands and cell.value is not None and cell.quantity not in world.values:
            near = (cell.value - threshold + 1, cell.value + threshold - 1)
            world.add([(1, cell.quantity)], *near, "an old value stands")


def late_entries_only_add(world: World) -> None:
    """Late entries add, and no more persons than visits; who is in which band or new may change both ways."""
    last_state = max((each.state for each in world.counts), default=0)
    for quantity in list(world.counts):
        later = _next(world, quantity, last_state)
        if later is None or world.counts[quantity] not in {"persons", *ADDING}:
            continue
        if world.known(quantity) is not None and world.known(later) is not None:
            continue
        added = _added_visits(world, quantity, later)
        moves = any(dimension in ("band", "newness") for dimension, _ in quantity.classes)
        most = added if added is not None and world.counts[quantity] in ("persons", "visits") else inf
        world.add([(1, later), (-1, quantity)], -most if moves else 0, most, LATE)


def _next(world: World, quantity: Quantity, last_state: int) -> Quantity | None:
    later = (quantity._replace(state=state) for state in range(quantity.state + 1, last_state + 1))
    return next((each for each in later if world.has(each)), None)


def _added_visits(world: World, quantity: Quantity, later: Quantity) -> int | None:
    """How many visits came late, at this place and in this period, as far as both releases say."""
    if not quantity.measure.startswith(("unique_visitors", "first_seen", "visits")):
        return None
    before, after = (world.known(each._replace(measure="visits", classes=())) for each in (quantity, later))
    return after - before if before is not None and after is not None and after >= before else None
