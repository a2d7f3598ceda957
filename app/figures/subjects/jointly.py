"""The figure of an agreement's parties together: a visitor of several counts once, by the tags of its vault."""

from __future__ import annotations

from collections import Counter

from app.agreements.queries import agreement_named
from app.figures.agreements_here import is_whole
from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value
from app.people.vault.counting import covers, half_years_of
from app.people.vault.queries import have_all_been_counted, open_vault, seen_by_several
from app.periods import Period


def count_joint_unique_visitors(counting: Counting) -> Answer:
    """The parties' unique visitors, less those of several by whom that is more than there are people.

    since: the day from which visits of several parties are known; who visited several before it alone counts at each.
    Null where the agreement does not count jointly, where its parties then are not all there whole, where one of them
    has not ticked it, and for a period that cuts a half-year: of a visit of several its half-year alone is kept.
    """
    connection, scope, period = counting.history.connection, counting.scope, counting.period
    organisation_ids = list(scope.premises_ids_by_organisation)
    if scope.agreement_slug is None:
        return no_value("no_agreement")
    agreement = agreement_named(connection, scope.agreement_slug, period.last_day)
    vault = open_vault(connection, agreement.id)
    if vault is None or len(organisation_ids) < 2 or period.last_day < vault.opened_day:  # noqa: PLR2004  # several
        return no_value("not_counted_jointly")
    if not is_whole(connection, scope):
        return no_value("part_of_organisation")
    if not have_all_been_counted(connection, agreement.id, organisation_ids):
        return no_value("not_counted_jointly")
    half_years = half_years_of(period)
    counted = Period(vault.opened_day, max(vault.opened_day, agreement.last_day))
    if not all(covers(period, each, counted) for each in half_years):
        return no_value("half_years_only")
    of_each = Counter(organisation_id for organisation_id, _ in counting.visit_days)
    saved = seen_by_several(connection, agreement.id, organisation_ids, half_years)
    # Two cards may be one person's at one party and two people's at another: then nobody knows better than the latter.
    value = max(sum(of_each.values()) - saved, *of_each.values(), 0)
    return Answer(value, beside={"since": vault.opened_day.isoformat()})


JOINT_UNIQUE_VISITORS = Figure(
    "joint_unique_visitors",
    sv="Unika besökare hos alla parter tillsammans",
    en="Unique visitors of all parties together",
    definition_sv="Parternas unika besökare, men den som visat samma kort hos flera räknas en gång. Det vet man från "
    "den dag alla parter sa ja; den som besökte flera bara före den dagen räknas hos var och en.",
    definition_en="The parties' unique visitors, but one who has shown the same card to several counts once. That is "
    "known from the day all parties said yes; who visited several only before that day counts at each.",
    unit=Unit.PERSONS,
    count=count_joint_unique_visitors,
)
