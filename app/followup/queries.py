"""What a report asks of the database: whose premises, and what the figures do not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection, select

from app.disclosure.cells import TOTAL
from app.figures.counting import Contact, Counting, Held
from app.figures.facts import rollups
from app.figures.facts.entries import VISIT, counted_entries
from app.figures.facts.narrowing import total
from app.figures.history import History, PersonKey
from app.figures.premises_day import PremisesDay
from app.figures.scope import Scope, scope_named
from app.figures.written_once import Question, written_once
from app.followup.about.terms import Terms
from app.periods import Period, year

PAPER = "paper"
MONTHS_A_HALF = 6

OfMonth = TypeVar("OfMonth")


class PartOfYear(Counting):
    """A half-year or a month of a year that is counted too: what is known by day or month is not asked for again.

    first_half: that of the year, where this is the second.
    """

    def __init__(self, whole: Counting, period: Period, first_half: Counting | None) -> None:
        super().__init__(whole.history, period)
        self._whole = whole
        self._first_half = first_half

    @cached_property
    def days(self) -> list[PremisesDay]:
        """The year's, those of the part."""
        return [each for each in self._whole.days if self.period.first_day <= each.day <= self.period.last_day]

    @cached_property
    def visit_days(self) -> dict[PersonKey, int]:
        """Of the second half the year's without those of the first: every day lies in one of the two."""
        if self._first_half is None:
            return super().visit_days
        return dict(Counter(self._whole.visit_days) - Counter(self._first_half.visit_days))

    @cached_property
    def unique_visitors_of_months(self) -> Counter[str]:
        """The year's, those of the part: it is made of whole months."""
        return Counter(self._own_months(self._whole.unique_visitors_of_months))

    @cached_property
    def held_of_months(self) -> dict[str, dict[str, Held]]:
        """The year's, those of the part."""
        return self._own_months(self._whole.held_of_months)

    @cached_property
    def contacts_of_months(self) -> dict[str, list[Contact]]:
        """The year's, those of the part."""
        return self._own_months(self._whole.contacts_of_months)

    def _own_months(self, of_months: Mapping[str, OfMonth]) -> dict[str, OfMonth]:
        codes = (month.first_day.isoformat()[:7] for month in self.period.months())
        return {code: of_months[code] for code in codes if code in of_months}


class Place:
    """What is counted over: an organisation, one of its premises, or all parties together.

    code: what it is under in tables; scope_name: what a quantity calls it ("organisation/iogt").
    """

    def __init__(self, code: str, scope_name: str, name: str, history: History) -> None:
        self.code = code
        self.scope_name = scope_name
        self.name = name
        self.history = history
        self._countings: dict[Period, Counting] = {}

    def counting(self, period: Period) -> Counting:
        """The period, counted; asked for twice it is the same, so that the database is asked once."""
        if period not in self._countings:
            self._countings[period] = self._begun(period)
        return self._countings[period]

    def _begun(self, period: Period) -> Counting:
        whole = year(period.first_day.year)
        if period == whole or period.last_day > whole.last_day or period.month_count is None:
            return Counting(self.history, period)
        is_second_half = period.month_count == MONTHS_A_HALF and period.last_day == whole.last_day
        first_half = self.counting(period.before()) if is_second_half else None
        return PartOfYear(self.counting(whole), period, first_half)


@dataclass(frozen=True)
class House:
    """Everything a report counts over. joint: all parties together, None for one organisation."""

    joint: Place | None
    organisations: tuple[Place, ...]
    premises_of: dict[str, tuple[Place, ...]]

    @cached_property
    def activity_names(self) -> dict[str, str]:
        """The name of each activity under its slug; of two parties' with one slug the first party's."""
        names: dict[str, str] = {}
        for organisation in reversed(self.organisations):
            names |= {row.slug: row.name for row in organisation.history.activities.values()}
        return dict(sorted(names.items()))


def house_of(connection: Connection, terms: Terms) -> House:
    """The premises of the reporting parties, each organisation for itself and, of several, all of them together."""
    scopes = {
        party.slug: replace(
            scope_named(connection, organisation_slug=party.slug),
            agreed_limits=terms.limits,
            agreement_slug=terms.slug or None,
        )
        for party in terms.parties
    }
    organisations = tuple(
        Place(party.slug, f"organisation/{party.slug}", party.name, History(connection, rollups, scopes[party.slug]))
        for party in terms.parties
    )
    premises_of = {slug: _premises(connection, scope) for slug, scope in scopes.items()}
    joint = None
    if len(scopes) > 1:
        every = tuple(each for scope in scopes.values() for each in scope.premises)
        history = History(connection, rollups, Scope(every, terms.limits, terms.slug))
        joint = Place(TOTAL, f"agreement/{terms.slug}", terms.name, history)
    return House(joint, organisations, premises_of)


def heads_on_paper(counting: Counting) -> int:
    """Heads at the door of the period that were written on paper first."""
    return int(counting.history.rows(_heads_on_paper(counting.scope), counting.period)[0][0] or 0)


@written_once
def _heads_on_paper(scope: Scope) -> Question:
    """heads: of the visits without a person whose basis is paper."""
    visit = counted_entries(scope, (VISIT,)).c
    return select(total(visit.heads)).where(visit.is_anonymous, visit.basis == PAPER)


def _premises(connection: Connection, scope: Scope) -> tuple[Place, ...]:
    """The premises of an organisation that has several; of one alone there is nothing to tell apart."""
    if len(scope.premises) == 1:
        return ()
    return tuple(
        Place(each.slug, f"premises/{each.slug}", each.name, History(connection, rollups, Scope((each,))))
        for each in scope.premises
    )
