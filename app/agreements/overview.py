"""An agreement as it is read: what was agreed goal by goal, the kronor year by year; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.agreements.money import Index, proposed_kr
from app.agreements.queries import Party
from app.database.statements import AnyRow


@dataclass(frozen=True)
class Part:
    """A goal with what was agreed of it; without a goal: what belongs to none."""

    goal: AnyRow | None
    things: Sequence[AnyRow]


@dataclass(frozen=True)
class PartyMoney:
    """One party's kronor of one year; proposed: the grant that the index makes, where none has been said."""

    party: Party
    grant_kr: int | None
    cost_kr: int | None
    proposed_kr: int | None


@dataclass(frozen=True)
class YearMoney:
    """The kronor of a year: by party, and the grants together where all are known."""

    year: int
    parties: Sequence[PartyMoney]
    grant_kr: int | None


def parts_of(goals: Iterable[AnyRow], things: Sequence[AnyRow]) -> list[Part]:
    """Each goal with its things, in order; last, if there are any, the things of no goal."""
    parts = [Part(goal, [thing for thing in things if thing.goal_id == goal.goal_id]) for goal in goals]
    told = {thing.thing_id for part in parts for thing in part.things}
    rest = [thing for thing in things if thing.thing_id not in told]
    return [*parts, Part(None, rest)] if rest else parts


def money_rows(
    agreement: AnyRow, parties: Sequence[Party], years: Mapping[int, Mapping[int, AnyRow]], index: Index | None
) -> list[YearMoney]:
    """The years of the agreement, and those before of which something was said, latest last."""
    said = {year for of_party in years.values() for year in of_party}
    held = range(agreement.first_day.year, agreement.last_day.year + 1)
    return [_of_year(year, parties, years, index) for year in sorted(said | set(held))]


def known_grants(of_party: Mapping[int, AnyRow]) -> dict[int, int]:
    """The grants of one party that have been said, by year."""
    return {year: row.grant_kr for year, row in of_party.items() if row.grant_kr is not None}


def known_costs(of_party: Mapping[int, AnyRow]) -> dict[int, int]:
    """The costs in cash of one party that have been said, by year."""
    return {year: row.cost_kr for year, row in of_party.items() if row.cost_kr is not None}


def _of_year(
    year: int, parties: Sequence[Party], years: Mapping[int, Mapping[int, AnyRow]], index: Index | None
) -> YearMoney:
    there = [each for each in parties if each.last_day is None or each.last_day.year >= year]
    rows = [_of_party(each, years.get(each.organisation_id, {}), year, index) for each in there]
    grants = [each.grant_kr for each in rows]
    known = [grant for grant in grants if grant is not None]
    return YearMoney(year, rows, sum(known) if known and len(known) == len(grants) else None)


def _of_party(party: Party, of_party: Mapping[int, AnyRow], year: int, index: Index | None) -> PartyMoney:
    row = of_party.get(year)
    grant = row.grant_kr if row else None
    proposed = proposed_kr(known_grants(of_party), year, index) if grant is None else None
    return PartyMoney(party, grant, row.cost_kr if row else None, proposed)
