"""The agreement of the demonstration's two places: goals, what was agreed, grants, costs, the value of an hour."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection

from app.agreements.actions import change_terms, found_agreement
from app.agreements.agreeable import Per
from app.agreements.agreeing import AgreedWishes, GoalWishes, add_agreed, add_goal
from app.agreements.money_actions import tell_party_year, tick, value_an_hour
from app.agreements.money_queries import Leaving
from app.agreements.writing import Saying, Writer
from app.demonstration.founding import STAFF
from app.demonstration.places import HAMNEN, VALLA
from app.extensions import db
from app.organisations.queries import organisation_named
from app.periods import Period
from app.staff.models import Role
from app.staff.queries import member_named

SLUG, NAME = "iop", "Social gemenskap, sammanhang och kamratstöd"
MUNICIPALITY, DIARY_NUMBER = "Ekköpings kommun", "SON 2019-1251"
GOALS = (
    ("Nå människor som lever i utanförskap, ensamhet och isolering", ""),
    (
        "Erbjuda social samvaro och gemenskap",
        "Bygga nätverk som stärker enskilda, i en miljö fri från alkohol och droger.",
    ),
    (
        "Bidra till fungerande vardagsrutiner",
        "Arbetsträning, promenader och en lunch tillsammans ger dagen en form.",
    ),
    ("Ge stöd i kontakten med myndigheter", "Följa med, förklara och hjälpa till att ta vara på sina rättigheter."),
)
# Goal, from 1; whose; how the agreement puts it.
AGREED = (
    (2, VALLA, AgreedWishes("open_days", 220, Per.YEAR, is_about=True), "Öppet huvudsakligen vardagar"),
    (2, HAMNEN, AgreedWishes("open_evenings", 45, Per.YEAR, is_about=True), "Öppen torsdagskväll"),
    (2, HAMNEN, AgreedWishes("sessions", 3, Per.WEEK), "Celebrate Recovery, kvinnogrupp och mansgrupp"),
    (3, VALLA, AgreedWishes("meal_days", 1, Per.WEEK), "Lunch tillsammans på fredagar"),
    (3, VALLA, AgreedWishes("walks", 2, Per.WEEK), ""),
    (4, None, AgreedWishes("accompaniments", 40, Per.YEAR, is_about=True), ""),
)
INDEX_HUNDREDTHS = 250
# Of the year before the agreement, raised by the index each year after; costs in cash, without volunteers' work.
GRANT_KR = {VALLA.organisation: 339_690, HAMNEN.organisation: 452_948}
COST_KR = {VALLA.organisation: 375_000, HAMNEN.organisation: 1_520_000}
KR_PER_HOUR = 220


def agree(connection: Connection, today: date, moment: datetime) -> None:
    """Found the agreement of both places for three years that end with this one, and write what stands in it."""
    period = Period(date(today.year - 2, 1, 1), date(today.year, 12, 31))
    writers = {
        place.organisation: _coordinator(connection, place.organisation, period.first_day, moment)
        for place in (VALLA, HAMNEN)
    }
    numbers = {slug: int(writer.organisation_id or 0) for slug, writer in writers.items()}
    by = writers[VALLA.organisation]
    agreement_id = found_agreement(connection, SLUG, NAME, list(numbers.values()), period, by)
    index = {"index_from_year": period.first_day.year - 1, "index_percent_hundredths": INDEX_HUNDREDTHS}
    said = {"municipality": MUNICIPALITY, "diary_number": DIARY_NUMBER, **index}
    change_terms(connection, agreement_id, said, Saying(by, 1))
    for place, (heading, sentence) in enumerate(GOALS, start=1):
        add_goal(connection, agreement_id, GoalWishes(heading, sentence, place), Saying(by))
    for goal, place_of, wishes, note in AGREED:
        party_id = numbers[place_of.organisation] if place_of else None
        whole = AgreedWishes(
            wishes.figure_id, wishes.amount, wishes.per, wishes.is_about, goal_id=goal, party_id=party_id, note=note
        )
        add_agreed(connection, agreement_id, whole, Saying(by))
    value_an_hour(connection, agreement_id, period.first_day.year, KR_PER_HOUR, Saying(by))
    for slug, writer in writers.items():
        _tell_money(connection, agreement_id, slug, writer, period)
    tick(connection, agreement_id, numbers[VALLA.organisation], Leaving.PACE, True, Saying(by))


def _coordinator(connection: Connection, organisation: str, today: date, moment: datetime) -> Writer:
    organisation_id = int(organisation_named(connection, organisation).id)
    member = member_named(db.session(), organisation_id, STAFF[Role.COORDINATOR])
    assert member is not None  # noqa: S101  # hired when the place was founded
    return Writer(organisation_id, member.id, moment, today)


def _tell_money(connection: Connection, agreement_id: int, slug: str, writer: Writer, period: Period) -> None:
    """Grants and costs by year; of the year before the agreement only the grant, from which the index goes on."""
    base = period.first_day.year - 1
    organisation_id = int(writer.organisation_id or 0)
    for year in range(base, period.last_day.year + 1):
        factor = (1 + INDEX_HUNDREDTHS / 10_000) ** (year - base)
        grant, cost = round(GRANT_KR[slug] * factor), round(COST_KR[slug] * factor, -3)
        kr = (grant, None if year == base else int(cost))
        tell_party_year(connection, agreement_id, organisation_id, year, kr, Saying(writer))
