"""Where + and − are pressed: as plain forms, or by the page itself, which is answered with the counter as it is."""

from __future__ import annotations

from datetime import timedelta

from flask import flash, jsonify, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound, NothingToTakeBack
from app.extensions import db
from app.today.counters import Countable, Counter, counters
from app.today.counting import Hand, add_heads, take_back_one
from app.today.forms import CountForm
from app.today.pages import connection, own_place, shown
from app.today.queries import countables_at, noted_on
from app.today.seen import day_of
from app.today.taking_back_pages import today
from app.today.wording import nothing_left, told_of
from app.web.policies import Policy, policy

__all__ = ["today"]


@today.post("/today/<slug>/count")
@policy(Policy.VOLUNTEER)
def count(slug: str) -> AnyResponse | tuple[str, int] | tuple[AnyResponse, int]:
    """Count heads, or take one back."""
    place, form = own_place(slug), CountForm()
    what = _countable(place, form.counter.data)
    if not form.validate_on_submit():
        return _refused(place, form)
    said = _press(place, what, form)
    if _is_by_page():
        return _as_it_is(place, what, said)
    if said:
        flash(said)
    return redirect(url_for("today.page", slug=slug, _anchor=None if said else f"counter-{what.key}"))


def _press(place: AnyRow, what: Countable, form: CountForm) -> str:
    """Store the press; why it changed nothing, in words, or nothing."""
    now = clock.now()
    pressed_at = now - timedelta(seconds=form.seconds_ago.data or 0)
    hand = Hand(place, what, form.identifier, current_user.staff_id, pressed_at, now)
    if form.step_heads > 0:
        add_heads(hand, form.step_heads)
        return ""
    try:
        take_back_one(hand)
    except NothingToTakeBack:
        return nothing_left(_counter(place, what))
    return ""


def _refused(place: AnyRow, form: CountForm) -> tuple[str, int] | tuple[AnyResponse, int]:
    """The page with what was typed, and beside it what to do; a press that cannot be is told in a word."""
    refused = {form.counter.data: form.heads}
    if form.heads.errors and not _is_by_page():
        return shown(place, refused=refused), 422
    said = _("That press could not be counted. Load the page again and look.")
    if _is_by_page():
        return jsonify(said=said), 422
    flash(said)
    return shown(place, refused=refused), 422


def _as_it_is(place: AnyRow, what: Countable, said: str) -> AnyResponse:
    counter = _counter(place, what)
    return jsonify(heads=counter.heads, by_staff=counter.by_staff, told=told_of(counter), said=said)


def _counter(place: AnyRow, what: Countable) -> Counter:
    db.session.rollback()  # what was read before the press does not know of it
    [counter] = counters([what], noted_on(connection(), place, day_of(place, clock.now())))
    return counter


def _countable(place: AnyRow, key: str) -> Countable:
    for each in countables_at(connection(), place):
        if each.key == key:
            return each
    raise NotFound("That is not offered here any more. Load the page again.")


def _is_by_page() -> bool:
    return request.accept_mimetypes.best == "application/json"
