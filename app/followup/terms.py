"""What a report needs of its agreement: parties, goals, what was agreed, grants and costs. Plain values, no rows."""

from __future__ import annotations

from dataclasses import dataclass

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
    """What the parties have agreed of a figure: about 220 open days a year. per: "year", "week" or "in-all"."""

    figure_id: str
    number: int
    per: str = "year"


@dataclass(frozen=True)
class Money:
    """Kronor of one party and year: what the municipality gives, what it costs in cash, what volunteers' work is worth.

    None: not known.
    """

    party: str
    year: int
    grant_kr: int | None = None
    cost_kr: int | None = None
    volunteer_value_kr: int | None = None


@dataclass(frozen=True)
class Terms:
    """The agreement as the report knows it; an organisation without one has its own name and nothing more."""

    parties: tuple[Party, ...]
    slug: str = ""
    name: str = ""
    municipality: str = ""
    diary_number: str = ""
    period: Period | None = None
    goals: tuple[Goal, ...] = ()
    agreed: tuple[AgreedNumber, ...] = ()
    money: tuple[Money, ...] = ()
    threshold: int = USUAL_THRESHOLD
    training_span: str = ""  # as agreed: "2-20"; two people's own lowest and highest never leave
