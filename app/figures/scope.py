"""What is counted over: an ordered set of premises, of one organisation or of an agreement's parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, select

from app.agreements.queries import agreement_named, parties_of
from app.errors import NotAllowed, NotFound
from app.figures.bands import Limits
from app.organisations.models import Organisation, Premises
from app.periods import Period


@dataclass(frozen=True)
class ScopePremises:
    """One premises of a scope, with the limits of its own that its bands may have."""

    organisation_id: int
    premises_id: int
    slug: str
    name: str
    organisation_slug: str
    limits: Limits | None


@dataclass(frozen=True)
class Scope:
    """The premises asked about, in order; several organisations only under their agreement."""

    premises: tuple[ScopePremises, ...]
    agreed_limits: Limits | None = None
    agreement_slug: str | None = None

    @cached_property
    def premises_ids_by_organisation(self) -> dict[int, list[int]]:
        """The numbers of the premises under those of their organisations."""
        ids: dict[int, list[int]] = {}
        for each in self.premises:
            ids.setdefault(each.organisation_id, []).append(each.premises_id)
        return ids

    def of_organisation(self, organisation_id: int) -> Scope:
        """Only the premises of one organisation."""
        own = tuple(each for each in self.premises if each.organisation_id == organisation_id)
        return Scope(own, self.agreed_limits, self.agreement_slug)

    @cached_property
    def organisation_slugs(self) -> dict[int, str]:
        """The slugs of the organisations under their numbers."""
        return {each.organisation_id: each.organisation_slug for each in self.premises}

    @cached_property
    def by_id(self) -> dict[tuple[int, int], ScopePremises]:
        """Each premises under its organisation's and its own number."""
        return {(each.organisation_id, each.premises_id): each for each in self.premises}


def scope_named(
    connection: Connection,
    premises_slugs: Sequence[str] = (),
    organisation_slug: str | None = None,
    agreement_slug: str | None = None,
    period: Period | None = None,
) -> Scope:
    """The premises that lie in all that is named; with nothing named, everything there is.

    Under an agreement those of its parties in the period, with the limits that hold on its last day.

    Raises NotFound for a slug that nothing answers to there, and NotAllowed for premises of several
    organisations without the agreement that joins them.
    """
    premises = _all_premises(connection)
    agreed_limits = None
    if agreement_slug is not None:
        party_ids, agreed_limits = _agreement(connection, agreement_slug, period)
        premises = [each for each in premises if each.organisation_id in party_ids]
    if organisation_slug is not None:
        _require(organisation_slug, _organisation_slugs(connection), "organisation")
        premises = [each for each in premises if each.organisation_slug == organisation_slug]
    if premises_slugs:
        by_slug = {each.slug: each for each in premises}
        for slug in premises_slugs:
            _require(slug, list(by_slug), "premises")
        premises = [by_slug[slug] for slug in dict.fromkeys(premises_slugs)]
    if not premises:
        raise NotFound("There are no premises here to count. Add one with `oasen premises add`.")
    organisations = list(dict.fromkeys(each.organisation_slug for each in premises))
    if len(organisations) > 1 and agreement_slug is None:
        raise NotAllowed(
            f"These are premises of {len(organisations)} organisations ({', '.join(organisations)}), and each owns "
            "its log. Write --organisation with one of them, or --agreement with the agreement that joins them."
        )
    return Scope(tuple(premises), agreed_limits, agreement_slug)


def _all_premises(connection: Connection) -> list[ScopePremises]:
    rows = connection.execute(
        select(
            Premises.organisation_id,
            Premises.id,
            Premises.slug,
            Premises.name,
            Organisation.slug,
            Premises.often_from_days,
            Premises.sometimes_from_days,
        )
        .join(Organisation, Organisation.id == Premises.organisation_id)
        .order_by(Premises.organisation_id, Premises.id)
    )
    return [ScopePremises(*row[:5], limits=_limits(*row[5:])) for row in rows]


def _agreement(connection: Connection, slug: str, period: Period | None) -> tuple[set[int], Limits | None]:
    """The numbers of the parties, and the limits they have agreed; outside its days those of all its time."""
    agreement = agreement_named(connection, slug, period.last_day if period else None)
    agreed = Period(agreement.first_day, agreement.last_day)
    party_ids = set(parties_of(connection, agreement.id, period.common_with(agreed) if period else None))
    return party_ids, _limits(agreement.often_from_days, agreement.sometimes_from_days)


def _organisation_slugs(connection: Connection) -> list[str]:
    return list(connection.execute(select(Organisation.slug).order_by(Organisation.slug)).scalars())


def _limits(often_from_days: int | None, sometimes_from_days: int | None) -> Limits | None:
    if often_from_days is None or sometimes_from_days is None:
        return None
    return Limits(often_from_days, sometimes_from_days)


def _require(slug: str, known_slugs: list[str], what: str) -> None:
    if slug not in known_slugs:
        known = "There are: " + ", ".join(known_slugs) if known_slugs else "There is none"
        raise NotFound(f"No {what} here is called {slug!r}. {known}.")
