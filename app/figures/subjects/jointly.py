"""The figure of an agreement's parties together: a visitor of several counts once, by the tags of its vault."""

from __future__ import annotations

from collections import Counter

from app.agreements.queries import agreement_named
from app.figures.agreements_here import is_whole
from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value
from app.people.vault.counting import covers, half_years_of, parts_of
from app.people.vault.queries import have_all_been_counted, open_vault, seen_by_several
from app.periods import Period

SEVERAL = 2


def count_joint_unique_visitors(counting: Counting) -> Answer:
    """The parties' unique visitors, less those of several by whom that is more than there are people.

    since: the day from which visits of several parties are known; who visited several before it alone counts at each.
    Null where the agreement does not count jointly, where its parties then are not all there whole, where one of them
    has not ticked it, and for a period that cuts a half-year: of a visit its half-year alone is kept.
    """
    connection, scope, period = counting.history.connection, counting.scope, counting.period
    if scope.agreement_slug is None:
        return no_value("no_agreement")
    agreement = agreement_named(connection, scope.agreement_slug, period.last_day)
    vault, parties = open_vault(connection, agreement.id), list(scope.premises_ids_by_organisation)
    is_on = vault is not None and vault.opened_day <= period.last_day and len(parties) >= SEVERAL
    if vault is None or not is_on or not have_all_been_counted(connection, agreement.id, parties):
        return no_value("not_counted_jointly")
    if not is_whole(connection, scope):
        return no_value("part_of_organisation")
    counted = Period(vault.opened_day, max(vault.opened_day, agreement.last_day))
    if not all(covers(period, each, counted) for each in half_years_of(period)):
        return no_value("half_years_only")
    return Answer(_counted_once(counting, agreement.id), beside={"since": vault.opened_day.isoformat()})


def _counted_once(counting: Counting, agreement_id: int) -> int:
    """Never fewer than one party has, nor than visited in a part of the period.

    Two cards may be one person's at one party and two people's at another, and a visit by picture code is not always
    seen: then nobody knows better than the larger number.
    """
    scope, period = counting.scope, counting.period
    of_each = Counter(organisation_id for organisation_id, _ in counting.visit_days)
    parties = list(scope.premises_ids_by_organisation)
    saved = seen_by_several(counting.history.connection, agreement_id, parties, half_years_of(period))
    of_parts = (_counted_once(counting.within(part), agreement_id) for part in parts_of(period))
    return max(sum(of_each.values()) - saved, *of_each.values(), *of_parts, 0)


JOINT_UNIQUE_VISITORS = Figure(
    "joint_unique_visitors",
    sv="Unika besökare hos alla parter tillsammans",
    en="Unique visitors of all parties together",
    definition_sv="Parternas unika besökare, där den som visat samma kort hos flera räknas en gång, vilket man vet "
    "från den dag då alla parter sa ja till det.",
    definition_en="The parties' unique visitors, one who has shown the same card to several counting once, which is "
    "known from the day on which all parties said yes to it.",
    unit=Unit.PERSONS,
    count=count_joint_unique_visitors,
)
