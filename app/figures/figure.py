"""What a figure is: an id, labels, a definition, a unit, and the function that counts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from app.figures.counting import Counting


class Unit(Enum):
    """What a figure is a number of, in Swedish and English."""

    DAYS = ("dagar", "days")
    HOURS = ("timmar", "hours")
    MINUTES = ("minuter", "minutes")
    VISITS = ("besök", "visits")
    PERSONS = ("personer", "persons")
    HEADS = ("antal", "heads")
    SHARE = ("andel", "share")
    TIMES = ("gånger", "times")
    SESSIONS = ("tillfällen", "sessions")
    PARTICIPATIONS = ("deltaganden", "participations")
    CONTACTS = ("kontakter", "contacts")
    ACTIVITIES = ("aktiviteter", "activities")
    PARTNERS = ("samverkansparter", "partners")
    VISITS_A_DAY = ("besök per dag", "visits a day")
    HOURS_A_WEEK = ("timmar i veckan", "hours a week")
    KRONOR = ("kronor", "kr")

    def __init__(self, sv: str, en: str) -> None:
        self.sv = sv
        self.en = en


@dataclass(frozen=True)
class Answer:
    """What a figure came to: a value, or the reason why there is none, with what stands beside it."""

    value: Any
    reason: str | None = None
    beside: dict[str, Any] = field(default_factory=dict)


def no_value(reason: str, **beside: Any) -> Answer:
    """There is no value, and why."""
    return Answer(None, reason, beside)


def quotient(part: float, whole: float, reason_without: str, **beside: Any) -> Answer:
    """A share or an average; without a whole there is none."""
    return Answer(part / whole, None, beside) if whole else no_value(reason_without, **beside)


@dataclass(frozen=True)
class Figure:
    """One number with a name, a definition and a unit. Changing a definition makes a new version.

    needs_consent: it leaves the house only when every party of the agreement has ticked that it may.
    """

    id: str
    sv: str
    en: str
    definition_sv: str
    definition_en: str
    unit: Unit
    count: Callable[[Counting], Answer]
    version: int = 1
    needs_consent: bool = False

    def answer(self, counting: Counting) -> Answer:
        """What it came to in the period; none where retention has left no days to count by."""
        if counting.are_days_forgotten:
            return no_value("days_forgotten")
        return no_value("persons_parted") if counting.are_persons_parted else self.count(counting)

    def label(self, language: str) -> str:
        """What it is called in Swedish (sv) or English (en)."""
        return {"sv": self.sv, "en": self.en}[language]

    def definition(self, language: str) -> str:
        """How it is counted, in Swedish (sv) or English (en)."""
        return {"sv": self.definition_sv, "en": self.definition_en}[language]
