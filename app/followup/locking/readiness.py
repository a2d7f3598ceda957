"""What of an organisation is not ready for a report: days, notes and tablets, asked of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.figures.counting import Counting
from app.figures.facts import rollups
from app.figures.history import History
from app.figures.scope import scope_named
from app.organisations.models import DayState
from app.organisations.queries import organisation_named, premises_of
from app.periods import Period
from app.search.queries import waiting_count
from app.service_day import local_time
from app.today.queries import noted_on
from app.today.troubles import troubles_at


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
