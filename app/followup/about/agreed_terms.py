"""The terms of a report as the agreement has them: what held on the last day of its period."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from app.agreements.money_queries import Leaving, have_all_ticked
from app.agreements.queries import (
    agreed_things,
    agreement_named,
    goals_of,
    own_agreements,
    parties_in_words,
    parties_of,
)
from app.database.statements import AnyRow
from app.figures.bands import Limits
from app.followup.about.terms import AgreedNumber, Goal, Party, Terms
from app.organisations.queries import organisation_named
from app.periods import Period

Slugs = dict[int, str]


def terms_of_agreement(connection: Connection, slug: str, period: Period) -> Terms:
    """The terms of all who were parties on a day of the period, side by side; raises NotFound."""
    agreement = agreement_named(connection, slug, period.last_day)
    reporting = set(parties_of(connection, agreement.id, period))
    named = parties_in_words(connection, agreement.id)
    parties = tuple(Party(each.slug, each.name) for each in named if each.organisation_id in reporting)
    return _terms(connection, agreement, parties, {each.organisation_id: each.slug for each in named}, period)


def terms_of_party(connection: Connection, organisation_slug: str, period: Period) -> Terms:
    """The terms of one organisation's own report, under the latest agreement that it had then; raises NotFound."""
    organisation = organisation_named(connection, organisation_slug)
    party = Party(organisation.slug, organisation.name)
    for agreement in own_agreements(connection, organisation.id):
        is_party = organisation.id in parties_of(connection, agreement.id, period)
        if is_party and Period(agreement.first_day, agreement.last_day).common_with(period):
            then = agreement_named(connection, agreement.slug, period.last_day)
            terms = _terms(connection, then, (party,), {organisation.id: party.slug}, period)
            is_one_of_several = len(parties_of(connection, agreement.id, period)) > 1
            # What all were to do together is no measure of one of them.
            return replace(terms, agreed=tuple(each for each in terms.agreed if each.party or not is_one_of_several))
    return Terms((party,))


def _terms(
    connection: Connection, agreement: AnyRow, parties: tuple[Party, ...], slugs: Slugs, period: Period
) -> Terms:
    # Goals that were typed in afterwards, in January, hold for the year before as well.
    day = period.last_day if goals_of(connection, agreement.id, period.last_day) else None
    things = agreed_things(connection, agreement.id, day)
    is_limited = agreement.often_from_days is not None
    return Terms(
        parties,
        slug=agreement.slug,
        name=agreement.name,
        municipality=agreement.municipality,
        diary_number=agreement.diary_number,
        period=Period(agreement.first_day, agreement.last_day),
        goals=tuple(_goal(row, things) for row in goals_of(connection, agreement.id, day)),
        agreed=tuple(_agreed(row, slugs) for row in things if row.party_id is None or row.party_id in slugs),
        limits=Limits(agreement.often_from_days, agreement.sometimes_from_days) if is_limited else None,
        threshold=agreement.disclosure_threshold,
        leaves=tuple(each.value for each in Leaving if have_all_ticked(connection, agreement.id, each, period)),
    )


def _goal(row: AnyRow, things: list[AnyRow]) -> Goal:
    figure_ids = dict.fromkeys(thing.figure_id for thing in things if thing.goal_id == row.goal_id)
    return Goal(f"goal-{row.goal_id}", row.heading, row.sentence, tuple(figure_ids))


def _agreed(row: AnyRow, slugs: Slugs) -> AgreedNumber:
    party = slugs[row.party_id] if row.party_id is not None else ""
    return AgreedNumber(row.figure_id, row.amount, row.per, row.is_about, party, row.note)
