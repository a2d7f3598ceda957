"""Lets a written log arrive in the application by its own actions, in any order."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterable
from random import Random

from flask import current_app
from sqlalchemy import select

from app.database.transaction import write_connection
from app.extensions import db
from app.log.actions import deposit, void_entry
from app.log.drafts import EntryDraft, Origin, Place, Shown, Status
from app.log.entry_reading import read_entry
from app.log.linking import link_people
from app.log.models import Entry, Source
from app.log.writing import LogWriting, log_keys
from app.organisations.queries import organisation_slug
from app.people.models import CredentialType
from tests.figures.written_log_set_up import NOON, import_by_command
from tests.second_counting.persons import Link
from tests.second_counting.reading_files import Row
from tests.second_counting.written_log import WrittenLog

BY_STAFF = Origin(Source.STAFF, NOON)
# What is read by itself, beside the values of the columns.
NOT_VALUES = ("id", "premises", "person")

Places = dict[str, Place]


def arrive(log: WrittenLog, places: Places, batches: list[list[Row]], chance: Random) -> None:
    """The batches and the voids in any order, and each link as soon as both cards have been seen."""
    steps: list[list[Row] | str] = [*batches, *log.voids]
    chance.shuffle(steps)
    links = list(log.links)
    for step in steps:
        if isinstance(step, str):
            take_back(log, places, step)
        else:
            arrive_somehow(places, step, chance)
        links = [link for link in links if not is_linked(log, places, link)]
    assert not links


def arrive_somehow(places: Places, rows: list[Row], chance: Random) -> None:
    """A batch as a file or from the door; without ids it must be a file, and files have no column for lost cards."""
    at_the_door = chance.random() < 0.5 and all(row["id"] for row in rows)
    in_file = [row for row in rows if not at_the_door and not row.get("replaces_lost")]
    if in_file:
        import_by_command("entries", in_file)
    deposit_rows(places, [row for row in rows if row not in in_file])


def deposit_rows(places: Places, rows: Iterable[Row]) -> None:
    """Rows as they come from a tablet or from staff: one by one, but each organisation's at once."""
    drafts: dict[int, list[EntryDraft]] = {}
    for row in rows:
        place = places[row["premises"]]
        drafts.setdefault(place.organisation_id, []).append(draft_of(row, place))
    for organisation_id, of_organisation in drafts.items():
        outcomes = deposit(organisation_id, of_organisation)
        assert {outcome.status for outcome in outcomes} <= {Status.STORED, Status.ALREADY_STORED}, outcomes


def draft_of(row: Row, place: Place) -> EntryDraft:
    """The entry that a row describes, as the application reads it."""
    values = {column: value for column, value in row.items() if value and column not in NOT_VALUES}
    label = label_of(row)
    shown = Shown(CredentialType.LABEL, label, agreed=True) if label else None
    return read_entry(uuid.UUID(row["id"]).bytes, values, shown, place, BY_STAFF)


def label_of(row: Row) -> str:
    """Who the row is about; nothing for nobody known."""
    return unicodedata.normalize("NFC", row.get("person") or "").strip()


def take_back(log: WrittenLog, places: Places, entry_id: str) -> None:
    """Void an entry, which may be still to come or never come at all."""
    premises = next((row["premises"] for row in log.entry_rows if row["id"] == entry_id), min(places))
    void_entry(uuid.UUID(entry_id).bytes, places[premises], BY_STAFF)


def is_linked(log: WrittenLog, places: Places, link: Link) -> bool:
    """Link two cards, if both have been seen."""
    organisation, one_label, other_label = link
    one = person_under(log, organisation, one_label)
    other = person_under(log, organisation, other_label)
    if one is None or other is None:
        return False
    organisation_id = next(
        places[place.slug].organisation_id for place in log.premises.values() if place.organisation == organisation
    )
    with write_connection() as connection:
        keys = log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
        link_people(LogWriting(connection, organisation_id, keys), uuid.uuid4().bytes, one, other, NOON)
    return True


def person_under(log: WrittenLog, organisation: str, label: str) -> bytes | None:
    """The pseudonym behind a label, found by an entry that bears it; None while none has come."""
    ids = [
        uuid.UUID(row["id"]).bytes
        for row in log.entry_rows
        if label_of(row) == label and log.premises[row["premises"]].organisation == organisation
    ]
    with db.engine.connect() as connection:
        return connection.execute(select(Entry.person_id).where(Entry.id.in_(ids)).limit(1)).scalar()
