"""The figures as a document: contract.md, "Figures as JSON". The same input gives the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.errors import PeriodNotCountable
from app.extensions import db
from app.figures.before_counting import do_what_waits
from app.figures.counting import Counting
from app.figures.facts import Facts, rollups
from app.figures.figure import Figure
from app.figures.history import History
from app.figures.list import FIGURES
from app.figures.scope import Scope, scope_named
from app.periods import Period

FORMAT = "oasen-figures/1"

Document = dict[str, Any]


def counted_figures(
    period: Period,
    premises_slugs: Sequence[str] = (),
    organisation_slug: str | None = None,
    agreement_slug: str | None = None,
    facts: Facts = rollups,
) -> Document:
    """The document of what is named, as of now; raises NotFound, NotAllowed, PeriodNotCountable."""
    do_what_waits()
    with one_moment() as connection:
        scope = scope_named(connection, premises_slugs, organisation_slug, agreement_slug, period)
        return counted_document(connection, scope, period, facts)


def counted_document(connection: Connection, scope: Scope, period: Period, facts: Facts = rollups) -> Document:
    """Every figure of the scope and period, by month what has a meaning there, and the period before."""
    counting = Counting(History(connection, facts, scope), period)
    if counting.are_days_forgotten:
        raise PeriodNotCountable(
            f"Until {counting.history.days_thinned_through} only whole months can be counted: retention has kept no "
            "days of persons. Choose dates that do not cut a month."
        )
    if counting.are_persons_parted:
        days = " and ".join(str(day) for day in sorted(set(counting.history.last_days_of_keys)))
        raise PeriodNotCountable(
            f"The keys of the cards until {days} are destroyed: who came before that and after it cannot be told to be "
            "one person. Choose dates until that day, or from the day after."
        )
    before = counting.before()
    return {
        "format": FORMAT,
        "scope": {"premises": [each.slug for each in scope.premises], **_dates(period)},
        "figures": {figure.id: _counted(figure, counting) | _words(figure) for figure in FIGURES},
        "months": _months(counting),
        "previous": {
            **_dates(before.period),
            "figures": {figure.id: _counted(figure, before) for figure in FIGURES},
        },
    }


def as_json(document: Document) -> str:
    """The document as text, its keys in the order in which they are reported."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@contextmanager
def one_moment() -> Iterator[Connection]:
    """A connection whose reads all see the database as it was at one moment, whatever is written meanwhile."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def _dates(period: Period) -> dict[str, str]:
    return {"from": period.first_day.isoformat(), "to": period.last_day.isoformat()}


def _counted(figure: Figure, counting: Counting) -> dict[str, Any]:
    answer = figure.answer(counting)
    reason = {"reason": answer.reason} if answer.value is None else {}
    return {"value": answer.value, "version": figure.version, **answer.beside, **reason}


def _words(figure: Figure) -> dict[str, Any]:
    return {
        "unit": figure.unit.name.lower(),
        "label": {"sv": figure.sv, "en": figure.en},
        "definition": {"sv": figure.definition_sv, "en": figure.definition_en},
    }


def _months(counting: Counting) -> dict[str, dict[str, int]]:
    """Visits, unique visitors and who was first seen, of each month that had a visit."""
    visits: Counter[str] = Counter()
    for each in counting.days:
        visits[_month(each.day)] += each.visits
    first_seen = Counter(_month(day) for day in counting.first_seen.values())
    unique_visitors = counting.unique_visitors_of_months
    return {
        month: {"visits": visits[month], "unique_visitors": unique_visitors[month], "first_seen": first_seen[month]}
        for month in sorted(visits)
        if visits[month] > 0
    }


def _month(day: date) -> str:
    return day.isoformat()[:7]
