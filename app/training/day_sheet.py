"""A day of work training as staff see it: who was expected, who has begun, what has been done; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.database.statements import AnyRow
from app.training.plan import Plan, Span, Tapped, tapped


class Standing(StrEnum):
    """Where a participant stands on a day, in the order the day's list shows them."""

    HERE = "here"  # staff have started a shift
    TAPPED = "tapped"  # the tablet has seen the card; staff have not said that it was a shift
    EXPECTED = "expected"
    DONE = "done"
    NOT_EXPECTED = "not expected"


@dataclass(frozen=True)
class DayOfOne:
    """One participant on the day."""

    participant: AnyRow
    planned: Span | None
    started_at: datetime | None
    taps: Tapped | None
    done_minutes: int

    @property
    def starts_minute(self) -> int:
        """When it is planned to begin; who is not planned comes first."""
        return self.planned.starts_minute if self.planned else 0

    @property
    def standing(self) -> Standing:
        """Where they stand."""
        if self.started_at is not None:
            return Standing.HERE
        if self.taps is not None:
            return Standing.TAPPED
        if self.done_minutes:
            return Standing.DONE
        return Standing.EXPECTED if self.planned else Standing.NOT_EXPECTED


def day_of_all(
    participants: Sequence[AnyRow],
    plans: Mapping[int, Plan],
    running: Mapping[int, AnyRow],
    shifts: Sequence[AnyRow],
    day: date,
) -> list[DayOfOne]:
    """Everyone who takes part, by where they stand, then by planned time. shifts: those of the day."""
    order = list(Standing)
    everyone = [_day_of_one(each, plans[each.id], running.get(each.id), shifts, day) for each in participants]
    return sorted(
        everyone, key=lambda one: (order.index(one.standing), one.planned.starts_minute if one.planned else 0)
    )


def minutes_by_day(shifts: Sequence[AnyRow], counted_as: bytes) -> dict[date, int]:
    """What one participant has done, by day."""
    done: dict[date, int] = {}
    for shift in shifts:
        if bytes(shift.counted_as) == counted_as:
            done[shift.day] = done.get(shift.day, 0) + (shift.minutes or 0)
    return done


def _day_of_one(
    participant: AnyRow, plan: Plan, running: AnyRow | None, shifts: Sequence[AnyRow], day: date
) -> DayOfOne:
    own = [shift for shift in shifts if bytes(shift.counted_as) == bytes(participant.counted_as)]
    return DayOfOne(
        participant=participant,
        planned=plan.on(day),
        started_at=running.started_at if running is not None else None,
        taps=tapped((bytes(shift.id), shift.at) for shift in own if shift.minutes is None and shift.at is not None),
        done_minutes=sum(shift.minutes or 0 for shift in own),
    )
