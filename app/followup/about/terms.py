"""What a report needs of its agreement: parties, goals, what was agreed, limits. Plain values, no rows."""

from __future__ import annotations

from dataclasses import dataclass

from app.figures.bands import Limits
from app.periods import Period

USUAL_THRESHOLD = 5


@dataclass(frozen=True)
class Party:
    """An organisation that reports."""

    slug: str
    name: str


@dataclass(frozen=True)
class Goal:
    """A goal of the agreement in its own words, with the figures that were agreed under it."""

    id: str
    heading: str
    sentence: str = ""
    figure_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgreedNumber:
    """What was agreed of a figure: about 220 open days a year.

    per: "year", "week" or "in-all". party: whose it is, by slug; empty for all. note: as the agreement puts it.
    """

    figure_id: str
    number: int
    per: str = "year"
    is_about: bool = False
    party: str = ""
    note: str = ""


@dataclass(frozen=True)
class Terms:
    """The agreement as the report knows it; an organisation without one has its own name and nothing more.

    parties: those who report, which may be one of several. leaves: what every party has ticked, as "unit-costs".
    """

    parties: tuple[Party, ...]
    slug: str = ""
    name: str = ""
    municipality: str = ""
    diary_number: str = ""
    period: Period | None = None
    goals: tuple[Goal, ...] = ()
    agreed: tuple[AgreedNumber, ...] = ()
    limits: Limits | None = None
    threshold: int = USUAL_THRESHOLD
    leaves: tuple[str, ...] = ()
