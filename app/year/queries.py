"""A year's figures and those it is compared with, read at one moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.figures.before_counting import do_what_waits
from app.figures.counting import Counting
from app.figures.document import one_moment
from app.figures.facts import rollups
from app.figures.history import History
from app.figures.list import FIGURES
from app.figures.scope import scope_named
from app.periods import Period
from app.periods import year as whole_year
from app.year.agreed import AgreedLine
from app.year.agreed_queries import agreed_lines

Figures = Mapping[str, Mapping[str, Any]]
VisitsByMonth = Mapping[int, int]
VisitsByYear = Mapping[int, VisitsByMonth]
YEARS_EARLIER = (3, 2)  # those that the months do not show


@dataclass(frozen=True)
class YearCounted:
    """The figures of a year so far, of the same stretch of the year before, and both years month by month.

    agreed: what was agreed of the year with its pace; None of a part of the premises. visits_by_year: this year so far
    and the three before it, those that had any, in order.
    """

    number: int
    period: Period
    figures: Figures
    before: Figures
    visits_by_month: VisitsByMonth
    visits_by_month_before: VisitsByMonth
    agreed: Sequence[AgreedLine] | None
    visits_by_year: VisitsByYear

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
        month = min(self.visits_by_month_before, default=None)
        return month if month != 1 else None


def year_counted(organisation_slug: str, premises_slugs: Sequence[str], number: int, day: date) -> YearCounted:
    """The figures of a year up to the day; raises NotFound for premises that are not the organisation's."""
    period, year_before = _up_to(whole_year(number), day), whole_year(number - 1)
    do_what_waits()
    with one_moment() as connection:
        scope = scope_named(connection, premises_slugs, organisation_slug)
        history = History(connection, rollups, scope)
        counting, before = Counting(history, period), Counting(history, year_before)
        same_stretch = before if period == whole_year(number) else Counting(history, _a_year_earlier(period))
        return YearCounted(
            number,
            period,
            _figures(counting),
            _or_unknown(_figures(same_stretch)),
            _visits_by_month(counting),
            _visits_by_month(before),
            agreed_lines(counting, whole_year(number), day),
            _visits_by_year(
                {
                    **{number - back: Counting(history, whole_year(number - back)) for back in YEARS_EARLIER},
                    number - 1: before,
                    number: counting,
                }
            ),
        )


def _up_to(year: Period, day: date) -> Period:
    """The year, cut at the day when that lies in it."""
    return Period(year.first_day, day) if year.first_day <= day < year.last_day else year


def _a_year_earlier(period: Period) -> Period:
    last_day = period.last_day
    if (last_day.month, last_day.day) == (2, 29):
        last_day = last_day.replace(day=28)
    return Period(period.first_day.replace(year=period.first_day.year - 1), last_day.replace(year=last_day.year - 1))


def _figures(counting: Counting) -> Figures:
    answers = {figure.id: figure.answer(counting) for figure in FIGURES}
    return {id: {"value": each.value, "reason": each.reason, **each.beside} for id, each in answers.items()}


def _visits_by_month(counting: Counting) -> VisitsByMonth:
    """Visits under the number of each month that had any."""
    visits = Counter[int]()
    for each in counting.days:
        visits[each.day.month] += each.visits
    return {month: count for month, count in sorted(visits.items()) if count}


def _visits_by_year(countings: Mapping[int, Counting]) -> VisitsByYear:
    """Visits of each year that had any, month by month."""
    visits = {number: _visits_by_month(counting) for number, counting in countings.items()}
    return {number: by_month for number, by_month in visits.items() if by_month}


def _or_unknown(figures: Figures) -> Figures:
    """The figures; of a year in which nothing was noted none is known, which is not the same as nothing."""
    return figures if _has_figures(figures) else {figure_id: {"value": None} for figure_id in figures}


def _has_figures(figures: Figures) -> bool:
    return any(figures[figure_id]["value"] for figure_id in ("open_days", "outreach_contacts", "volunteer_hours"))
