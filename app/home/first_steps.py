"""What to do first at premises where nothing has been noted yet: the steps that are still to be taken, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Connection

from app.activities.queries import offered_at
from app.database.statements import AnyRow
from app.opening.queries import opening_plan
from app.today.queries import has_ever_been_used
from app.today.troubles import troubles_at


@dataclass(frozen=True)
class Step:
    """One thing to do before the first visitor comes; picture: an icon's name."""

    what: str
    why: str
    picture: str
    address: str


def first_steps(connection: Connection, place: AnyRow, now: datetime) -> list[Step]:
    """What is still to be done at the premises; nothing once something has been noted there."""
    if has_ever_been_used(connection, place):
        return []
    return list(_steps(connection, place, now))


def _steps(connection: Connection, place: AnyRow, now: datetime) -> Iterator[Step]:
    if not troubles_at(connection, place, (), now).has_kiosk:
        yield Step(_("Put a tablet by the door"), _("Then one tap is one visit."), "tablet", url_for("kiosks.page"))
    if not opening_plan(connection, place).weeks:
        yield Step(
            _("Say when you are open"),
            _("Then the calendar, the door and the year's figures know your days."),
            "calendar-days",
            url_for("opening.week", slug=place.slug),
        )
    if not offered_at(connection, place.organisation_id, place.id):
        yield Step(
            _("Add what you offer"),
            _("Lunch, walk, group: a tile by the door, and easy to count."),
            "layout-grid",
            url_for("activities.offered", slug=place.slug),
        )
