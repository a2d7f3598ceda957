"""The counters of a day: for visits and for each activity that is offered, how many heads, and by whose hand; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.activities.kinds import KIND, KINDS
from app.database.statements import AnyRow
from app.log.models import Source
from app.today.day_sheet import counted_only, heads_of, visits_of

# A full stop stands in no slug, so no activity can be called so.
VISITS = ".visit"
VISITS_ID = 0  # no activity has this number


@dataclass(frozen=True)
class Countable:
    """What can be counted: visits, or an activity. activity_id: VISITS_ID for visits."""

    key: str
    kind: str
    activity_id: int = VISITS_ID
    activity_slug: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Counter:
    """A countable with the heads of its day.

    by_staff: noted by head, which − takes back. by_tablet: tapped by the door, which it leaves alone.
    """

    what: Countable
    heads: int = 0
    by_staff: int = 0
    by_tablet: int = 0


def countables(activities: Iterable[AnyRow]) -> list[Countable]:
    """Visits first, then what people take part in here, in the order of the list of kinds, by name."""
    order = {kind.slug: place for place, kind in enumerate(KINDS)}
    found = [Countable(each.slug, each.kind, each.id, each.slug, each.name) for each in activities if _by_head(each)]
    found.sort(key=lambda each: (order[each.kind], (each.name or "").casefold(), each.key))
    return [Countable(VISITS, "visit"), *found]


def _by_head(activity: AnyRow) -> bool:
    kind = KIND[activity.kind]
    return kind.on_premises and not kind.counted_in_hours


def counters(what: Sequence[Countable], entries: Sequence[AnyRow]) -> list[Counter]:
    """Each countable with what was noted of it; entries: those of the day, taken back or not."""
    counted = counted_only(entries)
    return [_visits(each, counted) if each.key == VISITS else _activity(each, counted) for each in what]


def _visits(what: Countable, counted: Sequence[AnyRow]) -> Counter:
    by_staff = sum(entry.heads for entry in counted if entry.kind == "visit" and _is_by_staff(entry))
    by_tablet = visits_of([entry for entry in counted if entry.source == Source.KIOSK])
    return Counter(what, visits_of(counted), by_staff, by_tablet)


def _activity(what: Countable, counted: Sequence[AnyRow]) -> Counter:
    own = [entry for entry in counted if entry.activity_id == what.activity_id]
    by_staff = sum(entry.heads for entry in own if _is_by_staff(entry))
    by_tablet = heads_of([entry for entry in own if entry.source == Source.KIOSK])
    return Counter(what, heads_of(own), by_staff, by_tablet)


def _is_by_staff(entry: AnyRow) -> bool:
    """A card that staff have scanned stays: − takes back heads, and a person is told apart from them."""
    return entry.source == Source.STAFF and entry.counted_person is None
