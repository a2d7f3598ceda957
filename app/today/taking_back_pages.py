"""Taking back what was noted: at once within ten minutes, later with a reason."""

from __future__ import annotations

from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound, ReasonNeeded
from app.today.actions import take_back
from app.today.forms import TakeBackForm
from app.today.pages import connection, own_place, today
from app.today.queries import entry_of_day
from app.today.seen import day_of
from app.today.wording import entry_words
from app.web.policies import Policy, policy
from app.web.reason_form import ReasonForm

__all__ = ["today"]


@today.post("/today/<slug>/take-back")
@policy(Policy.VOLUNTEER)
def take_back_now(slug: str) -> AnyResponse:
    """Take back what was noted a moment ago; what is older is asked about first."""
    place, now, form = own_place(slug), clock.now(), TakeBackForm()
    if not form.validate_on_submit():
        return redirect(url_for("today.page", slug=slug))
    entry = _entry(place, form.entry.data, now)
    try:
        take_back(entry, place, current_user, "", now)
    except ReasonNeeded:
        return redirect(url_for("today.take_back_older", slug=slug, key=form.entry.data))
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=entry_words(entry)))
    return redirect(url_for("today.page", slug=slug))


@today.route("/today/<slug>/entries/<key>/take-back", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def take_back_older(slug: str, key: str) -> AnyResponse | str | tuple[str, int]:
    """Take back what was noted earlier today, and say why."""
    place, now = own_place(slug), clock.now()
    entry, form = _entry(place, key, now), ReasonForm()
    if not form.validate_on_submit():
        shown = render_template("today/take_back.html", place=place, entry=entry, what=entry_words(entry), form=form)
        return shown, 422 if form.is_submitted() else 200
    take_back(entry, place, current_user, form.reason.data.strip(), now)
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=entry_words(entry)))
    return redirect(url_for("today.page", slug=slug))


def _entry(place: AnyRow, key: str, now: datetime) -> AnyRow:
    try:
        entry_id = bytes.fromhex(key)
    except ValueError:
        raise NotFound("There is no such entry today.") from None
    return entry_of_day(connection(), place, day_of(place, now), entry_id)
