"""An act in words: who did it, what it was, to what, and when, as far as that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Connection

from app.audit.acts import ACT, OF_THE_DAY, Heading
from app.organisations.models import DEFAULT_TIME_ZONE
from app.organisations.queries import premises_of
from app.service_day import zone
from app.web.navigation import PLACES

# The key in app.extensions of the questions what staff and kiosks are called, by kind, each called with a connection
# and the organisation: both are later features, so the factory gives them.
CALLED = "oasen-what-they-are-called"
CalledQuestion = Callable[[Connection, int], dict[int, str]]

Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Told:
    """An act as the page tells it.

    time: like 14–15; empty where only the day is kept. is_counted: whether how many says how often it was tried.
    """

    day: date
    time: str
    who: str
    what: str
    about: str
    how_many: int
    is_counted: bool


def names_at(connection: Connection, organisation_id: int) -> Names:
    """What staff, kiosks, premises and pages are called at the organisation, by kind and by what stands in the log."""
    asked: Mapping[str, CalledQuestion] = current_app.extensions[CALLED]
    names = {
        kind: {str(number): name for number, name in ask(connection, organisation_id).items()}
        for kind, ask in asked.items()
    }
    places = {place.blueprint.replace("_", "-"): str(place.name) for place in PLACES}
    return names | {
        "premises": {row.slug: row.name for row in premises_of(connection, organisation_id)},
        "place": places,
    }


def told(row: Any, names: Names) -> Told:
    """The act of a row; who and what have a name where the organisation knows one."""
    act = ACT.get(row.act)
    local = row.at.astimezone(zone(DEFAULT_TIME_ZONE))
    time = "" if act in OF_THE_DAY else f"{local.hour}–{local.hour + 1}"
    what = str(act.words) if act else row.act
    is_counted = act is not None and act.heading is Heading.REFUSED
    return Told(local.date(), time, _who(row, names), what, _about(row.about, names), row.how_many, is_counted)


def _who(row: Any, names: Names) -> str:
    if row.who == "machine":
        return _("The server")
    if row.who == "nobody":
        return _("Someone")
    return names.get(row.who, {}).get(str(row.who_id), f"{row.who} {row.who_id}")


def _about(about: str, names: Names) -> str:
    kind, _slash, rest = about.partition("/")
    first, *others = rest.split("/")
    return " · ".join(filter(None, [names.get(kind, {}).get(first, first), *others]))
