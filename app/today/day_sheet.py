"""A day as staff see it: how many came, what was done, what was noted when. Holds nobody, only heads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.activities.kinds import KINDS, VISITING_KINDS
from app.database.statements import AnyRow
from app.log.second_thoughts import may_be_taken_back_freely


@dataclass(frozen=True)
class Line:
    """A kind, or an activity of it, with the heads and minutes of the day."""

    kind: str
    activity_name: str | None
    heads: int
    minutes: int


@dataclass(frozen=True)
class Noted:
    """One entry as the day's list shows it. Whether a card was shown is not told: who stands by could tell whose."""

    key: str
    at: datetime | None
    kind: str
    activity_name: str | None
    heads: int
    children: int
    minutes: int | None
    by_kiosk: str | None
    by_staff: str | None
    is_taken_back: bool
    may_be_taken_back_freely: bool


@dataclass(frozen=True)
class DaySheet:
    """The day's sums and its list, the latest first."""

    visits: int
    children: int
    lines: tuple[Line, ...]
    noted: tuple[Noted, ...]
    latest_visit_at: datetime | None


def day_sheet(entries: Sequence[AnyRow], now: datetime) -> DaySheet:
    """The sheet of a day's entries (figures.md: person visits once a day, others by head)."""
    counted = counted_only(entries)
    visits = [entry for entry in counted if entry.kind == "visit"]
    return DaySheet(
        visits=visits_of(counted),
        children=sum(entry.children for entry in visits),
        lines=tuple(_lines(counted)),
        noted=tuple(_noted(entry, now) for entry in entries),
        latest_visit_at=max((entry.at for entry in visits if entry.at), default=None),
    )


def counted_only(entries: Sequence[AnyRow]) -> list[AnyRow]:
    """Those that have not been taken back."""
    return [entry for entry in entries if not entry.is_voided]


def visits_of(counted: Sequence[AnyRow]) -> int:
    """Person visits and anonymous visits."""
    persons = {entry.counted_person for entry in counted if entry.kind in VISITING_KINDS and entry.counted_person}
    return len(persons) + sum(
        entry.heads for entry in counted if entry.kind == "visit" and entry.counted_person is None
    )


def _lines(counted: Sequence[AnyRow]) -> Iterable[Line]:
    """By kind in the order of the list, then by activity; visits are the sheet's own number."""
    for kind in KINDS:
        of_kind = [entry for entry in counted if entry.kind == kind.slug and entry.kind != "visit"]
        names = sorted({entry.activity_name or "" for entry in of_kind}, key=str.casefold)
        for name in names:
            same = [entry for entry in of_kind if (entry.activity_name or "") == name]
            yield Line(kind.slug, name or None, heads_of(same), sum(entry.minutes or 0 for entry in same))


def heads_of(entries: Sequence[AnyRow]) -> int:
    """Heads of one activity: a person twice on a day is one."""
    persons = {entry.counted_person for entry in entries if entry.counted_person}
    return len(persons) + sum(entry.heads for entry in entries if entry.counted_person is None)


def _noted(entry: AnyRow, now: datetime) -> Noted:
    return Noted(
        key=entry.id.hex(),
        at=entry.at,
        kind=entry.kind,
        activity_name=entry.activity_name,
        heads=entry.heads,
        children=entry.children,
        minutes=entry.minutes,
        by_kiosk=entry.kiosk_name,
        by_staff=entry.staff_name,
        is_taken_back=entry.is_voided,
        may_be_taken_back_freely=may_be_taken_back_freely(entry.received_at, now),
    )
