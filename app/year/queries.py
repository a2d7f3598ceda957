"""A year's figures and those it is compared with, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.figures.before_counting import do_what_waits
from app.figures.document import Document, counted_document, one_moment
from app.figures.scope import Scope, scope_named
from app.periods import FIRST_YEAR, Period
from app.periods import year as whole_year

Figures = Mapping[str, Mapping[str, Any]]
Months = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class YearCounted:
    """The figures of a year so far, of the same stretch of the year before, and both years month by month."""

    number: int
    period: Period
    figures: Figures
    before: Figures
    months: Months
    months_before: Months

    @property
    def is_running(self) -> bool:
        """Whether the year is not over: then it is compared with the same time of the year before."""
        return self.period.last_day < date(self.number, 12, 31)

    @property
    def has_begun(self) -> bool:
        """Whether anything was noted in it."""
        return _has_figures(self.figures)

    @property
    def first_month_before(self) -> int | None:
        """The month in which counting began, when that was within the year before: it then compares badly."""
        month = min((int(key[-2:]) for key in self.months_before), default=None)
        return month if month != 1 else None


def year_counted(organisation_slug: str, premises_slugs: Sequence[str], number: int, day: date) -> YearCounted:
    """The figures of a year up to the day; raises NotFound for premises that are not the organisation's."""
    period = _up_to(whole_year(number), day)
    do_what_waits()
    with one_moment() as connection:
        scope = scope_named(connection, premises_slugs, organisation_slug)
        document = counted_document(connection, scope, period)
        year_before = counted_document(connection, scope, whole_year(number - 1)) if number > FIRST_YEAR else None
        if year_before is None or period == whole_year(number):
            before = document["previous"]["figures"]
        else:
            before = _same_stretch(connection, scope, period)["figures"]
    months_before = year_before["months"] if year_before else {}
    return YearCounted(number, period, document["figures"], _or_unknown(before), document["months"], months_before)


def _up_to(year: Period, day: date) -> Period:
    """The year, cut at the day when that lies in it."""
    return Period(year.first_day, day) if year.first_day <= day < year.last_day else year


def _or_unknown(figures: Figures) -> Figures:
    """The figures; of a year in which nothing was noted none is known, which is not the same as nothing."""
    return figures if _has_figures(figures) else {figure_id: {"value": None} for figure_id in figures}


def _has_figures(figures: Figures) -> bool:
    return any(figures[figure_id]["value"] for figure_id in ("open_days", "outreach_contacts", "volunteer_hours"))


def _same_stretch(connection: Any, scope: Scope, period: Period) -> Document:
    first_day = period.first_day.replace(year=period.first_day.year - 1)
    last_day = period.last_day
    if (last_day.month, last_day.day) == (2, 29):
        last_day = last_day.replace(day=28)
    return counted_document(connection, scope, Period(first_day, last_day.replace(year=last_day.year - 1)))
