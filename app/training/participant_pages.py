"""The participants: taking someone in by card, their weekly plan against what was done, ending."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import AlreadyThere, NotFound, Refusal
from app.opening.wording import weekday_name
from app.organisations.queries import own_premises
from app.service_day import local_time
from app.training.actions import (
    end_participation,
    note_shift,
    plan_times,
    take_back_shift,
    take_in,
)
from app.training.day_sheet import minutes_by_day
from app.training.forms import LastDayForm, ShiftForm, TakeInForm, WeekForm
from app.training.pages import sign
from app.training.plan import WEEKDAYS, Plan, monday_of, weeks_done
from app.training.queries import participant_numbered, participants_of, plans_of, shifts_between
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

participants = Blueprint("participants", __name__, url_prefix="/training/<slug>/participants")
WEEKS_SHOWN = 8


@participants.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page(slug: str) -> Response | str | tuple[str, int]:
    """Everyone who takes part or has, with this week against the plan; and a form for one more."""
    place, form = _place(slug), TakeInForm()
    if form.validate_on_submit():
        try:
            number = take_in(place, form.card.data, _today(place))
        except AlreadyThere:
            form.card.errors = [_("Whoever holds this card takes part already.")]
        except Refusal:
            form.card.errors = [_("That is none of our cards. Take a new one out of the bowl.")]
        else:
            flash(_("Taken in. Now plan the week."))
            return redirect(url_for("participants.one", slug=slug, number=number))
    shown = render_template("training/participants.html", place=place, form=form, sign=sign, **_this_week(place))
    return shown, 422 if form.is_submitted() else 200


@participants.get("/<int:number>")
@policy(Policy.COORDINATOR)
def one(slug: str, number: int) -> str:
    """One participant: the plan, the last weeks, the shifts."""
    return _page_of_one(_place(slug), _participant(slug, number))


@participants.post("/<int:number>/plan")
@policy(Policy.COORDINATOR)
def plan(slug: str, number: int) -> Response | tuple[str, int]:
    """Another week from a day on."""
    place, participant, form = _place(slug), _participant(slug, number), WeekForm()
    if not form.validate_on_submit():
        return _page_of_one(place, participant, week=form), 422
    with write_connection() as connection:
        plan_times(connection, participant, form.from_day.data, form.week())
    flash(_("The plan is saved."))
    return redirect(url_for("participants.one", slug=slug, number=number))


@participants.post("/<int:number>/shift")
@policy(Policy.COORDINATOR)
def shift(slug: str, number: int) -> Response | tuple[str, int]:
    """A shift that was not noted when it happened."""
    place, participant, form = _place(slug), _participant(slug, number), ShiftForm()
    if not form.validate_on_submit():
        return _page_of_one(place, participant, shift=form), 422
    at = f"{form.day.data.isoformat()}T{form.starts.data:%H:%M}"
    minutes = _minute(form.ends.data) - _minute(form.starts.data)
    note_shift(participant, place, at, minutes, current_user.staff_id, clock.now())
    flash(_("%(who)s: the shift is noted.", who=sign(participant)))
    return redirect(url_for("participants.one", slug=slug, number=number))


@participants.post("/<int:number>/shifts/<key>/take-back")
@policy(Policy.COORDINATOR)
def take_back(slug: str, number: int, key: str) -> Response:
    """A shift that was noted wrongly."""
    place, participant = _place(slug), _participant(slug, number)
    today = _today(place)
    own = [each for each in _shifts(place, participant, today) if each.id.hex() == key]
    if not own:
        raise NotFound("There is no such shift.")
    if PressedForm().validate_on_submit():
        take_back_shift(place, own[0].id, current_user.staff_id, clock.now())
        flash(_("Taken back. It no longer counts."))
    return redirect(url_for("participants.one", slug=slug, number=number))


@participants.post("/<int:number>/end")
@policy(Policy.COORDINATOR)
def end(slug: str, number: int) -> Response | tuple[str, int]:
    """Someone ends; what they have done stays."""
    place, participant, form = _place(slug), _participant(slug, number), LastDayForm()
    if form.validate_on_submit():
        try:
            with write_connection() as connection:
                end_participation(connection, participant, form.last_day.data)
        except Refusal:
            form.last_day.errors = [_("The last day lies before the first.")]
        else:
            flash(_("%(who)s has ended. The hours stay.", who=sign(participant)))
            return redirect(url_for("participants.page", slug=slug))
    return _page_of_one(place, participant, last_day=form), 422


def _page_of_one(place: AnyRow, participant: AnyRow, **forms: Any) -> str:
    today = _today(place)
    own = _shifts(place, participant, today)
    plan = plans_of(reading(), [participant])[participant.id]
    week = forms.get("week") or _week_form(plan, today)
    return render_template(
        "training/participant.html",
        place=place,
        participant=participant,
        sign=sign,
        week=week,
        weekdays=[(weekday_name(weekday), *week.times_of(weekday)) for weekday in WEEKDAYS],
        shift=forms.get("shift") or ShiftForm(formdata=None, day=today),
        last_day=forms.get("last_day") or LastDayForm(formdata=None, last_day=today),
        pressed=PressedForm(formdata=None),
        weeks=weeks_done(plan, minutes_by_day(own, bytes(participant.counted_as)), today, WEEKS_SHOWN),
        shifts=list(reversed(own))[:40],
    )


def _this_week(place: AnyRow) -> dict[str, Any]:
    today = _today(place)
    everyone = participants_of(reading(), place)
    plans = plans_of(reading(), everyone)
    shifts = shifts_between(reading(), place, monday_of(today), today)
    return {
        "now_here": [each for each in everyone if each.to_day is None or each.to_day >= today],
        "ended": [each for each in everyone if each.to_day is not None and each.to_day < today],
        "weeks": {
            each.id: weeks_done(plans[each.id], minutes_by_day(shifts, bytes(each.counted_as)), today, 1)[0]
            for each in everyone
        },
    }


def _shifts(place: AnyRow, participant: AnyRow, today: date) -> list[AnyRow]:
    since = monday_of(today) - timedelta(weeks=WEEKS_SHOWN - 1)
    found = shifts_between(reading(), place, since, today)
    return [each for each in found if bytes(each.counted_as) == bytes(participant.counted_as)]


def _week_form(plan: Plan, today: date) -> WeekForm:
    """The plan in force as the form shows it, to be changed from today on."""
    form = WeekForm(formdata=None, from_day=max(today, plan.from_day))
    monday = monday_of(max(today, plan.from_day)) + timedelta(weeks=1)
    for weekday in WEEKDAYS:
        span = plan.on(monday + timedelta(days=weekday))
        if span is not None:
            starts, ends = form.times_of(weekday)
            starts.data, ends.data = _time(span.starts_minute), _time(span.ends_minute)
    return form


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _place(slug: str) -> AnyRow:
    return own_premises(reading(), current_user.organisation_id, slug)


def _participant(slug: str, number: int) -> AnyRow:
    participant = participant_numbered(reading(), current_user.organisation_id, number)
    if participant.premises_id != _place(slug).id:
        raise NotFound("There is no such participant.")
    return participant


def _today(place: AnyRow) -> date:
    return local_time(clock.now(), place.time_zone, place.cutoff_minute).day
