"""A made-up house: organisations with premises, persons with their visits, and what was noted without persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from app.periods import Period

Visit = tuple[str, date]  # premises, service day
BAND_LIMITS = (("often", 24), ("sometimes", 6), ("seldom", 1))  # fewest visit days in a year
FEW_DAYS_A_WEEK = (("often", 12), ("sometimes", 4), ("seldom", 1))  # of a place that is open one or two days a week

# Coarse classes and what they are the sum of.
MERGED: dict[str, dict[str, tuple[str, ...]]] = {
    "gender": {"other-or-unstated": ("other", "unstated")},
    "age": {"under-30": ("18-29",), "30-and-over": ("30-44", "45-64", "65-plus"), "age-unstated": ("unstated",)},
    "band": {"sometimes-or-seldom": ("sometimes", "seldom")},
    "authority": {"other-authorities": ("employment", "health-care", "court")},
    "channel": {
        "voice": ("phone", "video"),
        "text": ("sms", "social-media", "email", "letter"),
        "channel-unstated": ("unstated",),
    },
    "how_found": {
        "outreach-or-other-ways": ("by-outreach", "other-ways"),
        "not-people": ("partners", "by-outreach", "other-ways"),
    },
}


@dataclass(frozen=True)
class Person:
    """Somebody with a card. known_at: premises where they had been before the first year that is told of."""

    gender: str
    age: str
    known_at: frozenset[str]
    visits: frozenset[Visit]


@dataclass(frozen=True)
class Noted:
    """One entry without a person: an accompaniment, an outreach contact, a way in which somebody found the place."""

    measure: str
    premises: str
    day: date
    word: str


@dataclass(frozen=True)
class Scope:
    """A set of premises under the name that quantities have it by, and the fewest visit days of its bands in a year."""

    name: str
    premises: frozenset[str]
    band_limits: tuple[tuple[str, int], ...] = BAND_LIMITS


@dataclass(frozen=True)
class House:
    """Everything that happened. organisations: slug: its premises. anonymous: heads without a card."""

    organisations: Mapping[str, tuple[str, ...]]
    persons: tuple[Person, ...]
    anonymous: Mapping[Visit, int] = field(default_factory=dict)
    noted: tuple[Noted, ...] = ()
    band_limits: tuple[tuple[str, int], ...] = BAND_LIMITS

    def scope(self, organisation: str | None = None, premises: str | None = None) -> Scope:
        """One premises, one organisation, or all."""
        if premises:
            return Scope(f"premises/{premises}", frozenset([premises]), self.band_limits)
        if organisation or len(self.organisations) == 1:
            slug = organisation or next(iter(self.organisations))
            return Scope(f"organisation/{slug}", frozenset(self.organisations[slug]), self.band_limits)
        return Scope("agreement/iop", frozenset(each for of in self.organisations.values() for each in of))


def visit_days(person: Person, scope: Scope, period: Period) -> set[date]:
    """The distinct service days of a person's visits."""
    return {
        day
        for premises, day in person.visits
        if premises in scope.premises and period.first_day <= day <= period.last_day
    }


def class_of(person: Person, dimension: str, scope: Scope, period: Period) -> str:
    """The finest class that a person of the scope and period is in."""
    if dimension == "band":
        return _band(len(visit_days(person, scope, period)), scope, period)
    if dimension == "newness":
        earlier = any(premises in scope.premises and day < period.first_day for premises, day in person.visits)
        return "earlier" if earlier or person.known_at & scope.premises else "new"
    return person.gender if dimension == "gender" else person.age


def _band(day_count: int, scope: Scope, period: Period) -> str:
    limits = limits_of(scope.band_limits, period)
    return next(name for name, limit in limits if day_count >= limit)


def limits_of(yearly: tuple[tuple[str, int], ...], period: Period) -> list[tuple[str, int]]:
    """The fewest visit days of each band in a period (figures.md: max(1, ceil(T * n / 365)), of a year T)."""
    part = 1.0 if period.is_year_long else period.day_count / 365
    return [(name, max(1, ceil(limit * part)) if limit > 1 else 1) for name, limit in yearly]


def finest(dimension: str, code: str) -> tuple[str, ...]:
    """The finest classes that a class is the sum of."""
    return MERGED.get(dimension, {}).get(code, (code,))


def is_of(person: Person, classes: Iterable[tuple[str, str]], scope: Scope, period: Period) -> bool:
    """Whether a person is in all these classes."""
    return all(class_of(person, name, scope, period) in finest(name, code) for name, code in classes)
