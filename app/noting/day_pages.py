"""The day's list of what was noted by hand: taking back, and notes on the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.activities.queries import names_of_the_house
from app.database.statements import AnyRow
from app.database.types import IDENTIFIER_BYTES
from app.errors import NotAllowed, NotFound, ReasonNeeded
from app.log.second_thoughts import may_be_taken_back_freely
from app.log.staff_notes import place_of
from app.noting.actions import NewRemark, may_take_back, remove_remark, take_back, write_remark
from app.noting.card_pages import noting
from app.noting.day_forms import RemarkForm, RemoveForm, TakeBackForm
from app.noting.notables import NOTABLE
from app.noting.pages import connection, new_key, place_named
from app.noting.queries import noted_by_key, noted_on, remark_by_key, remarks_on
from app.noting.when import LONGEST_AGO, today_at
from app.noting.wording import noted_details, noted_words
from app.people.recognition import new_identifier
from app.staff.models import Role
from app.telling_words import words_of
from app.web.policies import Policy, policy
from app.web.reason_form import ReasonForm

__all__ = ["noting"]


@noting.route("/note/<slug>/days/<day>", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def of_day(slug: str, day: str) -> Response | str | tuple[str, int]:
    """What was noted by hand that day; a note on it can be written."""
    place, now = place_named(slug), clock.now()
    which, form = _day(day, place, now), RemarkForm(key=new_key())
    form.nobodys = sorted(words_of(names_of_the_house(connection(), place.organisation_id)))
    if not form.validate_on_submit():
        shown = render_template("noting/day.html", form=form, **_seen(place, which, now))
        return shown, 422 if form.is_submitted() else 200
    remark = NewRemark(_identifier(form.key.data), which, form.remark.data.strip())
    write_remark(place, current_user, remark, now)
    flash(_("The note is saved."))
    return redirect(url_for("noting.of_day", slug=slug, day=which.isoformat()))


@noting.post("/note/<slug>/take-back")
@policy(Policy.VOLUNTEER)
def take_back_now(slug: str) -> Response:
    """Take back what was noted a moment ago; what is older is asked about first."""
    place, now, form = place_named(slug), clock.now(), TakeBackForm()
    if not form.validate_on_submit():
        return redirect(url_for("noting.page", slug=slug))
    day, noted = noted_by_key(connection(), place, form.entry.data)
    try:
        take_back(place, day, noted, current_user, "", now)
    except ReasonNeeded:
        return redirect(url_for("noting.take_back_older", slug=slug, key=noted.key))
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=noted_words(noted)))
    return redirect(url_for("noting.of_day", slug=slug, day=day.isoformat()))


@noting.route("/note/<slug>/take-back/<key>", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def take_back_older(slug: str, key: str) -> Response | str | tuple[str, int]:
    """Take back what was noted earlier, and say why."""
    place, now, form = place_named(slug), clock.now(), ReasonForm()
    day, noted = noted_by_key(connection(), place, key)
    if not may_take_back(place, day, noted, current_user, now):
        raise NotAllowed("A coordinator can take back what was noted of an earlier day.")
    if not form.validate_on_submit():
        shown = render_template(
            "noting/take_back.html", place=place, day=day, noted=noted, what=noted_words(noted), form=form
        )
        return shown, 422 if form.is_submitted() else 200
    take_back(place, day, noted, current_user, form.reason.data.strip(), now)
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=noted_words(noted)))
    return redirect(url_for("noting.of_day", slug=slug, day=day.isoformat()))


@noting.post("/note/<slug>/remarks/remove")
@policy(Policy.VOLUNTEER)
def remove(slug: str) -> Response:
    """Take a note away, for good; its writer may, and a coordinator."""
    place, form = place_named(slug), RemoveForm()
    if not form.validate_on_submit():
        return redirect(url_for("noting.page", slug=slug))
    remark = remark_by_key(connection(), place, form.remark.data)
    if remark.staff_id != current_user.staff_id and not current_user.is_at_least(Role.COORDINATOR):
        raise NotAllowed("Who wrote the note can remove it, or a coordinator.")
    remove_remark(remark, clock.now())
    flash(_("The note is gone."))
    return redirect(url_for("noting.of_day", slug=slug, day=remark.day.isoformat()))


def _seen(place: AnyRow, day: date, now: datetime) -> dict[str, Any]:
    today = today_at(place_of(place), now)
    return {
        "place": place,
        "day": day,
        "today": today,
        "day_before": day - timedelta(days=1),
        "day_after": day + timedelta(days=1) if day < today else None,
        "presses": [
            {
                "noted": noted,
                "what": noted_words(noted),
                "details": noted_details(noted),
                "picture": NOTABLE[noted.kind].picture,
                "is_free": may_be_taken_back_freely(noted.received_at, now),
                "may_take_back": may_take_back(place, day, noted, current_user, now),
            }
            for noted in noted_on(connection(), place, day)
        ],
        "remarks": remarks_on(connection(), place, day),
        "is_coordinator": current_user.is_at_least(Role.COORDINATOR),
    }


def _day(text: str, place: AnyRow, now: datetime) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotFound("There is no such day.") from None
    today = today_at(place_of(place), now)
    if not today - LONGEST_AGO <= day <= today:
        raise NotFound("Nothing can have been noted of that day.")
    return day


def _identifier(key: str | None) -> bytes:
    try:
        made = bytes.fromhex(key or "")
    except ValueError:
        made = b""
    return made if len(made) == IDENTIFIER_BYTES else new_identifier()
