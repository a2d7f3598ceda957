"""The one list of places staff can go, and who sees each: the few in the bar, all others on the page of more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from flask import request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as words
from flask_login import current_user

from app.web.policies import Policy


class Group(Enum):
    """Where a place stands: in the bar at the top, or under a heading of the page of more, in this order."""

    BAR = words("Pages")
    DAYS = words("Days")
    HOUSE = words("The house")
    STAFF = words("Staff and devices")


@dataclass(frozen=True)
class Place:
    """A place: the blueprint it belongs to, the address it leads to, the lowest role that sees it.

    purpose and picture are for the page of more; what stands in the bar has neither.
    """

    group: Group
    name: LazyString
    blueprint: str
    endpoint: str
    role: Policy
    picture: str = ""
    purpose: LazyString | str = ""


MORE = "home.more"

# In the order they are shown, each group together.
PLACES = (
    Place(Group.BAR, words("Today"), "today", "today.page", Policy.VOLUNTEER),
    Place(Group.BAR, words("New contact"), "outreach", "outreach.page", Policy.VOLUNTEER),
    Place(Group.BAR, words("Note"), "noting", "noting.page", Policy.VOLUNTEER),
    Place(Group.BAR, words("The year"), "year", "year.this_year", Policy.COORDINATOR),
    Place(Group.BAR, words("More"), "home", MORE, Policy.VOLUNTEER),
    Place(
        Group.DAYS,
        words("Work training"),
        "training",
        "training.day",
        Policy.VOLUNTEER,
        "wrench",
        words("Who was expected today, shifts that begin and end, hours against the plan."),
    ),
    Place(
        Group.DAYS,
        words("Finish the day"),
        "closing",
        "closing.days",
        Policy.VOLUNTEER,
        "calendar-check",
        words("How many were here, when it was open; the days that wait."),
    ),
    Place(
        Group.DAYS,
        words("Opening calendar"),
        "opening",
        "opening.first",
        Policy.VOLUNTEER,
        "calendar-days",
        words("When you are open, were open and will be: the week, special days, the sign on the door."),
    ),
    Place(
        Group.DAYS,
        words("Paper"),
        "paper",
        "paper.overview",
        Policy.VOLUNTEER,
        "clipboard-list",
        words("Tally sheets to print for a day without a tablet, and typing them in."),
    ),
    Place(
        Group.DAYS,
        words("Find notes"),
        "search",
        "search.page",
        Policy.COORDINATOR,
        "search",
        words("By day, kind and activity; what was noted wrongly can be taken back."),
    ),
    Place(
        Group.DAYS,
        words("To look over"),
        "set_aside",
        "set_aside.page",
        Policy.COORDINATOR,
        "clipboard-check",
        words("Notes that could not be counted as they came; mend them and let them in."),
    ),
    Place(
        Group.HOUSE,
        words("Material for the follow-up"),
        "reports",
        "reports.page",
        Policy.COORDINATOR,
        "file-text",
        words("The year's report to the municipality: figures that may leave, and your own words."),
    ),
    Place(
        Group.HOUSE,
        words("Activities"),
        "activities",
        "activities.offered",
        Policy.VOLUNTEER,
        "layout-grid",
        words("What is offered, when, and what is a tile by the door."),
    ),
    Place(
        Group.HOUSE,
        words("Agreement"),
        "agreements",
        "agreements.first",
        Policy.COORDINATOR,
        "handshake",
        words("What you have agreed with the municipality: goals, numbers, money, who is a party."),
    ),
    Place(
        Group.HOUSE,
        words("Cards"),
        "cards",
        "cards.page",
        Policy.COORDINATOR,
        "credit-card",
        words("Print cards for the bowl, see how many are left, link a lost one with its new one."),
    ),
    Place(
        Group.HOUSE,
        words("What contacts are about"),
        "outreach",
        "outreach.topics",
        Policy.COORDINATOR,
        "list-checks",
        words("The short list of topics: add, rename, retire."),
    ),
    Place(
        Group.HOUSE,
        words("How the house is doing"),
        "house_health",
        "house_health.page",
        Policy.COORDINATOR,
        "house",
        words("What is not well just now, and what to do about it."),
    ),
    Place(
        Group.HOUSE,
        words("Care of Oasen"),
        "care",
        "care.page",
        Policy.ADMIN,
        "save",
        words("Backups, going back to one, rehearsing it, taking everything out."),
    ),
    Place(
        Group.HOUSE,
        words("Put the house in order"),
        "beginning",
        "beginning.steps",
        Policy.ADMIN,
        "list-checks",
        words("Step by step to the first visit: what is done, what is left; the key sheet and the poster."),
    ),
    Place(
        Group.HOUSE,
        words("What can be handed over"),
        "handover",
        "handover.page",
        Policy.ADMIN,
        "eye",
        words("All that could be learned today of a card, of a day, of every column of the database."),
    ),
    Place(
        Group.HOUSE,
        words("The cards' keys"),
        "key_periods",
        "key_periods.page",
        Policy.ADMIN,
        "key-round",
        words("Destroy the key of a period that is over, so that nobody can follow its cards any more."),
    ),
    Place(
        Group.STAFF,
        words("Tablets"),
        "kiosks",
        "kiosks.page",
        Policy.COORDINATOR,
        "tablet",
        words("Connect a tablet by the door, see how it is doing, its languages and PIN."),
    ),
    Place(
        Group.STAFF,
        words("Phones"),
        "phones",
        "phones.page",
        Policy.COORDINATOR,
        "smartphone",
        words("Let volunteers note contacts on their own phones, and shut out a lost one."),
    ),
    Place(
        Group.STAFF,
        words("Staff"),
        "members",
        "members.page",
        Policy.COORDINATOR,
        "users",
        words("Who may sign in: add someone, give a new link, close an account."),
    ),
    Place(
        Group.STAFF,
        words("Shared computers"),
        "staff",
        "staff.computers",
        Policy.COORDINATOR,
        "monitor",
        words("Computers that many use lock after two minutes and open again by a PIN."),
    ),
    Place(
        Group.STAFF,
        words("What has been done"),
        "audit",
        "audit.page",
        Policy.ADMIN,
        "shield-check",
        words("Who looked at, took out or changed what; nothing in it can be changed unseen."),
    ),
    Place(
        Group.STAFF,
        words("Your account"),
        "staff",
        "staff.account",
        Policy.VOLUNTEER,
        "user",
        words("Language, password, where you are signed in."),
    ),
    Place(
        Group.STAFF,
        words("Help"),
        "guide",
        "guide.contents",
        Policy.VOLUNTEER,
        "circle-help",
        words("How everything is done, in short pages; you can search them."),
    ),
)


@dataclass(frozen=True)
class Link:
    """A place as it is shown."""

    name: LazyString
    address: str
    is_here: bool
    picture: str
    purpose: LazyString | str


def places() -> list[Link]:
    """What the bar shows whoever is signed in; a page that is reached by way of more marks more."""
    in_bar = [place for place in _seen() if place.group is Group.BAR]
    here = next((place.endpoint for place in in_bar if place.blueprint == request.blueprint), MORE)
    is_home = request.endpoint == "home.page"
    return [_link(place, place.endpoint == here and not is_home) for place in in_bar]


def groups() -> list[tuple[LazyString, list[Link]]]:
    """What the page of more shows them, by group."""
    others = [place for place in _seen() if place.group is not Group.BAR]
    return [
        (group.value, [_link(place, False) for place in of_group])
        for group, of_group in groupby(others, lambda place: place.group)
    ]


def _seen() -> Iterator[Place]:
    return (place for place in PLACES if current_user.is_at_least(place.role.value))


def _link(place: Place, is_here: bool) -> Link:
    return Link(place.name, url_for(place.endpoint), is_here, place.picture, place.purpose)
