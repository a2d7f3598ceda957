"""The agreements that a scope and period have to do with, and what each of the scope's organisations has in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.agreements.money_queries import hour_value_in, hour_values, party_years
from app.agreements.overview import known_costs, known_grants
from app.agreements.queries import Party, agreed_things, agreement_named, own_agreement_slugs, parties_in_words
from app.database.statements import AnyRow
from app.figures.scope import Scope
from app.organisations.queries import premises_of
from app.periods import Period


@dataclass(frozen=True)
class PartyHere:
    """An organisation of the scope in an agreement: the days on which it is a party, what it said by year in kronor."""

    party: Party
    days: Period
    grants: Mapping[int, int]
    costs: Mapping[int, int]


@dataclass(frozen=True)
class AgreementHere:
    """An agreement that holds on some day of the period; are_all_here: whether its parties then are all in scope."""

    slug: str
    days: Period
    parties: Sequence[PartyHere]
    are_all_here: bool
    things: Sequence[AnyRow]
    kr_per_hour: Mapping[int, int]


def agreements_here(connection: Connection, scope: Scope, period: Period) -> list[AgreementHere]:
    """The named agreement, else all in which an organisation of the scope is a party in the period, by slug."""
    own = list(scope.premises_ids_by_organisation)
    slugs = [scope.agreement_slug] if scope.agreement_slug else own_agreement_slugs(connection, own)
    found = (_here(connection, agreement_named(connection, slug, period.last_day), own, period) for slug in slugs)
    return [each for each in found if each is not None]


def is_whole(connection: Connection, scope: Scope) -> bool:
    """Whether the scope holds all premises of each of its organisations: kronor are not told of parts."""
    return all(
        len(premises_of(connection, organisation_id)) == len(ids)
        for organisation_id, ids in scope.premises_ids_by_organisation.items()
    )


def _here(connection: Connection, agreement: AnyRow, own: Sequence[int], period: Period) -> AgreementHere | None:
    agreed = Period(agreement.first_day, agreement.last_day)
    common = agreed.common_with(period)
    if common is None:
        return None
    years = party_years(connection, agreement.id)
    of_period = []
    for party in parties_in_words(connection, agreement.id):
        days = _days_of(party, agreed)
        if days and days.common_with(period):
            of_party = years.get(party.organisation_id, {})
            of_period.append(PartyHere(party, days, known_grants(of_party), known_costs(of_party)))
    here = [each for each in of_period if each.party.organisation_id in own]
    if not here:
        return None
    values = hour_values(connection, agreement.id)
    told = {year: hour_value_in(values, year) for year in range(common.first_day.year, common.last_day.year + 1)}
    return AgreementHere(
        agreement.slug,
        agreed,
        here,
        len(here) == len(of_period),
        agreed_things(connection, agreement.id, period.last_day),
        {year: kr for year, kr in told.items() if kr is not None},
    )


def _days_of(party: Party, agreed: Period) -> Period | None:
    last_day = party.last_day or agreed.last_day
    if last_day < party.first_day:
        return None
    return Period(party.first_day, last_day).common_with(agreed)
