"""What a report asks of the database: whose premises, under which names, and what the figures do not tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection, select

from app.agreements.queries import agreement_named, parties_of
from app.database.statements import table_of
from app.figures.counting import Counting
from app.figures.facts import rollups
from app.figures.facts.entries import VISIT, counted_entries
from app.figures.facts.narrowing import total
from app.figures.history import History
from app.figures.scope import Scope, scope_named
from app.figures.written_once import Question, written_once
from app.followup.terms import Party, Terms
from app.organisations.models import DayState, Organisation
from app.organisations.queries import organisation_named, premises_of
from app.periods import Period
from app.search.queries import waiting_count
from app.service_day import local_time
from app.today.queries import noted_on
from app.today.troubles import troubles_at

ORGANISATIONS = table_of(Organisation)
PAPER = "paper"


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
            self._countings[period] = Counting(self.history, period)
        return self._countings[period]


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
    organisations = tuple(_organisation(connection, party) for party in terms.parties)
    premises_of = {party.slug: _premises(connection, party) for party in terms.parties}
    joint = None
    if len(terms.parties) > 1:
        scope = scope_named(connection, agreement_slug=terms.slug)
        joint = Place("*", f"agreement/{terms.slug}", terms.name, History(connection, rollups, scope))
    return House(joint, organisations, premises_of)


def organisation_alone(connection: Connection, slug: str) -> Terms:
    """The terms of an organisation that reports by itself; raises NotFound."""
    row = organisation_named(connection, slug)
    return Terms((Party(row.slug, row.name),))


def whole_agreement(connection: Connection, slug: str) -> Terms:
    """The terms of all parties of an agreement; raises NotFound."""
    agreement = agreement_named(connection, slug)
    party_ids = parties_of(connection, agreement.id)
    rows = connection.execute(
        select(ORGANISATIONS).where(ORGANISATIONS.c.id.in_(party_ids)).order_by(ORGANISATIONS.c.name)
    )
    return Terms(
        tuple(Party(row.slug, row.name) for row in rows),
        slug=agreement.slug,
        name=agreement.name,
        period=Period(agreement.first_day, agreement.last_day),
    )


def heads_on_paper(counting: Counting) -> int:
    """Heads at the door of the period that were written on paper first."""
    return int(counting.history.rows(_heads_on_paper(counting.scope), counting.period)[0][0] or 0)


@written_once
def _heads_on_paper(scope: Scope) -> Question:
    """heads: of the visits without a person whose basis is paper."""
    visit = counted_entries(scope, (VISIT,)).c
    return select(total(visit.heads)).where(visit.is_anonymous, visit.basis == PAPER)


def _organisation(connection: Connection, party: Party) -> Place:
    scope = scope_named(connection, organisation_slug=party.slug)
    return Place(party.slug, f"organisation/{party.slug}", party.name, History(connection, rollups, scope))


def _premises(connection: Connection, party: Party) -> tuple[Place, ...]:
    """The premises of an organisation that has several; of one alone there is nothing to tell apart."""
    premises = scope_named(connection, organisation_slug=party.slug).premises
    if len(premises) == 1:
        return ()
    return tuple(
        Place(each.slug, f"premises/{each.slug}", each.name, History(connection, rollups, Scope((each,))))
        for each in premises
    )


@dataclass(frozen=True)
class Unready:
    """What of an organisation is not ready for a report; premises by name, tablets by name and premises."""

    unfinished_days: tuple[tuple[str, int], ...] = ()
    days_without_figures: tuple[tuple[str, int], ...] = ()
    notes_waiting_count: int = 0
    silent_tablets: tuple[tuple[str, str], ...] = ()


def unready(connection: Connection, organisation_slug: str, period: Period, moment: datetime) -> Unready:
    """What is missing of the period, up to the day before this moment."""
    organisation = organisation_named(connection, organisation_slug)
    places = premises_of(connection, organisation.id)
    todays = {place.id: local_time(moment, place.time_zone, place.cutoff_minute).day for place in places}
    counting = Counting(
        History(connection, rollups, scope_named(connection, organisation_slug=organisation_slug)), period
    )
    return Unready(
        tuple((each.name, count) for each in places if (count := _unfinished(counting, each.id, todays[each.id]))),
        tuple((each.name, count) for each in places if (count := _without_figures(counting, each.id))),
        waiting_count(connection, organisation.id),
        tuple(
            (kiosk.name, place.name)
            for place in places
            for kiosk in troubles_at(
                connection, place, noted_on(connection, place, todays[place.id]), moment
            ).silent_kiosks
        ),
    )


def _unfinished(counting: Counting, premises_id: int, today: date) -> int:
    """Days before today that were planned or have entries, and of which nothing is recorded."""
    of_premises = [each for each in counting.days if each.premises[1] == premises_id]
    recorded = {each.day for each in of_premises if each.state is not None}
    noted = {each.day for each in of_premises if each.on_premises_entries}
    premises = next(key for key in counting.scope.by_id if key[1] == premises_id)
    planned = set(counting.history.plans.days_planned(premises, counting.period))
    return sum(day < today for day in (planned | noted) - recorded)


def _without_figures(counting: Counting, premises_id: int) -> int:
    """Days on which it was open and nothing could be counted."""
    return sum(each.premises[1] == premises_id and each.state == DayState.UNRECORDED for each in counting.days)
