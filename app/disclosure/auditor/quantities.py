"""What a released number is a number of: a measure at a place, in a period, narrowed to classes."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

TOTAL = "*"
PLACES = ("agreement", "organisation", "premises")
PERIODS = ("period", "year", "half", "half_year", "quarter", "month")

# Dimensions that split persons: everybody is in one class and only one. With the classes, where those are all.
SPLITS = {
    "band": ("often", "sometimes", "seldom"),
    "newness": ("new", "returning"),
    "gender": ("woman", "man", "other", "unstated"),
    "age": ("18-29", "30-44", "45-64", "65-plus", "unstated"),
    "how_found": (),
    "authority": (),
}

# Classes that are a sum of finer ones: (dimension, class): its parts.
MERGED = {
    ("band", "sometimes-or-seldom"): ("sometimes", "seldom"),
    ("band", "often-or-sometimes"): ("often", "sometimes"),
    ("gender", "other-or-unstated"): ("other", "unstated"),
    ("age", "under-30"): ("18-29",),
    ("age", "30-and-over"): ("30-44", "45-64", "65-plus"),
    ("age", "30-and-over-or-unstated"): ("30-44", "45-64", "65-plus", "unstated"),
    ("channel", "voice"): ("phone", "video"),
    ("channel", "text"): ("sms", "social-media", "email", "letter"),
    ("how_found", "outreach-or-other-ways"): ("by-outreach", "other-ways"),
    ("how_found", "not-people"): ("partners", "by-outreach", "other-ways"),
}

# One class under several names: (dimension, class): (dimension, class) as it is reckoned with.
SAME_CLASS = {
    ("newness", "earlier"): ("newness", "returning"),
    ("newness", "said-new"): ("said", "said-new"),  # who said so, where no history tells the others apart
    ("age", "age-unstated"): ("age", "unstated"),
    ("channel", "channel-unstated"): ("channel", "unstated"),
}

# A figure that is another one narrowed to a class, or split by one: figure: (measure, dimension, class or "").
NARROWED = {
    "joint_unique_visitors": ("unique_visitors", "", ""),
    "regulars": ("unique_visitors", "band", "often"),
    "new_visitors": ("unique_visitors", "newness", "new"),
    "returning_visitors": ("unique_visitors", "newness", "returning"),
    "bands": ("unique_visitors", "band", ""),
    "gender": ("unique_visitors", "gender", ""),
    "age_band": ("unique_visitors", "age", ""),
    "accompaniments_by_authority": ("accompaniments", "authority", ""),
    "outreach_by_channel": ("outreach_contacts", "channel", ""),
    "outreach_by_direction": ("outreach_contacts", "direction", ""),
    "handouts_by_item": ("handouts", "item", ""),
}
SAME_DIMENSION = {"age_band": "age", "bands": "band", "party": "organisation"}

Place = tuple[str, str]  # its kind and its slug; several organisations: their slugs with + between
Period = tuple[date, date]  # both days included
Classes = tuple[tuple[str, str], ...]


class Quantity(NamedTuple):
    """One number that is true of the log in one state: late entries make a new state, and so another number."""

    measure: str
    place: Place
    period: Period
    classes: Classes = ()
    state: int = 0


def parts_of_class(dimension: str, code: str) -> tuple[str, ...]:
    """The finer classes that a merged one is the sum of, none for others; "a+b" says itself what it is."""
    return MERGED.get((dimension, code)) or (tuple(code.split("+")) if "+" in code else ())


def with_class(classes: Classes, dimension: str, code: str) -> Classes:
    """The classes, narrowed to one more; unchanged for a total."""
    return tuple(sorted({*classes, SAME_CLASS.get((dimension, code), (dimension, code))})) if code != TOTAL else classes


def narrowed(whole: Quantity, dimension: str, code: str) -> Quantity:
    """The part of a number that is of one class; visits with a card are the identified ones."""
    if (whole.measure, dimension, code) == ("visits", "way", "with-card"):
        return whole._replace(measure="visits_identified")
    return whole._replace(classes=with_class(whole.classes, dimension, code))


def period_of(code: str) -> Period:
    """2025, 2025-H1, 2025-Q1, 2025-01, 2024-2026, or two days as 2025-01-01..2025-06-30.

    Raises ValueError for anything else.
    """
    if len(days := re.split(r"/|\.\.", code)) == 2:
        return date.fromisoformat(days[0]), date.fromisoformat(days[1])
    found = re.fullmatch(r"(\d{4})(?:-(\d{4})|-?([HQ])(\d)|-(\d\d))?", code.upper())
    if not found:
        raise ValueError(f"no period: {code}")
    year, last_year = int(found[1]), int(found[2] or found[1])
    months = {"H": 6, "Q": 3}.get(found[3], 1 if found[5] else 12)
    last_month = int(found[4] or found[5] or 1) * months
    return date(year, last_month - months + 1, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def lies_in(inner: Period, outer: Period) -> bool:
    """Whether the first period is a part of the second, or the same."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
