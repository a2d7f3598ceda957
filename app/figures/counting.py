"""One scope and period, counted: what the figures are made of, each asked of the database once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from app.database.statements import AnyRow
from app.figures.agreements_here import AgreementHere, agreements_here
from app.figures.bands import Limits
from app.figures.countings import activities, arrivals_and_stays, kinds, thinned, visitors
from app.figures.countings import premises_days as of_days
from app.figures.history import NOTHING_SAID, History, PersonKey, Said
from app.figures.premises_day import PremisesDay, premises_days
from app.figures.scope import Scope
from app.figures.thinned_months import cuts_what_is_kept_by_month
from app.figures.written_once import Question
from app.periods import Period


class Held(NamedTuple):
    """What was held of a kind: on how many days, how often, with how many participations."""

    days: int = 0
    sessions: int = 0
    participations: int = 0

    def with_more(self, more: Held) -> Held:
        """Together with what was held on other days."""
        return Held(*(one + other for one, other in zip(self, more, strict=True)))


class Contact(NamedTuple):
    """Outreach of one sort."""

    channel: str | None
    direction: str | None
    is_reached: bool
    is_outside_hours: bool
    heads: int


class UnderWord(NamedTuple):
    """The entries of a kind under one code word; None: not stated."""

    word: str | None
    entries: int
    heads: int


class Counting:
    """What the figures of a period are functions of."""

    def __init__(self, history: History, period: Period) -> None:
        self.history = history
        self.period = period

    @property
    def scope(self) -> Scope:
        """The premises that are counted."""
        return self.history.scope

    @property
    def limits(self) -> Limits | None:
        """The limits of the bands; None when the period is too short to tell."""
        return self.history.limits(self.period)

    def before(self) -> Counting:
        """The period before, of the same scope."""
        return Counting(self.history, self.period.before())

    def within(self, period: Period) -> Counting:
        """The same scope, of a part of the period; itself of the whole."""
        return self if period == self.period else Counting(self.history, period)

    def at(self, organisation_id: int) -> Counting:
        """The same period, at the premises of one of the scope's organisations; itself where there is no other."""
        scope = self.scope.of_organisation(organisation_id)
        if scope == self.scope:
            return self
        return Counting(History(self.history.connection, self.history.facts, scope), self.period)

    @cached_property
    def agreements(self) -> list[AgreementHere]:
        """The agreements that the scope and the period have to do with."""
        return agreements_here(self.history.connection, self.scope, self.period)

    def said_by(self, persons: Iterable[PersonKey]) -> list[Said]:
        """What each of the persons has said of themselves."""
        return [self.history.said.get(person, NOTHING_SAID) for person in persons]

    @cached_property
    def days(self) -> list[PremisesDay]:
        """Every premises and day of which anything is known."""
        asked = (self.history.facts, self.scope)
        return premises_days(
            recorded=self._rows(of_days.recorded_days(self.scope)),
            identified=self._rows(of_days.identified_visits(*asked)),
            heads=self._rows(of_days.heads_of_days(*asked)),
        )

    @cached_property
    def visit_days(self) -> dict[PersonKey, int]:
        """Each unique visitor with the number of days of a visit."""
        rows = self._rows(visitors.visit_days_of_persons(self.history.facts, self.scope))
        return {(row[0], row[1]): row[2] for row in rows}

    @cached_property
    def first_seen(self) -> dict[PersonKey, date]:
        """The unique visitors whose first visit ever, in scope, lies in the period, with its day."""
        rows = self._rows(visitors.first_seen(self.history.facts, self.scope))
        return {(row[0], row[1]): row[2] for row in rows}

    @cached_property
    def unique_visitors_of_months(self) -> Counter[str]:
        """How many visitors there were in each month, as 2025-01; the first and last cut to the days inside."""
        question = visitors.unique_visitors(self.history.facts, self.scope)
        found = Counter(
            {
                month.first_day.isoformat()[:7]: sum(row[0] for row in self.history.rows(question, month))
                for month in self.period.months()
            }
        )
        return +found

    @property
    def are_days_forgotten(self) -> bool:
        """Whether the period cuts a month of which persons keep no days, so that nothing of it can be counted."""
        through = self.history.days_thinned_through
        return through is not None and cuts_what_is_kept_by_month(self.period, through)

    @property
    def are_persons_parted(self) -> bool:
        """Whether a key was destroyed within the period: who came before and after counts as two, so nobody is."""
        return any(self.period.first_day <= day < self.period.last_day for day in self.history.last_days_of_keys)

    @property
    def are_hours_forgotten(self) -> bool:
        """Whether the period cuts a month whose hours are kept for the whole month alone."""
        through = self.history.hours_thinned_through
        return through is not None and cuts_what_is_kept_by_month(self.period, through)

    @cached_property
    def arrivals(self) -> dict[str, int]:
        """Heads at the door by weekday and hour, as 4-13 for Friday at one; none where the hours are forgotten."""
        if self.are_hours_forgotten:
            return {}
        rows = self._rows(arrivals_and_stays.arrivals_of_weekday_hours(self.history.facts, self.scope))
        return {f"{weekday}-{hour:02d}": heads for weekday, hour, heads in sorted(map(tuple, rows))}

    @cached_property
    def stays(self) -> dict[int, int]:
        """How many entries have each length of stay, by minutes."""
        stays: dict[int, int] = {}
        for question in (arrivals_and_stays.stated_stays, arrivals_and_stays.stays_until_leaving, thinned.kept_stays):
            for minutes, entry_count in self._rows(question(self.scope)):
                stays[minutes] = stays.get(minutes, 0) + entry_count
        return stays

    @cached_property
    def held(self) -> dict[str, Held]:
        """What was held of the kinds meal, walk, session; a day and its sessions lie in one month alone."""
        held = dict.fromkeys(activities.KINDS_HELD, Held())
        for of_month in self.held_of_months.values():
            held |= {kind: held[kind].with_more(more) for kind, more in of_month.items()}
        return held

    @cached_property
    def held_of_months(self) -> dict[str, dict[str, Held]]:
        """What was held in each month, as 2025-01, of the kinds of which anything was."""
        months: dict[str, dict[str, Held]] = {}
        for row in self._sessions:
            if row.kind is not None:
                months.setdefault(row.month, {})[row.kind] = Held(row.days, row.sessions, row.participations)
        return months

    @cached_property
    def sessions_of_activities(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Sessions of each activity and heads in them without a person, under its organisation's and its own number."""
        of_activities = (row for row in self._sessions if row.kind is None)
        return {
            (row.organisation_id, row.activity_id): (row.sessions, row.heads_without_person) for row in of_activities
        }

    @cached_property
    def _sessions(self) -> Sequence[AnyRow]:
        return self._rows(activities.sessions(self.scope))

    @cached_property
    def persons_by_sessions(self) -> dict[tuple[int, int], dict[int, int]]:
        """For each activity how many persons took part in so many of its sessions."""
        persons: dict[tuple[int, int], dict[int, int]] = {}
        for organisation_id, activity_id, session_count, person_count in self._rows(
            activities.persons_by_sessions(self.scope)
        ):
            persons.setdefault((organisation_id, activity_id), {})[session_count] = person_count
        return persons

    @cached_property
    def persons_and_minutes(self) -> dict[str, tuple[int, int]]:
        """Distinct persons and minutes of the kinds that have them."""
        sums = dict.fromkeys(kinds.KINDS_WITH_PERSONS_OR_MINUTES, (0, 0))
        sums["training"] = (len(self.training), sum(minutes for _, minutes, _ in self._training))
        for kind, person_count, minutes in self._rows(kinds.persons_and_minutes(self.scope)):
            sums[kind] = (sums[kind][0] + person_count, sums[kind][1] + minutes)
        return sums

    @cached_property
    def words(self) -> dict[str, list[UnderWord]]:
        """What stands under each code word of the kinds that are broken down by one."""
        words: dict[str, list[UnderWord]] = {kind: [] for kind in kinds.WORD_OF_KIND}
        for kind, *under_word in self._rows(kinds.heads_by_word(self.scope)):
            words[kind].append(UnderWord(*under_word))
        return words

    @cached_property
    def outreach(self) -> list[Contact]:
        """All outreach, those not reached included, by month and sort."""
        return [contact for of_month in self.contacts_of_months.values() for contact in of_month]

    @cached_property
    def contacts_of_months(self) -> dict[str, list[Contact]]:
        """The outreach of each month, as 2025-01, by sort."""
        months: dict[str, list[Contact]] = {}
        for month, channel, direction, is_reached, is_outside, heads in self._rows(kinds.contacts(self.scope)):
            contact = Contact(channel, direction, bool(is_reached), bool(is_outside), heads)
            months.setdefault(month, []).append(contact)
        return months

    @cached_property
    def contacts_outside_hours(self) -> int:
        """Contacts made outside office hours, also on days of which this alone is kept."""
        kept = self._rows(thinned.contacts_outside_hours(self.scope))[0][0]
        return int(kept) + sum(each.heads for each in self.outreach if each.is_reached and each.is_outside_hours)

    @cached_property
    def training(self) -> list[tuple[int, int]]:
        """Minutes and weeks with a shift of each person in work training."""
        return [(minutes, week_count) for is_person, minutes, week_count in self._training if is_person]

    @cached_property
    def _training(self) -> Sequence[AnyRow]:
        return self._rows(kinds.training_of_persons(self.scope))

    def _rows(self, question: Question) -> Sequence[AnyRow]:
        return self.history.rows(question, self.period)
