"""Which premises' calendar is asked for, by whom, and what day it is there."""

from __future__ import annotations

from datetime import date

from flask_login import current_user
from sqlalchemy import Connection

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound
from app.extensions import db
from app.opening.actions import Change
from app.opening.typed_times import typed_day
from app.organisations.queries import own_premises, premises_of
from app.service_day import local_time


def connection() -> Connection:
    """The request's connection, for reading."""
    return db.session.connection()


def look_again() -> None:
    """Read anew from here on: someone else has saved since this request began to read."""
    db.session.rollback()


def own_place(slug: str) -> AnyRow:
    """Premises of who is signed in; raises NotFound."""
    return own_premises(connection(), current_user.organisation_id, slug)


def own_places() -> list[AnyRow]:
    """All premises of who is signed in."""
    return premises_of(connection(), current_user.organisation_id)


def today_at(place: AnyRow) -> date:
    """The service day that it is at the premises."""
    return local_time(clock.now(), place.time_zone, place.cutoff_minute).day


def change_of(place: AnyRow) -> Change:
    """A change by who is signed in, now."""
    return Change(place, current_user.staff_id, clock.now())


def asked_day(text: str) -> date:
    """The day of an address; raises NotFound."""
    try:
        return typed_day(text)
    except ValueError:
        raise NotFound("There is no such day.") from None
