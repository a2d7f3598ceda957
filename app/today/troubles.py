"""What needs a hand at a premises today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.service_day import local_time, zone
from app.today.queries import kiosks_of, planned_hours, set_aside_of
from app.today.silence import is_silent

LOOKED_BACK = timedelta(days=14)


@dataclass(frozen=True)
class Troubles:
    """Kiosks that should have been heard of, with when they last were; items that wait to be looked over."""

    silent_kiosks: tuple[AnyRow, ...]
    set_aside: tuple[AnyRow, ...]
    kiosk_names: dict[int, str]
    has_kiosk: bool

    def __bool__(self) -> bool:
        """Whether anything needs a hand."""
        return bool(self.silent_kiosks or self.set_aside)


def troubles_at(connection: Connection, place: AnyRow, now: datetime) -> Troubles:
    """What needs a hand now."""
    kiosks = kiosks_of(connection, place)
    local = now.astimezone(zone(place.time_zone))
    day = local_time(now, place.time_zone, place.cutoff_minute).day
    hours = planned_hours(connection, place, day)
    minute = local.hour * 60 + local.minute
    return Troubles(
        silent_kiosks=tuple(kiosk for kiosk in kiosks if is_silent(kiosk.seen_at, now, minute, hours)),
        set_aside=tuple(
            set_aside_of(connection, place.organisation_id, [kiosk.id for kiosk in kiosks], now - LOOKED_BACK)
        ),
        kiosk_names={kiosk.id: kiosk.name for kiosk in kiosks},
        has_kiosk=bool(kiosks),
    )
