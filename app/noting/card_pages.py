"""Counting by cards: the phone's camera looks at one after the other, and all are saved in one commit."""

from __future__ import annotations

import json
from typing import Any

from flask import current_app, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.activities.kinds import KIND
from app.database.statements import AnyRow
from app.errors import NotFound
from app.log.staff_notes import place_of
from app.noting.actions import cards_shown, save
from app.noting.forms import CardsForm, offer
from app.noting.notables import Notable, Part
from app.noting.pages import connection, new_key, notable_for_reader, noting, place_named
from app.noting.presses import Press
from app.noting.queries import activities_offered
from app.web.policies import Policy, policy
from app.web.security import WITH_CAMERA

__all__ = ["noting"]

MOST_CARDS = 200
LONGEST_CARD = 200


class CardsRefused(ValueError):
    """What came as cards is no list of them, or too long a one."""


@noting.route("/note/<slug>/<kind>/cards", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def cards(slug: str, kind: str) -> Response:
    """Count one by one, by card or without."""
    place, notable, now = place_named(slug), notable_for_reader(kind), clock.now()
    form = _form(place, notable)
    if not (form.validate_on_submit() and form.look_at_time(place_of(place), now)):
        return _shown(form, place, notable)
    try:
        press = _press(form, notable)
    except CardsRefused:
        return _shown(form, place, notable, _("Show a card, or press “One without a card”, before you save."))
    key = save(place, current_user, press, now)
    return redirect(url_for("noting.saved", slug=slug, key=key))


def _form(place: AnyRow, notable: Notable) -> CardsForm:
    """The form, for who may be counted by card here; raises NotFound where heads are all that is taken."""
    offered = activities_offered(connection(), place, notable.kind)
    own = [each for each in offered if not each.is_visiting_group]
    if not notable.takes_cards or not KIND[notable.kind].person_allowed or (offered and not own):
        raise NotFound("That is counted by head only.")
    form = CardsForm(key=new_key())
    if Part.HOURS not in notable.parts:
        del form.hours
    offer(form, own)
    return form


def _press(form: CardsForm, notable: Notable) -> Press:
    values: dict[str, Any] = {"kind": notable.kind, "at": form.at}
    if "activity" in form and form.activity.data:
        values["activity"] = form.activity.data
    shown, without = _read_cards(form.cards.data or "[]"), _read_count(form.without.data or "0")
    if not shown and not without:
        raise CardsRefused
    return Press(
        form.press_key,
        values,
        minutes=form.minute_count if Part.HOURS in notable.parts else None,
        shown=cards_shown(current_user.organisation_id, shown),
        one_by_one=without,
        counts_cards=True,
    )


def _read_cards(text: str) -> list[str]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise CardsRefused from None
    is_list = isinstance(values, list) and len(values) <= MOST_CARDS
    if not is_list or not all(isinstance(value, str) and 0 < len(value) <= LONGEST_CARD for value in values):
        raise CardsRefused
    # A lone surrogate cannot be written in UTF-8; replaced, it stays what it was: no card's code.
    return [value.encode("utf-8", "replace").decode() for value in values]


def _read_count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= MOST_CARDS):
        raise CardsRefused
    return int(text)


def _shown(form: CardsForm, place: AnyRow, notable: Notable, refusal: str = "") -> Response:
    text = render_template(
        "noting/cards.html", form=form, place=place, notable=notable, refusal=refusal, most_cards=MOST_CARDS
    )
    response = current_app.make_response(text) if not form.is_submitted() else make_response(text, 422)
    response.headers.update(WITH_CAMERA)
    return response
