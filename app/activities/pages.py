"""The pages on which staff see what is offered, add to it, change it, retire it and bring it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.activities.actions import add_wished, bring_back, change_activity, retire_activity
from app.activities.forms import ActivityForm, PressedForm
from app.activities.in_use import is_noted
from app.activities.kinds import KIND, may_be_tile
from app.activities.models import Shown
from app.activities.pictures import PICTURES
from app.activities.queries import activity_numbered, as_it_is, every_activity, times_at
from app.activities.schedule import span_text
from app.activities.week import week_of
from app.activities.wishes import ActivityWishes, Offer
from app.activities.wording import OFFERED_KINDS, different_now, kind_in_words, time_in_words
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, Refusal
from app.organisations.queries import own_premises, premises_of
from app.service_day import local_time
from app.web.policies import Policy, policy
from app.web.reading import reading

activities = Blueprint("activities", __name__, url_prefix="/activities")
Answer = Response | str | tuple[str, int]


@activities.get("")
@activities.get("/<slug>")
@policy(Policy.VOLUNTEER)
def offered(slug: str | None = None) -> str:
    """What is offered at one premises, the first if none is named, in the order of the week."""
    places = premises_of(reading(), _organisation())
    if not places:
        return render_template("activities/no_premises.html")
    place = own_premises(reading(), _organisation(), slug or places[0].slug)
    today = local_time(clock.now(), place.time_zone, place.cutoff_minute).day
    asked = request.args.get("q", "").strip()[:80]
    found = [each for each in every_activity(reading(), _organisation(), place.id) if _is_asked_for(each, asked)]
    return render_template(
        "activities/offered.html",
        place=place,
        every_premises=places,
        today=today,
        asked=asked,
        week=week_of(found, times_at(reading(), _organisation(), place.id), today),
        is_tile=lambda each: _is_tile(each, place),
        **_words(),
    )


@activities.route("/<slug>/new", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def new(slug: str) -> Answer:
    """Offer something that was not offered before."""
    places, place = premises_of(reading(), _organisation()), own_premises(reading(), _organisation(), slug)
    offers = tuple(Offer(each.id, Shown.DOOR if each.id == place.id else Shown.NOWHERE) for each in places)
    form = ActivityForm(places, ActivityWishes("", "", "", False, offers))
    if request.method == "GET":
        form.add_time(slug)
    if _has_pressed_a_row(form, slug) or not form.validate_on_submit():
        return _form_page(form, place)
    with write_connection() as connection:
        add_wished(connection, _organisation(), form.wishes(), clock.now())
    flash(_("%(name)s is added. The tablets show it within a minute.", name=form.name.data.strip()))
    return redirect(url_for("activities.offered", slug=slug))


@activities.route("/<slug>/<int:activity_id>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def change(slug: str, activity_id: int) -> Answer:
    """Change one activity, at all premises of the organisation."""
    place = own_premises(reading(), _organisation(), slug)
    activity = activity_numbered(reading(), _organisation(), activity_id)
    form, saved = _form_of(activity)
    if _has_pressed_a_row(form, slug) or not form.validate_on_submit():
        return _form_page(form, place, activity)
    typed = form.wishes()
    try:
        with write_connection() as connection:
            change_activity(connection, _organisation(), activity_id, typed, _version_of(form))
    except ChangedMeanwhile:
        return _told_who_is_later(form, place, activity, saved, typed)
    except Refusal:  # noted of while the form was open
        form.kind.errors = [_("Something has been noted of it meanwhile, so its kind stays.")]
        return _form_page(form, place, activity)
    flash(_("%(name)s is saved. The tablets show it within a minute.", name=typed.name))
    return redirect(url_for("activities.offered", slug=slug))


@activities.post("/<slug>/<int:activity_id>/retire")
@policy(Policy.COORDINATOR)
def retire(slug: str, activity_id: int) -> Response:
    """Offer it nowhere any more."""
    place, form = own_premises(reading(), _organisation(), slug), PressedForm()
    activity = activity_numbered(reading(), _organisation(), activity_id)
    if form.validate_on_submit():
        with write_connection() as connection:
            retire_activity(connection, _organisation(), activity_id, _version_of(form), clock.now())
        flash(_("%(name)s is retired. What was noted of it stays.", name=activity.name))
    return redirect(url_for("activities.offered", slug=place.slug))


@activities.post("/<slug>/<int:activity_id>/bring-back")
@policy(Policy.COORDINATOR)
def bring_it_back(slug: str, activity_id: int) -> Response:
    """Offer it again, as it was."""
    place, form = own_premises(reading(), _organisation(), slug), PressedForm()
    activity = activity_numbered(reading(), _organisation(), activity_id)
    if form.validate_on_submit():
        with write_connection() as connection:
            bring_back(connection, _organisation(), activity_id, _version_of(form))
        flash(_("%(name)s is offered again, as it was.", name=activity.name))
    return redirect(url_for("activities.offered", slug=place.slug))


def _form_of(activity: AnyRow) -> tuple[ActivityForm, ActivityWishes]:
    """The form, and what is saved; what no longer may be another is as it is saved, whatever was sent."""
    places = premises_of(reading(), _organisation())
    saved = as_it_is(reading(), activity, [place.id for place in places])
    form = ActivityForm(places, saved)
    if request.method == "GET":
        form.version.data = str(activity.version)
    if is_noted(reading(), _organisation(), activity.id):
        form.kind.data, form.visiting_group.data = saved.kind, saved.is_visiting_group
    return form, saved


def _told_who_is_later(
    form: ActivityForm, place: AnyRow, activity: AnyRow, saved: ActivityWishes, typed: ActivityWishes
) -> tuple[str, int]:
    """Everything as it was typed, beside what is saved otherwise; saving again is then done knowingly."""
    form.version.data = str(activity.version)
    differences = different_now(saved, typed, {each.id: each.name for each in form.places.values()})
    page, _status = _form_page(form, place, activity, differences=differences, is_later=True)
    return page, ChangedMeanwhile.status


def _form_page(form: ActivityForm, place: AnyRow, activity: AnyRow | None = None, **told: Any) -> tuple[str, int]:
    is_refused = form.is_submitted() and not request.form.get("press")
    shown = render_template(
        "activities/form.html",
        form=form,
        place=place,
        activity=activity,
        is_fixed=activity is not None and is_noted(reading(), _organisation(), activity.id),
        pressed=PressedForm(formdata=None, version=str(activity.version)) if activity else None,
        **told,
        **_words(),
    )
    return shown, 422 if is_refused else 200


def _has_pressed_a_row(form: ActivityForm, slug: str) -> bool:
    """Whether a row of a time was to come or to go: then the form is shown again, and nothing is saved."""
    press = request.form.get("press", "") if request.method == "POST" else ""
    verb, _dash, number = press.partition("-")
    if verb == "add":
        form.add_time(slug)
    elif verb == "remove" and number.isascii() and number.isdigit():
        form.remove_time(int(number[:4]))
    return press != ""


def _version_of(form: ActivityForm | PressedForm) -> int:
    typed = form.version.data or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


def _is_asked_for(activity: AnyRow, asked: str) -> bool:
    return asked.casefold() in f"{activity.name} {kind_in_words(activity.kind)}".casefold()


def _is_tile(activity: AnyRow, place: AnyRow) -> bool:
    may_be = may_be_tile(activity.kind, activity.is_visiting_group, place.shows_needs_at_door)
    return bool(activity.shown == Shown.DOOR and may_be)


def _words() -> dict[str, Any]:
    return {
        "kinds": KIND,
        "kind_in_words": kind_in_words,
        "offered_kinds": OFFERED_KINDS,
        "pictures": PICTURES,
        "span_text": span_text,
        "time_in_words": time_in_words,
    }


def _organisation() -> int:
    return int(current_user.organisation_id)
