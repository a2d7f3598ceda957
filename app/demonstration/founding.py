"""Founds a place of the demonstration by the ordinary actions: organisation, premises, staff, tablet, cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.activities.actions import add_activity
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.demonstration.life import Life
from app.demonstration.places import Place
from app.demonstration.timetable import with_coming_times
from app.extensions import db
from app.kiosk_host.actions import add_kiosk
from app.kiosk_host.queries import PairedKiosk, kiosk_of_token
from app.organisations.actions import (
    NewPremises,
    add_organisation,
    add_premises,
    plan_week,
    record_opening_days,
    set_capacity,
)
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.people.cards import draw_card, hash_cards, register_cards
from app.service_day import local_time
from app.settings import Settings
from app.staff.actions import add_staff
from app.staff.models import Role
from app.staff.queries import member_named

KIOSK_NAME = "vid dörren"
STAFF = {Role.VOLUNTEER: "Kim", Role.COORDINATOR: "Robin", Role.ADMIN: "Alex"}


@dataclass(frozen=True)
class Founded:
    """A place that is there: its tablet as the sign-in finds it, who notes by hand, the cards' QR codes by number."""

    kiosk: PairedKiosk
    coordinator_id: int
    tokens: list[str]


def found(life: Life, settings: Settings, moment: datetime) -> Founded:
    """The place with its plan, calendar, activities, staff and cards, before anything has happened there."""
    place = life.place
    with write_connection() as connection:
        organisation_id = add_organisation(connection, settings, place.organisation, place.organisation_name, moment)
        premises_id = add_premises(connection, place.organisation, NewPremises(place.premises, place.name), moment)
        set_capacity(connection, organisation_id, premises_id, place.capacity_count)
        plan_week(connection, organisation_id, premises_id, life.first_day, place.hours)
        record_opening_days(connection, _calendar(life, organisation_id, premises_id), moment)
        today = local_time(moment, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day
        for activity in place.activities:
            timed = with_coming_times(activity, place.recurrences.get(activity.slug), today)
            add_activity(connection, organisation_id, premises_id, timed, moment)
        pairing = add_kiosk(connection, place.premises, KIOSK_NAME, moment)
        kiosk = kiosk_of_token(connection, pairing.token)
    assert kiosk is not None  # noqa: S101  # it was added just now
    return Founded(kiosk, _hire(place, organisation_id, moment), _deal_cards(life, organisation_id, settings))


def _calendar(life: Life, organisation_id: int, premises_id: int) -> list[dict[str, object]]:
    where = {"organisation_id": organisation_id, "premises_id": premises_id}
    return [where | day.row() for day in life.days if day.state is not None]


def _hire(place: Place, organisation_id: int, moment: datetime) -> int:
    """Someone for each role; the number of the coordinator."""
    for role, name in STAFF.items():
        add_staff(place.organisation, name, role, moment)
    coordinator = member_named(db.session(), organisation_id, STAFF[Role.COORDINATOR])
    assert coordinator is not None  # noqa: S101  # added just now
    return coordinator.id


def _deal_cards(life: Life, organisation_id: int, settings: Settings) -> list[str]:
    """Cards for everybody who will have one. Without pictures: their slow hashes would take most of a minute."""
    numbers = [number for visitor in life.cast for number in (visitor.card, visitor.new_card) if number is not None]
    cards = [draw_card(with_pictures=False) for _ in range(max(numbers) + 1)]
    keys = code_keys(settings, life.place.organisation)
    with write_connection() as connection:
        register_cards(connection, organisation_id, hash_cards(cards, keys), life.first_day)
    return [card.token for card in cards]
