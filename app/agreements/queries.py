"""Questions about agreements: what they say, whose they are, what was agreed, goal by goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from app.agreements.models import AgreedThing, Agreement, AgreementGoal, AgreementParty, AgreementTerms
from app.agreements.wordings import is_party_on, standing
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.errors import NotFound
from app.organisations.queries import ORGANISATIONS
from app.periods import Period

AGREEMENTS = table_of(Agreement)
TERMS = table_of(AgreementTerms)
PARTIES = table_of(AgreementParty)
GOALS = table_of(AgreementGoal)
THINGS = table_of(AgreedThing)


@dataclass(frozen=True)
class Party:
    """An organisation that is or was a party; last_day: the last one before it leaves, None while it stays."""

    organisation_id: int
    slug: str
    name: str
    first_day: date
    last_day: date | None

    def is_party_on(self, day: date) -> bool:
        """Whether it is one on that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@across_organisations(Across.AGREEMENT)
def agreement_named(connection: Connection, slug: str, day: date | None = None) -> AnyRow:
    """The agreement of that slug with the terms that hold on the day, or were written last; number is their version.

    Raises NotFound with the slugs there are.
    """
    found = connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.slug == slug)).scalar()
    if found is None:
        slugs = list(connection.execute(select(AGREEMENTS.c.slug).order_by(AGREEMENTS.c.slug)).scalars())
        there_are = "There are: " + ", ".join(slugs) + "." if slugs else "There are none yet."
        raise NotFound(f"There is no agreement {slug!r}. {there_are}")
    rows = _with_terms(connection, [found])
    return standing(rows, "id", day).get(found) or min(rows, key=lambda row: row.number)


@across_organisations(Across.AGREEMENT)
def own_agreements(connection: Connection, organisation_id: int) -> list[AnyRow]:
    """The agreements in which the organisation is or was a party, the latest first."""
    ids = connection.execute(
        select(PARTIES.c.agreement_id).where(PARTIES.c.organisation_id == organisation_id).distinct()
    ).scalars()
    found = standing(_with_terms(connection, list(ids)), "id").values()
    return sorted(found, key=lambda each: (each.last_day, each.slug), reverse=True)


def own_agreement_slugs(connection: Connection, organisation_ids: Iterable[int]) -> list[str]:
    """The slugs of the agreements in which any of the organisations is or was a party, in their order."""
    asked = select(AGREEMENTS.c.slug).join(PARTIES, PARTIES.c.agreement_id == AGREEMENTS.c.id)
    own = asked.where(PARTIES.c.organisation_id.in_(list(organisation_ids)))
    return list(connection.execute(own.distinct().order_by(AGREEMENTS.c.slug)).scalars())


def own_agreement(connection: Connection, organisation_id: int, slug: str) -> AnyRow:
    """An agreement for a page of a party's staff; raises NotFound, which tells nothing of others'."""
    for agreement in own_agreements(connection, organisation_id):
        if agreement.slug == slug:
            return agreement
    raise NotFound("There is no such agreement.")


@across_organisations(Across.AGREEMENT)
def parties_of(connection: Connection, agreement_id: int, period: Period | None = None) -> list[int]:
    """The numbers of the organisations that were parties on a day of the period; without one, at any time."""
    rows = connection.execute(
        select(PARTIES)
        .where(PARTIES.c.agreement_id == agreement_id)
        .order_by(PARTIES.c.organisation_id, PARTIES.c.number)
    )
    return [number for number, of_party in _by_organisation(rows) if _was_party_in(of_party, period)]


@across_organisations(Across.AGREEMENT)
def parties_in_words(connection: Connection, agreement_id: int) -> list[Party]:
    """Every organisation that is or was a party, by name, with its first and its last day."""
    rows = connection.execute(
        select(PARTIES, ORGANISATIONS.c.slug, ORGANISATIONS.c.name)
        .join(ORGANISATIONS, ORGANISATIONS.c.id == PARTIES.c.organisation_id)
        .where(PARTIES.c.agreement_id == agreement_id)
        .order_by(PARTIES.c.organisation_id, PARTIES.c.number)
    )
    parties = []
    for number, of_party in _by_organisation(rows):
        last = of_party[-1]
        first_day = min(row.from_day for row in of_party if row.is_party)
        last_day = None if last.is_party else last.from_day - timedelta(days=1)
        parties.append(Party(number, last.slug, last.name, first_day, last_day))
    return sorted(parties, key=lambda party: (party.name.casefold(), party.slug))


