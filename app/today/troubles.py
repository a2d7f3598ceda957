"""What needs a hand at a premises today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.kiosk_host.intake.sealed_items import SHUT_OUT
from app.kiosk_host.models import Purpose
from app.service_day import local_time, zone
from app.today.queries import kiosks_of, planned_hours, set_aside_of
from app.today.silence import is_silent

LOOKED_BACK = timedelta(days=14)


@dataclass(frozen=True)
class SilentKiosk:
    """A kiosk that should have been heard of, with when it last was."""

    name: str
    heard_at: datetime | None


@dataclass(frozen=True)
class Troubles:
    """Kiosks gone silent, and items that wait to be looked over."""

    silent_kiosks: tuple[SilentKiosk, ...]
    set_aside: tuple[AnyRow, ...]
    shut_out_reason: str  # of what came from a tablet after it had been shut out
    kiosk_names: dict[int, str]
    has_kiosk: bool

    def __bool__(self) -> bool:
        """Whether anything needs a hand."""
        return bool(self.silent_kiosks or self.set_aside)


def troubles_at(connection: Connection, place: AnyRow, entries: Sequence[AnyRow], now: datetime) -> Troubles:
    """What needs a hand now; `entries` are those of the day."""
    kiosks = kiosks_of(connection, place)
    # A phone is heard of when somebody calls; its silence tells nothing.
    in_use = [kiosk for kiosk in kiosks if kiosk.revoked_at is None and kiosk.purpose == Purpose.DOOR]
    local = now.astimezone(zone(place.time_zone))
    hours = planned_hours(connection, place, local_time(now, place.time_zone, place.cutoff_minute).day)
    minute = local.hour * 60 + local.minute
    heard = [SilentKiosk(kiosk.name, _heard_at(kiosk, entries)) for kiosk in in_use]
    return Troubles(
        silent_kiosks=tuple(each for each in heard if is_silent(each.heard_at, now, minute, hours)),
        set_aside=tuple(
            set_aside_of(connection, place.organisation_id, [kiosk.id for kiosk in kiosks], now - LOOKED_BACK)
        ),
        shut_out_reason=SHUT_OUT,
        kiosk_names={kiosk.id: kiosk.name for kiosk in kiosks},
        has_kiosk=bool(in_use),
    )


def _heard_at(kiosk: AnyRow, entries: Sequence[AnyRow]) -> datetime | None:
    """When the kiosk last asked for its labels or sent an entry of the day."""
    moments = [entry.received_at for entry in entries if entry.kiosk_id == kiosk.id]
    return max((moment for moment in (kiosk.seen_at, *moments) if moment), default=None)
