"""Destroys the key of a period: the log is parted first, then the key goes, then a backup that no longer knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app
from sqlalchemy import Connection, exists, select

from app.audit.actions import Done, Who, append_acts
from app.audit.acts import Act
from app.backup.actions import make_rotated_backup
from app.backup.key_files import NEWEST, secret_half
from app.backup.sheet_standing import keys_not_on_sheet, sheet_standing
from app.database.statements import AnyRow
from app.database.transaction import lock_log, write_connection
from app.errors import AlreadyThere, NotFound, Refusal
from app.extensions import db
from app.log.definition import UNFINISHED_BATCHES
from app.log.parting import EndedKey, part
from app.log.sweeping import note_that_sweeping_is_due, sweep_up
from app.log.waiting import resolve_waiting_codes
from app.log.writing import LogWriting, log_keys
from app.organisations.queries import organisation_slug
from app.retention.actions import forget_what_is_due
from app.retention.key_files import overwrite, take_destroyed_away
from app.retention.key_periods import due_of, ending_keys
from app.retention.order import shuffle_rows
from app.retention.vaults import close_vaults_until
from app.settings import Settings


class TooEarly(Refusal):
    """A key that is still needed."""

    title = "It is too early to destroy this key"


class KeySheetNeeded(Refusal):
    """The keys that stay are on no paper, or the machine still opens its old backups."""

    title = "The key sheet has to be put away first"


@dataclass(frozen=True)
class Destroyed:
    """What the receipt is made of: the key's row as it stands now. remarks: what could not be done beside it."""

    key: AnyRow
    remarks: tuple[str, ...] = ()


def key_to_destroy(connection: Connection, organisation_id: int, now: datetime) -> AnyRow:
    """The oldest key that is still tried and has a next one; raises NotFound, TooEarly with the day."""
    key = next((each for each in ending_keys(connection, organisation_id) if each.destroyed_at is None), None)
    if key is None:
        raise NotFound("Every card needs the one key there is. The next one is made in an agreement's last year.")
    due = due_of(connection, key)
    if due.from_day is None:
        raise TooEarly(f"Lock the last report of {', '.join(due.unlocked)} first. Six months later it may be done.")
    if not due.has_come(now.date()):
        raise TooEarly(f"The key of the period until {key.last_day} may be destroyed from {due.from_day} on.")
    return key


def destroy_key(settings: Settings, organisation_id: int, who: Who, now: datetime) -> Destroyed:
    """Destroy the oldest key that may be; raises NotFound, TooEarly, AlreadyThere while a file is being taken in.

    What is due to be forgotten is forgotten first: no time of day of the period may be left to guess at. Whole once
    the log has been parted; a key file or a backup that a power cut leaves over is seen to in the next night.
    """
    with db.engine.connect() as connection:
        key_to_destroy(connection, organisation_id, now)
    _require_sheet(settings)
    db.session.rollback()  # what a request reads by would keep the files from being swept
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # as Flask says to, for threads
    note_that_sweeping_is_due(app)
    forget_what_is_due(now)
    resolve_waiting_codes()
    log_of = log_keys(settings, organisation_slug(organisation_id))
    with write_connection() as connection:
        lock_log(connection, organisation_id)
        _require_no_import(connection)
        key = key_to_destroy(connection, organisation_id, now)
        ended = EndedKey(key.number, key.last_day, key.fingerprint)
        part(LogWriting(connection, organisation_id, log_of), ended, key.followed_at, now, who.id)
        shuffle_rows(connection, organisation_id)
        close_vaults_until(connection, organisation_id, key.last_day, now)
        append_acts(connection, [Done(Act.DESTROYED_KEY, who, organisation_id, f"key/{key.fingerprint}")])
    take_destroyed_away(settings)
    sweep_up(app)
    if (settings.keys_folder / NEWEST).exists():
        overwrite(settings.keys_folder / NEWEST)  # it opens a backup that still knows the tags
    return Destroyed(_row(organisation_id, key.number), _backed_up(settings, now))


def is_sheet_ready(settings: Settings) -> bool:
    """Whether every key is on a sheet that is in its envelope, and the machine opens no old backup."""
    return not (secret_half(settings) or keys_not_on_sheet(settings) or not sheet_standing(settings).put_away_day)


def _require_sheet(settings: Settings) -> None:
    """With the backup key on the machine it opens its own old backups, and a key on no paper is lost with the disk."""
    if not is_sheet_ready(settings):
        raise KeySheetNeeded(
            "Print the key sheet with the key of the new period on it, and put it into its envelope first: "
            "oasen key-sheet -o sheet.pdf, then oasen key-sheet --put-away"
        )


def _require_no_import(connection: Connection) -> None:
    if connection.execute(select(exists(UNFINISHED_BATCHES))).scalar():
        raise AlreadyThere("A file is being taken in. Do this when it is done.")


def _row(organisation_id: int, number: int) -> AnyRow:
    with db.engine.connect() as connection:
        return next(each for each in ending_keys(connection, organisation_id) if each.number == number)


def _backed_up(settings: Settings, now: datetime) -> tuple[str, ...]:
    """A backup in the place of the newest, which knew the key's tags and opens on this machine."""
    try:
        return make_rotated_backup(settings, now).remarks
    except Refusal as refusal:
        return (f"No backup could be made: {refusal.message} Make one soon, for the newest still knows the cards.",)
