"""What a party's tick sets going: the vault opens when all have ticked, and is destroyed when one takes it back."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import Connection, insert

from app.agreements.writing import Saying
from app.backup.key_files import fingerprint_of
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.extensions import db
from app.keys import key_in, make_key
from app.log.sweeping import note_that_sweeping_is_due, sweep_up
from app.people.vault.actions import close_vault, tick_jointly
from app.people.vault.key_files import vault_key_name
from app.people.vault.queries import VAULTS, have_all_parties_ticked, open_vault, vaults_of
from app.retention.key_files import take_destroyed_away
from app.settings import Settings


class Came(StrEnum):
    """What a tick has set going."""

    OPENED = "opened"
    CLOSED = "closed"
    NOTHING = "nothing"


def say_jointly(settings: Settings, agreement: AnyRow, organisation_id: int, is_given: bool, saying: Saying) -> Came:
    """Tick for one party, or take its tick back; raises NotFound, ChangedMeanwhile, with nothing changed.

    Given by all, visits of several parties are known from this service day on. Taken back by one, every tag is deleted,
    the key overwritten and the database's files are swept, at once; a power cut in between leaves it to the night.
    """
    db.session.rollback()  # what a request reads by would keep the files from being swept
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # as Flask says to, for threads
    if not is_given:
        note_that_sweeping_is_due(app)
    with write_connection() as connection:
        tick_jointly(connection, agreement.id, organisation_id, is_given, saying)
        if is_given:
            return _opened(connection, agreement, settings.keys_folder, saying.by.day, saying)
        closed = close_vault(connection, agreement.id, saying.by.at)
    take_destroyed_away(settings)
    sweep_up(app)
    return Came.NOTHING if closed is None else Came.CLOSED


def _opened(connection: Connection, agreement: AnyRow, folder: Path, day: date, saying: Saying) -> Came:
    """The key is written before anything rests on it; a transaction that fails leaves one that opens nothing."""
    is_due = day <= agreement.last_day and have_all_parties_ticked(connection, agreement.id, day)
    if not is_due or open_vault(connection, agreement.id):
        return Came.NOTHING
    number = len(vaults_of(connection, agreement.id)) + 1
    name = vault_key_name(agreement.slug, number)
    make_key(folder, name)
    row = {"agreement_id": agreement.id, "number": number, "opened_day": max(day, agreement.first_day)}
    said = {"opened_at": saying.by.at, "fingerprint": fingerprint_of(key_in(folder / name))}
    connection.execute(insert(VAULTS), row | said)
    return Came.OPENED
