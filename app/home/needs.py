"""What needs a hand, gathered from every feature that knows of something: the one list of who is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Connection

from app.closing.queries import unfinished_days
from app.database.statements import AnyRow
from app.search.queries import waiting_count
from app.service_day import local_time
from app.today.queries import noted_on
from app.today.troubles import troubles_at
from app.web.formatting import moment as moment_in_words


@dataclass(frozen=True)
class Need:
    """One thing that needs a hand: in plain words, what to do about it, and the page on which it is done."""

    what: str
    advice: str
    address: str
    action: str


@dataclass(frozen=True)
class Asked:
    """For whom it is asked: the organisation's premises, at this moment."""

    connection: Connection
    organisation_id: int
    places: tuple[AnyRow, ...]
    moment: datetime


def silent_tablets(asked: Asked) -> Iterator[Need]:
    """Tablets that should have been heard of."""
    for place in asked.places:
        day = local_time(asked.moment, place.time_zone, place.cutoff_minute).day
        entries = noted_on(asked.connection, place, day)
        for kiosk in troubles_at(asked.connection, place, entries, asked.moment).silent_kiosks:
            heard = _("Last heard of %(when)s.", when=moment_in_words(kiosk.heard_at)) if kiosk.heard_at else ""
            advice = _("Is it switched on, and on the network? What people tap is kept on the tablet until then.")
            yield Need(
                _("The tablet “%(name)s” at %(premises)s is silent.", name=kiosk.name, premises=place.name),
                f"{heard} {advice}".strip(),
                url_for("kiosks.page"),
                _("See the tablets"),
            )


def notes_to_look_over(asked: Asked) -> Iterator[Need]:
    """What was set aside."""
    count = waiting_count(asked.connection, asked.organisation_id)
    if count:
        yield Need(
            ngettext("%(num)s note needs looking over.", "%(num)s notes need looking over.", count),
            ngettext(
                "It could not be counted as it came. Nothing is lost.",
                "They could not be counted as they came. Nothing is lost.",
                count,
            ),
            url_for("set_aside.page"),
            ngettext("Look it over", "Look them over", count),
        )


def unfinished(asked: Asked) -> Iterator[Need]:
    """Days that nobody has finished, told of once for each premises; one press leads to where they are finished."""
    for place in asked.places:
        today = local_time(asked.moment, place.time_zone, place.cutoff_minute).day
        days = unfinished_days(asked.connection, place, today)
        count = len(days)
        if count:
            several = url_for("closing.finish_all", slug=place.slug)
            the_one = url_for("closing.day", slug=place.slug, day=days[0].isoformat())
            yield Need(
                ngettext("%(num)s day is not finished.", "%(num)s days are not finished.", count),
                place.name,
                the_one if count == 1 else several,
                ngettext("Finish it", "Finish them", count),
            )


# In the order in which they are shown.
SOURCES: tuple[Callable[[Asked], Iterator[Need]], ...] = (silent_tablets, notes_to_look_over, unfinished)


def every_need(asked: Asked) -> list[Need]:
    """Everything that needs a hand now."""
    return [need for source in SOURCES for need in source(asked)]
