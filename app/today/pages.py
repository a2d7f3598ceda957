"""Today's page, the part of it that stays fresh, and taking back."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound, ReasonNeeded
from app.extensions import db
from app.organisations.queries import premises_of
from app.service_day import local_time
from app.staff.sign_in import unattended
from app.today.actions import take_back
from app.today.day_sheet import day_sheet
from app.today.forms import ReasonForm, TakeBackForm
from app.today.queries import entry_of_day, has_ever_been_used, noted_on
from app.today.troubles import troubles_at
from app.today.wording import ICONS, entry_words, kind_name, line_words
from app.web.charts import columns
from app.web.policies import Policy, policy

today = Blueprint("today", __name__)


@today.get("/")
@today.get("/today/<slug>")
@policy(Policy.VOLUNTEER)
def page(slug: str | None = None) -> str:
    """Who has come today, by kind, with what needs a hand first."""
    places = premises_of(_connection(), current_user.organisation_id)
    if not places:
        return render_template("today/no_premises.html")
    place = _place(places, slug)
    return render_template("today/today.html", every_premises=places, form=TakeBackForm(), **_seen(place, clock.now()))


@today.get("/today/<slug>/live")
@policy(Policy.VOLUNTEER)
@unattended
def live(slug: str) -> AnyResponse:
    """The part of the page that stays fresh; 304 when nothing has changed."""
    place = _place(premises_of(_connection(), current_user.organisation_id), slug)
    text = render_template("today/_live.html", **_seen(place, clock.now()))
    response = Response(text)
    response.set_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    return response.make_conditional(request)


@today.post("/today/<slug>/take-back")
@policy(Policy.VOLUNTEER)
def take_back_now(slug: str) -> AnyResponse:
    """Take back what was noted a moment ago; what is older is asked about first."""
    place, now = _place(premises_of(_connection(), current_user.organisation_id), slug), clock.now()
    form = TakeBackForm()
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
    place, now = _place(premises_of(_connection(), current_user.organisation_id), slug), clock.now()
    entry, form = _entry(place, key, now), ReasonForm()
    if not form.validate_on_submit():
        shown = render_template("today/take_back.html", place=place, entry=entry, what=entry_words(entry), form=form)
        return shown, 422 if form.is_submitted() else 200
    take_back(entry, place, current_user, form.reason.data.strip(), now)
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=entry_words(entry)))
    return redirect(url_for("today.page", slug=slug))


def _seen(place: AnyRow, now: datetime) -> dict[str, Any]:
    day = _day(place, now)
    entries = noted_on(_connection(), place, day)
    sheet = day_sheet(entries, now)
    return {
        "place": place,
        "day": day,
        "sheet": sheet,
        "hour_bars": columns(list(sheet.heads_by_hour.values())),
        "troubles": troubles_at(_connection(), place, entries, now),
        "is_new": not has_ever_been_used(_connection(), place),
        "entry_words": entry_words,
        "kind_name": kind_name,
        "line_words": line_words,
        "kind_icons": ICONS,
    }


def _place(places: list[AnyRow], slug: str | None) -> AnyRow:
    for place in places:
        if slug in (None, place.slug):
            return place
    raise NotFound(f"There are no premises {slug!r} in your organisation.")


def _entry(place: AnyRow, key: str, now: datetime) -> AnyRow:
    try:
        entry_id = bytes.fromhex(key)
    except ValueError:
        raise NotFound("There is no such entry today.") from None
    return entry_of_day(_connection(), place, _day(place, now), entry_id)


def _day(place: AnyRow, now: datetime) -> date:
    return local_time(now, place.time_zone, place.cutoff_minute).day


def _connection() -> Any:
    return db.session.connection()
