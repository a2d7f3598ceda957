"""The one list of steps by which a house is put in order; each says by what is there whether it is done.

The account's own way in comes right after the organisation: until the first administrator has a passkey or a password,
closing the browser would lock the house. What follows may be left and taken up again from any browser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as words

from app.beginning.queries import Known


@dataclass(frozen=True)
class Step:
    """One step. is_done: None where nothing that is kept can tell. is_of_place: it waits for the premises."""

    slug: str
    name: LazyString
    why: LazyString
    is_done: Callable[[Known], bool | None]
    address: Callable[[Known], str]
    is_of_place: bool = False


@dataclass(frozen=True)
class Standing:
    """A step as it stands now: done, not yet, or for one's own eyes to tell; can_begin: what it needs is there."""

    step: Step
    is_done: bool | None
    address: str
    can_begin: bool


STEPS = (
    Step(
        "organisation",
        words("The organisation and you"),
        words("Whose figures they are, and who looks after Oasen."),
        lambda known: True,
        lambda known: url_for("staff.account"),
    ),
    Step(
        "account",
        words("How you come back in"),
        words("By finger, face, the screen's lock or a password. Do this one now: after it you can leave at any time."),
        lambda known: known.has_way_in,
        lambda known: url_for("staff.account") if known.has_way_in else url_for("staff.welcome"),
    ),
    Step(
        "premises",
        words("The premises"),
        words("The place with the door: its name, and when its day ends."),
        lambda known: known.place is not None,
        lambda known: url_for("beginning.premises"),
    ),
    Step(
        "opening",
        words("When you are open"),
        words("The usual week. Then the calendar, the door and the year's figures know your days."),
        lambda known: known.has_plan,
        lambda known: url_for("opening.week", slug=_slug(known)),
        is_of_place=True,
    ),
    Step(
        "offered",
        words("What you offer"),
        words("Lunch, walk, group, food bag: take a ready set, and change it as you like."),
        lambda known: known.offered_count > 0,
        lambda known: url_for("activities.offered" if known.offered_count else "beginning.offered", slug=_slug(known)),
        is_of_place=True,
    ),
    Step(
        "key-sheet",
        words("The key sheet in its envelope"),
        words("The one paper by which a backup opens, should the computer break."),
        lambda known: known.is_sheet_put_away,
        lambda known: url_for("beginning.key_sheet"),
    ),
    Step(
        "tablet",
        words("The tablet by the door"),
        words("One tap is one visit."),
        lambda known: known.has_tablet,
        lambda known: (
            url_for("kiosks.pair", kiosk_id=known.waiting_kiosk_id)
            if known.waiting_kiosk_id is not None
            else url_for("kiosks.page")
        ),
        is_of_place=True,
    ),
    Step(
        "cards",
        words("The first cards"),
        words("For the bowl by the door. Whoever takes one is counted as the same person each time, without a name."),
        lambda known: known.card_count > 0,
        lambda known: url_for("cards.page") if known.card_count else url_for("cards.print_sheets"),
        is_of_place=True,
    ),
    Step(
        "poster",
        words("The poster for the wall"),
        words("What is stored, in words everybody can read before they tap."),
        lambda known: None,
        lambda known: url_for("beginning.poster"),
    ),
)


def standings(known: Known) -> list[Standing]:
    """Every step as it stands."""
    return [
        Standing(step, step.is_done(known), step.address(known) if can_begin else "", can_begin)
        for step in STEPS
        for can_begin in [known.place is not None or not step.is_of_place]
    ]


def next_standing(known: Known) -> Standing | None:
    """The first step that is not done and can be begun; None when all are."""
    return next((each for each in standings(known) if each.is_done is False and each.can_begin), None)


def _slug(known: Known) -> str:
    return str(known.place.slug) if known.place is not None else ""
