"""What staff want an activity to be, as a form or a query says it; pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.activities.models import Shown
from app.activities.schedule import ActivityTime


@dataclass(frozen=True)
class Offer:
    """How an activity is offered at one premises: where it is shown, for how many heads there is room, when."""

    premises_id: int
    shown: Shown
    capacity: int | None = None
    times: tuple[ActivityTime, ...] = ()


@dataclass(frozen=True)
class ActivityWishes:
    """What an activity is to be, wholly: what is not among the times of an offer is not so any more.

    picture: empty for that of the kind. Premises that are not among the offers stay as they are.
    """

    name: str
    kind: str
    picture: str
    is_visiting_group: bool
    offers: tuple[Offer, ...]
