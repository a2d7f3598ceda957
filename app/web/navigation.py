"""The one list of places in the bar at the top, and who sees each."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as words
from flask_login import current_user

from app.web.policies import Policy


@dataclass(frozen=True)
class Place:
    """A place in the bar: the blueprint it belongs to, the address it leads to, the lowest role that sees it."""

    name: LazyString
    blueprint: str
    endpoint: str
    role: Policy


PLACES = (
    Place(words("Today"), "today", "today.page", Policy.VOLUNTEER),
    Place(words("The year"), "year", "year.this_year", Policy.COORDINATOR),
    Place(words("Tablets"), "kiosks", "kiosks.page", Policy.COORDINATOR),
)


@dataclass(frozen=True)
class Link:
    """A place as the bar shows it."""

    name: LazyString
    address: str
    is_here: bool


def places() -> list[Link]:
    """The places whoever is signed in may go to."""
    return [
        Link(place.name, url_for(place.endpoint), request.blueprint == place.blueprint)
        for place in PLACES
        if current_user.is_at_least(place.role.value)
    ]
