"""Making the demonstration, and the ways into it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from app.beginning.demonstration_mark import mark_as_demonstration
from app.clock import now
from app.database.transaction import write_connection
from app.demonstration.agreed import agree
from app.demonstration.founding import KIOSK_NAME, STAFF, found
from app.demonstration.life import Life, life_of
from app.demonstration.places import PLACES, Place
from app.demonstration.telling import Telling
from app.errors import NotADemonstration
from app.extensions import db
from app.factory import create_app
from app.kiosk_host.actions import Pairing, make_pairing_code
from app.kiosk_host.queries import kiosk_named
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.people.printing import CardOrder, print_cards
from app.service_day import local_time
from app.serving.instance import is_instance, make_instance
from app.settings import Settings
from app.staff.actions import give_new_link
from app.staff.addresses import sign_in_address

FOLDER = "demonstration"
CARD_COUNT = 10


def demonstration_settings(settings: Settings) -> Settings:
    """The settings of the demonstration, in a folder of its own; raises NotADemonstration where real data is."""
    if settings.database_url:
        raise NotADemonstration(
            "OASEN_DATABASE_URL is set, and a demonstration is never mixed with real data. Unset it, "
            "or run `oasen init` and `oasen serve` for real use."
        )
    if is_instance(settings.instance):
        raise NotADemonstration(
            f"There is an instance in {settings.instance}, and a demonstration is never mixed with real data. "
            "Set OASEN_INSTANCE to another folder."
        )
    return replace(settings, instance=settings.instance / FOLDER)


def make_demonstration(settings: Settings) -> list[Life]:
    """Make it anew where demonstration_settings say; what lay there is replaced once all is done."""
    being_made = replace(settings, instance=settings.instance.with_name(f".{settings.instance.name}-being-made"))
    shutil.rmtree(being_made.instance, ignore_errors=True)
    with make_instance(being_made).app_context():
        mark_as_demonstration(being_made.instance)
        lives = _make_in(being_made)
        db.session.remove()
        db.engine.dispose()
    shutil.rmtree(settings.instance, ignore_errors=True)
    being_made.instance.rename(settings.instance)
    return lives


def ways_in(settings: Settings) -> list[str]:
    """Where to look, with links that are fresh at each start."""
    lines = ["A demonstration: nobody in it is real.", "", "Staff pages, each link opens once:"]
    with create_app(settings).app_context():
        for place in PLACES:
            for role, name in STAFF.items():
                code = give_new_link(place.organisation, name, now())
                address = sign_in_address(settings, code)
                lines.append(f"  {name}, {role.value} at {place.organisation_name}: {address}")
        lines += ["", "The tablet by the door, each link pairs one browser within the hour:"]
        lines += [f"  {place.name}: {_pairing_link(place, settings)}" for place in PLACES]
        db.session.remove()
        db.engine.dispose()
    lines += ["", "Cards to show to its camera:"]
    return [*lines, *(f"  {_card_file(place, settings.instance)}" for place in PLACES), ""]


def _make_in(settings: Settings) -> list[Life]:
    moment = now()
    today = local_time(moment, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day
    lives = [life_of(place, today) for place in PLACES]
    for life in lives:
        Telling(life, found(life, settings, moment), moment).tell()
        sheet = _card_file(life.place, settings.instance)
        print_cards(settings, CardOrder(life.place.organisation, CARD_COUNT, sheet), moment)
    with write_connection() as connection:
        agree(connection, today, moment)
    return lives


def _pairing_link(place: Place, settings: Settings) -> str:
    with write_connection() as connection:
        kiosk = kiosk_named(connection, place.premises, KIOSK_NAME)
        code = make_pairing_code(connection, kiosk.organisation_id, kiosk.id, now())
    return Pairing(kiosk.id, code, token="").url(settings.public_url)


def _card_file(place: Place, folder: Path) -> Path:
    return folder / f"cards-{place.premises}.pdf"
