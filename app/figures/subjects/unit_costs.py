"""What a visit and a visitor cost: for the house alone, until every party has ticked that it may leave."""

from __future__ import annotations

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value, quotient
from app.figures.subjects.agreement import count_cost, count_grant
from app.figures.subjects.visits import count_visits


def count_cost_per_visit(counting: Counting) -> Answer:
    """The cost in cash among the visits."""
    return _each(count_cost(counting), count_visits(counting).value, "no_visits")


COST_PER_VISIT = Figure(
    "cost_per_visit",
    sv="Kostnad per besök",
    en="Cost per visit",
    definition_sv="Kostnaden i pengar delad med besöken; lämnas ut bara när alla parter vill det.",
    definition_en="The cost in cash divided by the visits; leaves the house only when all want it.",
    unit=Unit.KRONOR,
    count=count_cost_per_visit,
    needs_consent=True,
)


def count_cost_per_unique_visitor(counting: Counting) -> Answer:
    """The cost in cash among the unique visitors, that is persons with a card."""
    return _each(count_cost(counting), len(counting.visit_days), "no_visitors")


COST_PER_UNIQUE_VISITOR = Figure(
    "cost_per_unique_visitor",
    sv="Kostnad per person med kort",
    en="Cost per person with a card",
    definition_sv="Kostnaden i pengar delad med personerna med kort; lämnas ut bara när alla parter vill det.",
    definition_en="The cost in cash divided by the persons with a card; leaves the house only when all want it.",
    unit=Unit.KRONOR,
    count=count_cost_per_unique_visitor,
    needs_consent=True,
)


def count_grant_per_visit(counting: Counting) -> Answer:
    """The grant among the visits."""
    return _each(count_grant(counting), count_visits(counting).value, "no_visits")


GRANT_PER_VISIT = Figure(
    "grant_per_visit",
    sv="Bidrag per besök",
    en="Grant per visit",
    definition_sv="Bidraget delat med besöken; lämnas ut bara när alla parter vill det.",
    definition_en="The grant divided by the visits; leaves the house only when all want it.",
    unit=Unit.KRONOR,
    count=count_grant_per_visit,
    needs_consent=True,
)


def _each(kr: Answer, count: int, reason_without: str) -> Answer:
    return quotient(kr.value, count, reason_without) if kr.value is not None else no_value(str(kr.reason))
