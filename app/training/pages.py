"""The day of work training: who was expected, starting and ending shifts, what the tablet saw."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound, Refusal
from app.organisations.queries import own_premises, premises_of
from app.service_day import clock_text, local_time
from app.training.actions import end_shift, forget_start, settle_taps, start_shift
from app.training.day_sheet import DayOfOne, day_of_all
from app.training.queries import (
    participant_numbered,
    participants_of,
    plans_of,
    running_shifts,
    shifts_between,
)
from app.training.signs import sign_in_words
from app.web.languages import language
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

training = Blueprint("training", __name__, url_prefix="/training")


@training.get("")
@training.get("/<slug>")
@policy(Policy.VOLUNTEER)
def day(slug: str | None = None) -> str:
    """Today's shifts at the premises."""
    places = premises_of(reading(), current_user.organisation_id)
    if not places:
        return render_template("training/no_premises.html")
    place = places[0] if slug is None else own_premises(reading(), current_user.organisation_id, slug)
    today = _today(place)
    return render_template(
        "training/day.html",
        place=place,
        every_premises=places,
        today=today,
        everyone=_day_of_all(place, today),
        form=PressedForm(),
        sign=sign,
        clock_text=clock_text,
    )


@training.post("/<slug>/<int:number>/start")
@policy(Policy.VOLUNTEER)
def start(slug: str, number: int) -> Response:
    """A shift begins now."""
    participant = _participant(slug, number)
    if PressedForm().validate_on_submit():
        start_shift(participant, current_user.staff_id, clock.now())
    return redirect(url_for("training.day", slug=slug))


@training.post("/<slug>/<int:number>/forget-start")
@policy(Policy.VOLUNTEER)
def take_start_back(slug: str, number: int) -> Response:
    """It was pressed by mistake."""
    participant = _participant(slug, number)
    if PressedForm().validate_on_submit():
        forget_start(participant)
    return redirect(url_for("training.day", slug=slug))


@training.post("/<slug>/<int:number>/end")
@policy(Policy.VOLUNTEER)
def end(slug: str, number: int) -> Response:
    """The shift that is going on ends now."""
    participant, place = _participant(slug, number), _place(slug)
    if PressedForm().validate_on_submit():
        try:
            minutes = end_shift(participant, place, current_user.staff_id, clock.now())
        except Refusal:
            flash(_("The shift has gone on for too long to be true. Note by hand when it ended."))
            return redirect(url_for("training.day", slug=slug))
        if minutes is not None:
            flash(_("%(who)s: %(minutes)s minutes.", who=sign(participant), minutes=minutes))
    return redirect(url_for("training.day", slug=slug))


@training.post("/<slug>/<int:number>/settle")
@policy(Policy.VOLUNTEER)
def settle(slug: str, number: int) -> Response:
    """What the tablet saw was a shift."""
    participant, place = _participant(slug, number), _place(slug)
    today = _today(place)
    taps = next((each.taps for each in _day_of_all(place, today) if each.participant.id == number), None)
    if PressedForm().validate_on_submit() and taps is not None and taps.ended_at is not None:
        settle_taps(participant, place, taps, current_user.staff_id, clock.now())
        flash(_("%(who)s: the shift is noted.", who=sign(participant)))
    return redirect(url_for("training.day", slug=slug))


def sign(participant: AnyRow) -> str:
    """What the participant is called."""
    return sign_in_words(participant.picture, participant.number, language())


def _day_of_all(place: AnyRow, today: date) -> list[DayOfOne]:
    everyone = participants_of(reading(), place, today)
    shifts = shifts_between(reading(), place, today, today)
    return day_of_all(everyone, plans_of(reading(), everyone), running_shifts(reading(), place), shifts, today)


def _place(slug: str) -> AnyRow:
    return own_premises(reading(), current_user.organisation_id, slug)


def _participant(slug: str, number: int) -> AnyRow:
    participant = participant_numbered(reading(), current_user.organisation_id, number)
    if participant.premises_id != _place(slug).id:
        raise NotFound("There is no such participant.")
    return participant


def _today(place: AnyRow) -> date:
    return local_time(clock.now(), place.time_zone, place.cutoff_minute).day
