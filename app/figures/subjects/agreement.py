"""The figures of what was agreed: grants, costs, the value of volunteer work, agreed numbers beside what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from app.agreements.agreeable import Per
from app.agreements.money import kr_of_period, rounded
from app.agreements.pace import agreed_of
from app.database.statements import AnyRow
from app.figures.agreements_here import AgreementHere, PartyHere, is_whole
from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value
from app.figures.subjects.activities import MEAL_DAYS, SESSIONS, WALKS
from app.figures.subjects.opening import OPEN_DAYS, OPEN_EVENINGS, OPEN_HOURS, OPEN_WEEKEND_DAYS
from app.figures.subjects.outreach import ACCOMPANIMENTS, COOPERATION_CONTACTS, OUTREACH_CONTACTS
from app.figures.subjects.visits import VISITS
from app.figures.subjects.work_and_gifts import COMMUNITY_SERVICE_HOURS, HANDOUTS, TRAINING_HOURS, VOLUNTEER_HOURS
from app.periods import Period
from app.periods import year as calendar_year

MINUTES_AN_HOUR = 60
# Those of which something can be agreed; a test holds them against app/agreements/agreeable.py.
COUNTED = {
    figure.id: figure
    for figure in (
        OPEN_DAYS,
        OPEN_HOURS,
        OPEN_EVENINGS,
        OPEN_WEEKEND_DAYS,
        MEAL_DAYS,
        WALKS,
        SESSIONS,
        VISITS,
        OUTREACH_CONTACTS,
        ACCOMPANIMENTS,
        TRAINING_HOURS,
        HANDOUTS,
        COOPERATION_CONTACTS,
        VOLUNTEER_HOURS,
        COMMUNITY_SERVICE_HOURS,
    )
}


def count_grant(counting: Counting) -> Answer:
    """The grants of the scope's organisations, each year's pro rata by days."""
    return _kronor(counting, lambda here: here.grants)


GRANT = Figure(
    "grant",
    sv="Bidrag",
    en="Grant",
    definition_sv="Kommunens bidrag till organisationerna för periodens del av varje år, räknat i dagar.",
    definition_en="The municipality's grant to the organisations for the period's share of each year, by days.",
    unit=Unit.KRONOR,
    count=count_grant,
)


def count_cost(counting: Counting) -> Answer:
    """What the work cost the scope's organisations in cash, each year's pro rata by days."""
    return _kronor(counting, lambda here: here.costs)


COST = Figure(
    "cost",
    sv="Kostnad",
    en="Cost",
    definition_sv="Organisationernas kostnad i pengar för periodens del av varje år, utan värdet av ideellt arbete.",
    definition_en="The organisations' cost in cash for the period's share of each year, without volunteers' work.",
    unit=Unit.KRONOR,
    count=count_cost,
)


def count_volunteer_value(counting: Counting) -> Answer:
    """Each year's hours of volunteering times the value that the agreement gives an hour that year."""
    told = [each for each in counting.agreements if each.kr_per_hour]
    if not told:
        return no_value("no_hour_value" if counting.agreements else "no_agreement")
    if len(told) > 1:
        return no_value("several_agreements")
    kr = Fraction(0)
    for year in range(counting.period.first_day.year, counting.period.last_day.year + 1):
        part = counting.period.common_with(calendar_year(year))
        if part is None:
            continue
        minutes = counting.within(part).persons_and_minutes["volunteering"][1]
        if minutes and year not in told[0].kr_per_hour:
            return no_value("no_hour_value")
        kr += Fraction(minutes * told[0].kr_per_hour.get(year, 0), MINUTES_AN_HOUR)
    return Answer(rounded(kr))


VOLUNTEER_VALUE = Figure(
    "volunteer_value",
    sv="Värdet av ideellt arbete",
    en="Value of volunteer work",
    definition_sv="De ideella timmarna gånger överenskommelsens värde av en timme; det läggs aldrig ihop med pengar.",
    definition_en="The volunteer hours times the value of an hour in the agreement; never added to money.",
    unit=Unit.KRONOR,
    count=count_volunteer_value,
)


def count_agreed(counting: Counting) -> Answer:
    """What was agreed of the scope's parties: how many things, and beside it each with what was agreed and done."""
    if not counting.agreements:
        return no_value("no_agreement", things=[])
    things = [each for agreement in counting.agreements for each in _things(counting, agreement)]
    return Answer(len(things), None, {"things": things})


AGREED = Figure(
    "agreed",
    sv="Det vi kommit överens om",
    en="What was agreed",
    definition_sv="Hur många saker parterna har kommit överens om, var och en med vad som är överenskommet och vad "
    "som är gjort.",
    definition_en="How many things the parties have agreed, each with what is agreed and what is done so far.",
    unit=Unit.HEADS,
    count=count_agreed,
)


def _kronor(counting: Counting, kr_by_year: Callable[[PartyHere], Mapping[int, int]]) -> Answer:
    parties = [party for agreement in counting.agreements for party in agreement.parties]
    if not parties:
        return no_value("no_agreement")
    if not is_whole(counting.history.connection, counting.scope):
        return no_value("part_of_organisation")
    sums = [kr_of_period(kr_by_year(party), counting.period, party.days) for party in parties]
    known = [kr for kr in sums if kr is not None]
    return Answer(sum(known)) if len(known) == len(sums) else no_value("not_told")


def _things(counting: Counting, agreement: AgreementHere) -> Iterator[dict[str, Any]]:
    """A thing of one party is counted at that party's premises; one of all only where all are in scope."""
    here = {each.party.organisation_id: each for each in agreement.parties}
    for thing in agreement.things:
        if thing.party_id is None and agreement.are_all_here:
            yield _thing(counting, agreement, thing, agreement.days, counting)
        elif thing.party_id in here:
            party = here[thing.party_id]
            yield _thing(counting, agreement, thing, party.days, counting.at(party.party.organisation_id))


def _thing(
    counting: Counting, agreement: AgreementHere, thing: AnyRow, days: Period, where: Counting
) -> dict[str, Any]:
    common = counting.period.common_with(days)
    done = COUNTED[thing.figure_id].count(where.within(common)).value if common else 0
    return {
        "agreement": agreement.slug,
        "thing": thing.thing_id,
        "figure": thing.figure_id,
        "organisation": counting.scope.organisation_slugs.get(thing.party_id),
        "goal": thing.goal_id,
        "amount": thing.amount,
        "per": thing.per,
        "about": bool(thing.is_about),
        "agreed": round(agreed_of(thing.amount, Per(thing.per), counting.period, days), 1),
        "done": done,
    }