def is_party(connection: Connection, agreement_id: int, organisation_id: int, day: date) -> bool:
    """Whether the organisation is a party on that day; before an agreement begins, whether it will be."""
    rows = party_rows(connection, agreement_id, organisation_id)
    return bool(rows) and is_party_on(rows, max(day, rows[0].from_day))


@across_organisations(Across.AGREEMENT)
def party_rows(connection: Connection, agreement_id: int, organisation_id: int) -> list[AnyRow]:
    """What has been written of an organisation as a party, in order."""
    of_party = (PARTIES.c.agreement_id == agreement_id) & (PARTIES.c.organisation_id == organisation_id)
    return list(connection.execute(select(PARTIES).where(of_party).order_by(PARTIES.c.number)))


@across_organisations(Across.AGREEMENT)
def terms_written(connection: Connection, agreement_id: int) -> list[AnyRow]:
    """Every wording of the common terms, in order."""
    return list(connection.execute(_wordings(TERMS, agreement_id)))


@across_organisations(Across.AGREEMENT)
def goals_of(connection: Connection, agreement_id: int, day: date | None = None) -> list[AnyRow]:
    """The goals in order, as they hold on the day, or were written last: goal_id, heading, sentence, number."""
    rows = standing(connection.execute(_wordings(GOALS, agreement_id)), "goal_id", day).values()
    return sorted((row for row in rows if not row.is_dropped), key=lambda row: (row.place, row.goal_id))


@across_organisations(Across.AGREEMENT)
def agreed_things(connection: Connection, agreement_id: int, day: date | None = None) -> list[AnyRow]:
    """What has been agreed, as it holds on the day, or was written last: thing_id, figure_id, amount, per, number.

    In the order of their goals; what belongs to none comes last.
    """
    rows = standing(connection.execute(_wordings(THINGS, agreement_id)), "thing_id", day).values()
    order = {goal.goal_id: place for place, goal in enumerate(goals_of(connection, agreement_id, day))}
    there = [row for row in rows if not row.is_dropped]
    return sorted(there, key=lambda row: (order.get(row.goal_id, len(order)), row.thing_id))


@across_organisations(Across.AGREEMENT)
def every_goal_wording(connection: Connection, agreement_id: int) -> list[AnyRow]:
    """Every wording of every goal, dropped ones too."""
    return list(connection.execute(_wordings(GOALS, agreement_id)))


@across_organisations(Across.AGREEMENT)
def every_thing_wording(connection: Connection, agreement_id: int) -> list[AnyRow]:
    """Every wording of everything agreed, what was dropped too."""
    return list(connection.execute(_wordings(THINGS, agreement_id)))


def _with_terms(connection: Connection, ids: list[int]) -> list[AnyRow]:
    """Every wording of the terms of these agreements, each with the agreement's id and slug."""
    wordings = select(AGREEMENTS.c.id, AGREEMENTS.c.slug, AGREEMENTS.c.made_at, TERMS)
    joined = wordings.join(TERMS, TERMS.c.agreement_id == AGREEMENTS.c.id)
    return list(connection.execute(joined.where(AGREEMENTS.c.id.in_(ids))))


def _wordings(table: Table, agreement_id: int) -> Select[Any]:
    return select(table).where(table.c.agreement_id == agreement_id).order_by(table.c.number)


def _by_organisation(rows: Iterable[AnyRow]) -> list[tuple[int, list[AnyRow]]]:
    return [(number, list(of_party)) for number, of_party in groupby(rows, lambda row: int(row.organisation_id))]


def _was_party_in(rows: list[AnyRow], period: Period | None) -> bool:
    if period is None:
        return any(row.is_party for row in rows)
    turns = [period.first_day, *(row.from_day for row in rows)]
    return any(is_party_on(rows, day) for day in turns if period.first_day <= day <= period.last_day)
