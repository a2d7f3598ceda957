"""What is known of a scope whatever the period: first days, what people said, plans, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.figures.bands import Limits, limits_of_year
from app.figures.countings import activities, premises_days, thinned, visitors
from app.figures.facts import Facts
from app.figures.facts.asked_period import bounds_of
from app.figures.premises_day import WeeklyPlans
from app.figures.scope import Scope
from app.figures.written_once import Question
from app.periods import Period

# organisation_id, person_id: the persons of different organisations are different persons.
PersonKey = tuple[int, bytes]

HISTORY_DAYS = 365


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has said of themselves, in the order in which the database tells it; None: nothing."""

    gender: str | None = None
    age_band: str | None = None
    been_before: bool | None = None
    called_first: bool | None = None
    replaces_lost: bool | None = None

    def completed_by(self, later: Said) -> Said:
        """The same, with what was said only later."""
        pairs = zip(astuple(self), astuple(later), strict=True)
        return Said(*(first if first is not None else second for first, second in pairs))


NOTHING_SAID = Said()


class History:
    """A scope's past; each question goes to the database once, when it is first asked."""

    def __init__(self, connection: Connection, facts: Facts, scope: Scope) -> None:
        self.connection = connection
        self.facts = facts
        self.scope = scope

    def rows(self, question: Question, period: Period | None = None) -> Sequence[AnyRow]:
        """The answer of the database; to a question that does not need it, the period may be left out."""
        return self.connection.execute(question, bounds_of(period) if period else {}).all()

    @cached_property
    def first_day(self) -> date | None:
        """The first day on which anybody visited; what is kept of thinned months has it, persons their month alone."""
        kept: date | None = self.rows(thinned.first_kept_day(self.scope))[0][0]
        return kept or self.rows(visitors.first_day(self.facts, self.scope))[0][0]

    def is_long_enough(self, period: Period) -> bool:
        """Whether who is seen for the first time in the period can be taken for new."""
        return self.first_day is not None and period.first_day - self.first_day >= timedelta(days=HISTORY_DAYS)

    @cached_property
    def said(self) -> dict[PersonKey, Said]:
        """Of several answers of a person to one question the earliest stands."""
        said: dict[PersonKey, Said] = {}
        for organisation_id, person_id, *answers in self.rows(visitors.said_of_themselves(self.scope)):
            person = (organisation_id, person_id)
            said[person] = said[person].completed_by(Said(*answers)) if person in said else Said(*answers)
        return said

    @cached_property
    def linked_persons(self) -> set[PersonKey]:
        """Those who are known to have had another card."""
        return {(row[0], row[1]) for row in self.rows(visitors.linked_persons(self.scope))}

    @cached_property
    def plans(self) -> WeeklyPlans:
        """The weekly plans of the premises."""
        return WeeklyPlans.of_rows(self.rows(premises_days.planned_weekdays(self.scope)))

    @cached_property
    def activities(self) -> dict[tuple[int, int], AnyRow]:
        """slug, name and is_visiting_group of each activity, under its organisation's and its own number."""
        return {(row.organisation_id, row.id): row for row in self.rows(activities.named_activities(self.scope))}

    @cached_property
    def _thinnings(self) -> Sequence[AnyRow]:
        return self.rows(thinned.thinnings(self.scope))

    @property
    def hours_thinned_through(self) -> date | None:
        """The last day of which, somewhere in the scope, no time of day is known any more; None: of all it is."""
        return max((row.hours_through for row in self._thinnings), default=None)

    @property
    def days_thinned_through(self) -> date | None:
        """The last day of which, somewhere in the scope, persons keep the month alone; None: they keep all days."""
        return max((row.days_through for row in self._thinnings if row.days_through), default=None)

    @cached_property
    def last_days_of_keys(self) -> list[date]:
        """Ends of periods whose keys are destroyed: who came before one and who came after are told apart for good."""
        return [row.last_day for row in self.rows(visitors.destroyed_keys(self.scope))]

    def limits(self, period: Period) -> Limits | None:
        """The limits of the bands for the period; None when it is too short to tell."""
        own_and_planned = [
            (each.limits, len(self.plans.in_force((each.organisation_id, each.premises_id), period.last_day)))
            for each in self.scope.premises
        ]
        return limits_of_year(self.scope.agreed_limits, own_and_planned).for_period(period)
