"""One requirement: its number, what it asks in our own words, and how it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """How a requirement is answered, as the table says it."""

    MET = "met"
    NOT_APPLICABLE = "not applicable"
    DEVIATION = "deviation"


@dataclass(frozen=True)
class Requirement:
    """Its number in the standard, what it asks, the answer; tests as node ids, and why for what is not met."""

    number: str
    asks: str
    answer: Answer
    tests: tuple[str, ...] = ()
    why: str = ""


def met(number: str, asks: str, *tests: str) -> Requirement:
    """Shown by these tests; each is a file under tests/ and a function in it."""
    return Requirement(number, asks, Answer.MET, tuple(f"tests/{each}" for each in tests))


def not_applicable(number: str, asks: str, why: str) -> Requirement:
    """Asked of something that there is not."""
    return Requirement(number, asks, Answer.NOT_APPLICABLE, why=why)


def deviation(number: str, asks: str, why: str, *tests: str) -> Requirement:
    """Done otherwise or not at all, with the reason; tests show what is done instead."""
    return Requirement(number, asks, Answer.DEVIATION, tuple(f"tests/{each}" for each in tests), why)
