"""Which reports an organisation may write: its own, and its agreements' joint ones, of each period that may leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.agreements.queries import own_agreements, parties_of
from app.database.statements import AnyRow
from app.followup.about.agreed_terms import terms_of_agreement, terms_of_party
from app.followup.about.reporting_period import PeriodKind, ReportingPeriod, reporting_period
from app.followup.about.terms import Terms
from app.followup.writing.queries import Draft
from app.organisations.queries import organisation_slug
from app.periods import Period

YEARS_BACK = 3
SECOND_HALF_FROM = 7  # July


@dataclass(frozen=True)
class Scoped:
    """Whose report it would be: of the organisation alone, or of all parties of an agreement."""

    scope: str
    name: str
    organisation_id: int | None
    agreement_id: int | None
    agreement: Period | None

    def draft(self, period: Period) -> Draft:
        """The report of a period, not begun."""
        return Draft(0, self.scope, self.organisation_id, self.agreement_id, period)


def scopes_of(connection: Connection, organisation_id: int, name: str) -> list[Scoped]:
    """The organisation itself, then each agreement with several parties; an agreement of one is the organisation's."""
    agreements = own_agreements(connection, organisation_id)
    own = next(iter(agreements), None)
    slug = organisation_slug(organisation_id)
    alone = Scoped(
        f"organisation/{slug}", name, organisation_id, own.id if own else None, _period(own) if own else None
    )
    joint = [
        Scoped(f"agreement/{row.slug}", row.name, None, row.id, _period(row))
        for row in agreements
        if len(parties_of(connection, row.id)) > 1
    ]
    return [alone, *joint]


def periods_of(scoped: Scoped, today: date) -> list[ReportingPeriod]:
    """What may leave of it, the latest first: years, half-years, the agreement; each that has begun."""
    return sorted(_periods(scoped, today), key=lambda each: (each.period.last_day, each.period.first_day), reverse=True)


def latest_whole_year(today: date) -> Period:
    """The year that was over last: what a report is mostly of."""
    return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def terms_of(connection: Connection, draft: Draft) -> Terms:
    """What the report is told under, as it held on its last day; raises NotFound."""
    _, _, slug = draft.scope.partition("/")
    if draft.organisation_id is None:
        return terms_of_agreement(connection, slug, draft.period)
    return terms_of_party(connection, slug, draft.period)


def code_of(draft: Draft) -> str:
    """The code of the draft's period: 2025, 2025-H1, 2024-2026."""
    return reporting_period(draft.period, draft.period).code


def reporting_of(draft: Draft, terms: Terms) -> ReportingPeriod:
    """The draft's period as one that may leave; raises NotAReportingPeriod."""
    return reporting_period(draft.period, terms.period)


def _periods(scoped: Scoped, today: date) -> Iterator[ReportingPeriod]:
    for year in range(today.year - YEARS_BACK, today.year + 1):
        yield reporting_period(Period(date(year, 1, 1), date(year, 12, 31)))
    for year in (today.year - 1, today.year):
        yield reporting_period(Period(date(year, 1, 1), date(year, 6, 30)))
        if date(year, SECOND_HALF_FROM, 1) <= today:
            yield reporting_period(Period(date(year, SECOND_HALF_FROM, 1), date(year, 12, 31)))
    if scoped.agreement and scoped.agreement.first_day <= today and scoped.organisation_id is None:
        whole = reporting_period(scoped.agreement, scoped.agreement)
        if whole.kind is PeriodKind.AGREEMENT:
            yield whole


def _period(agreement: AnyRow) -> Period:
    return Period(agreement.first_day, agreement.last_day)
