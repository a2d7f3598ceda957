"""The care of tablets: what each tells of itself is kept, what staff ask of it is handed on, the PIN of its corner."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from app.database.statements import AnyRow, insert_or_replace, table_of
from app.errors import Refusal
from app.kiosk_host.actions import note_seen
from app.kiosk_host.care.pins import LONGEST, SHORTEST, PinHash, hash_of_pin, is_pin
from app.kiosk_host.care.told import Told, clock_ahead
from app.kiosk_host.models import KioskReport, StaffPin
from app.kiosk_host.queries import PairedKiosk

REPORTS = table_of(KioskReport)
PINS = table_of(StaffPin)


def keep_report(connection: Connection, kiosk: PairedKiosk, told: Told, browser: str, now: datetime) -> bool:
    """Keep what the tablet told, in the place of what it told before; whether staff have asked it to load anew."""
    report = {
        "organisation_id": kiosk.organisation_id,
        "kiosk_id": kiosk.id,
        "told_at": now,
        "version": told.version,
        "queue_count": told.queue_count,
        "is_storage_kept": told.is_storage_kept,
        "clock_ahead_seconds": int(clock_ahead(told, now).total_seconds()),
        "browser": browser,
        "trouble": told.trouble,
    }
    if told.has_started:
        report["reload_asked_at"] = None
    insert_or_replace(connection, REPORTS, [report])
    note_seen(connection, kiosk.organisation_id, kiosk.id, now)
    asked_at = connection.execute(
        select(REPORTS.c.reload_asked_at).where(
            REPORTS.c.organisation_id == kiosk.organisation_id, REPORTS.c.kiosk_id == kiosk.id
        )
    ).scalar_one()
    return asked_at is not None


def ask_to_reload(connection: Connection, organisation_id: int, kiosk_id: int, now: datetime) -> None:
    """Let the tablet load its page anew, once nobody stands before it."""
    asked = {"organisation_id": organisation_id, "kiosk_id": kiosk_id, "reload_asked_at": now}
    insert_or_replace(connection, REPORTS, [asked])


def set_pin(connection: Connection, organisation_id: int, premises_id: int, digits: str, now: datetime) -> None:
    """The PIN that opens the staff's corner of the tablets there; raises Refusal."""
    if not is_pin(digits):
        raise Refusal(f"A PIN has {SHORTEST} to {LONGEST} digits.")
    kept = hash_of_pin(digits)
    row = {
        "organisation_id": organisation_id,
        "premises_id": premises_id,
        "salt": kept.salt,
        "iteration_count": kept.iteration_count,
        "digest": kept.digest,
        "set_at": now,
    }
    insert_or_replace(connection, PINS, [row])


def take_pin_away(connection: Connection, organisation_id: int, premises_id: int) -> None:
    """Let the corner open without one."""
    connection.execute(delete(PINS).where(PINS.c.organisation_id == organisation_id, PINS.c.premises_id == premises_id))


def pin_of(connection: Connection, organisation_id: int, premises_id: int) -> PinHash | None:
    """What is kept of the PIN of the place, or None."""
    found: AnyRow | None = connection.execute(
        select(PINS.c.salt, PINS.c.iteration_count, PINS.c.digest).where(
            PINS.c.organisation_id == organisation_id, PINS.c.premises_id == premises_id
        )
    ).first()
    return None if found is None else PinHash(bytes(found.salt), found.iteration_count, bytes(found.digest))
