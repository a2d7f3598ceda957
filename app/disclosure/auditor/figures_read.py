"""The single figures of a released report, read as cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.disclosure.auditor.quantities import NARROWED, Period, Place, Quantity, narrowed, with_class
from app.disclosure.auditor.shown import Shown

FIGURES = "figures"  # the table that a document's single figures are read as

# What single figures count, where it is not persons.
COUNTED = {
    **dict.fromkeys(("visits", "visits_identified", "visits_anonymous"), "visits"),
    **dict.fromkeys(("meals", "children", "outreach_contacts", "outreach_attempts", "handouts"), "heads"),
    **dict.fromkeys(("walk_participations", "session_participations", "cooperation_contacts"), "heads"),
    "outreach_outside_hours": "heads",
    **dict.fromkeys(("sessions", "walks"), "sessions"),
    **dict.fromkeys(("open_days", "registered_open_days", "meal_days", "open_evenings", "open_weekend_days"), "days"),
    "accompaniments": "entries",
}
# Figures that are no count of their scope and period.
NOT_COUNTED = {
    *("identified_share", "new_share", "visits_per_open_day", "busiest_day", "stay", "people_judged", "gaps"),
    *("open_hours", "training_hours", "training_hours_per_week", "community_service_hours", "volunteer_hours"),
    *("volunteer_value", "grant", "cost", "cost_per_visit", "cost_per_unique_visitor", "grant_per_visit", "agreed"),
    *("activities", "arrivals", "outreach_minutes"),
}


def figure_cells(number: int, name: str, told: Mapping[str, Any], place: Place, period: Period) -> Iterator[Shown]:
    """The numbers of one figure at a place in a period: one, or one for each class."""
    value, counts = told.get("value"), COUNTED.get(name, "persons")
    measure, dimension, code = NARROWED.get(name, (name, "", ""))
    if name in NOT_COUNTED:
        return
    if isinstance(value, Mapping) and dimension and not code:
        for each, number_told in value.items():
            quantity = narrowed(Quantity(measure, place, period), dimension, each)
            yield Shown(number, FIGURES, (name, each), counts, quantity, whole_number(number_told))
    elif whole_number(value) is not None or told.get("suppressed"):
        quantity = Quantity(measure, place, period, with_class((), dimension, code) if code else ())
        yield Shown(number, FIGURES, (name,), counts, quantity, whole_number(value), bool(told.get("stands")))


def whole_number(value: object) -> int | None:
    """The value where it is a whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
