"""Makes what tests need, through the real actions, with sensible defaults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from flask import current_app
from sqlalchemy import select

from app.activities.actions import NewActivity, add_activity
from app.activities.schedule import time_said
from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.kiosk_host.actions import add_kiosk
from app.kiosk_host.models import Purpose
from app.log.drafts import EntryDraft, Origin, Place, Shown
from app.log.entry_reading import read_entry
from app.log.models import Entry, Source
from app.log.writing import LogWriting, log_keys
from app.organisations.actions import NewPremises, add_organisation, add_premises
from app.organisations.models import Organisation
from app.organisations.queries import organisation_slug
from app.people.models import CredentialType
from app.service_day import local_time

NOON = datetime(2025, 5, 6, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Door:
    """A place with a door and the token of its kiosk."""

    place: Place
    slug: str
    token: str
    kiosk_id: int

    @property
    def origin(self) -> Origin:
        """By the kiosk's way, at noon."""
        return Origin(Source.KIOSK, NOON, kiosk_id=self.kiosk_id)


def make_door(slug: str = "valla", organisation: str = "iogt", **premises: Any) -> Door:
    """Premises with a kiosk; the organisation is made when it is not there yet."""
    with write_connection() as connection:
        organisation_id = connection.execute(
            select(Organisation.id).where(Organisation.slug == organisation)
        ).scalar() or add_organisation(connection, current_app.config["OASEN"], organisation, organisation, NOON)
        new = NewPremises(slug, slug.capitalize(), **premises)
        premises_id = add_premises(connection, organisation, new, NOON)
        pairing = add_kiosk(connection, slug, "by the door", NOON)
    place = Place(organisation_id, premises_id, new.time_zone, new.cutoff_minute)
    return Door(place, slug, pairing.token, pairing.kiosk_id)


def make_phone(door: Door, name: str = "Alvas telefon") -> Door:
    """A volunteer's phone that belongs to the same premises, with a token of its own."""
    with write_connection() as connection:
        pairing = add_kiosk(connection, door.slug, name, NOON, Purpose.PHONE)
    return replace(door, token=pairing.token, kiosk_id=pairing.kiosk_id)


def make_activity(door: Door, slug: str, kind: str, visiting_group: bool = False, *when: str) -> None:
    """An activity offered behind that door; when: times as a command takes them, like fri 12:00-13:30."""
    with write_connection() as connection:
        new = NewActivity(slug, kind, is_visiting_group=visiting_group, times=tuple(map(time_said, when)))
        add_activity(connection, door.place.organisation_id, door.place.premises_id, new, NOON)


def service_day(door: Door, days_ago: int = 0) -> date:
    """The service day it is there now, or one before it; between midnight and the cut-off the calendar is ahead."""
    return local_time(now(), door.place.time_zone, door.place.cutoff_minute).day - timedelta(days=days_ago)


def visit_item(at: str = "2025-05-06T11:00:00+02:00", **fields: Any) -> dict[str, Any]:
    """A tap at the door, as a kiosk sends it."""
    return {"id": str(uuid4()), "kind": "visit", "at": at} | fields


def rows(query: Any) -> list[tuple[Any, ...]]:
    """What a query finds, as plain tuples."""
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def labelled(door: Door, label: str | None = None, kind: str = "visit", **values: Any) -> EntryDraft:
    """An entry as a file gives it, by a person under a label or by nobody known."""
    shown = Shown(CredentialType.LABEL, label, agreed=True) if label else None
    given = {"kind": kind, "at": "2025-05-06T11:00"} | values
    return read_entry(uuid4().bytes, given, shown, door.place, Origin(Source.IMPORT, NOON))


@contextmanager
def writing(door: Door) -> Iterator[LogWriting]:
    """The door's organisation's log, open for writing."""
    with write_connection() as connection:
        keys = log_keys(current_app.config["OASEN"], organisation_slug(door.place.organisation_id))
        yield LogWriting(connection, door.place.organisation_id, keys)


def person_of(entry: EntryDraft) -> bytes:
    """The pseudonym that an entry is tied to."""
    [(person_id,)] = rows(select(Entry.person_id).where(Entry.id == entry.id))
    return bytes(person_id)
