"""The pages on which days are finished: those that wait, one day, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.closing.actions import Wish, finish_days, seal_of, seal_of_all
from app.closing.forms import HIGHEST_HEADS, AllForm, DayForm, OtherDayForm, filled_in
from app.closing.open_period import may_be_finished, open_period
from app.closing.proposal import DayRecord, Why, stated
from app.closing.queries import KnownDay, as_proposed, known_day, known_days, record_of, unfinished_days
from app.closing.wording import (
    counts_as,
    day_words,
    fewer_words,
    group_name,
    line_words,
    minute_words,
    why_words,
    worded,
)
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import DayFinishedMeanwhile, NotFound
from app.extensions import db
from app.figures.before_counting import do_what_waits
from app.organisations.models import DayState
from app.organisations.queries import own_premises, premises_of
from app.service_day import local_time
from app.web.policies import Policy, policy
from app.web.reading import reading

closing = Blueprint("closing", __name__, url_prefix="/closing")
STEPS = {"fewer": -1, "more": 1}
FINISHED_SHOWN_DAYS = 14
WORDING = {
    "counts_as": counts_as,
    "day_words": day_words,
    "fewer_words": fewer_words,
    "group_name": group_name,
    "line_words": line_words,
    "minute_words": minute_words,
    "why_words": why_words,
}


@closing.get("")
@closing.get("/<slug>")
@policy(Policy.VOLUNTEER)
def days(slug: str | None = None) -> Response | str | tuple[str, int]:
    """Today, the days that wait to be finished, those finished lately; and the way to any other day."""
    places = premises_of(reading(), current_user.organisation_id)
    if not places:
        return render_template("closing/no_premises.html")
    place = own_premises(reading(), current_user.organisation_id, slug or places[0].slug)
    form = OtherDayForm(request.args)
    if form.day.data and may_be_finished(form.day.data, _today(place), _is_coordinator()):
        return redirect(url_for("closing.day", slug=place.slug, day=form.day.data.isoformat()))
    if form.day.raw_data:
        form.day.errors = [_may_open()]
    shown = render_template("closing/days.html", every_premises=places, form=form, **_seen(place), **WORDING)
    return shown, 422 if form.day.errors else 200


@closing.route("/<slug>/<day>", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def day(slug: str, day: str) -> Response | str | tuple[str, int]:
    """One day: what was noted, how many were really here, open or closed, and done."""
    place, known = _asked(slug, day)
    form = DayForm(data=filled_in(worded(as_proposed(known)), known.noted.visits, seal_of(known.recorded)))
    if not form.is_submitted():
        return _day_page(place, known, form)
    if not _may_finish(place, known.day):
        return _day_page(place, known, form), 403
    if request.form.get("press") in STEPS:
        form.heads.data = max(0, (form.heads.data or 0) + STEPS[request.form["press"]])
        form.heads.raw_data = None
        return _day_page(place, known, form)
    if not form.validate():
        return _day_page(place, known, form), 422
    try:
        with write_connection() as connection:
            wished = {known.day: Wish(form.record(), form.shown.data or "")}
            finish_days(connection, place, wished, _who(), clock.now())
    except DayFinishedMeanwhile:
        db.session.rollback()
        known = known_day(reading(), place, known.day)
        form.shown.data, form.shown.raw_data = seal_of(known.recorded), None
        return _day_page(place, known, form, is_meanwhile=True), 409
    flash(_("The day is finished. %(what)s", what=counts_as(known, form.record())))
    return redirect(url_for("closing.days", slug=place.slug))


@closing.get("/<slug>/<day>/counts-as")
@policy(Policy.VOLUNTEER)
def sentence(slug: str, day: str) -> str:
    """What the day would count as, for a form that is being filled in."""
    _place_asked, known = _asked(slug, day)
    state = request.args.get("state", "")
    if state not in set(DayState):
        abort(404)
    heads = request.args.get("heads", type=int, default=known.noted.visits)
    counted = request.args.get("counted", type=int, default=known.noted.visits)
    record = DayRecord(DayState(state), stated_heads=_stated(DayState(state), heads, counted))
    return render_template("closing/_counts_as.html", known=known, record=record, **WORDING)


@closing.route("/<slug>/all", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def finish_all(slug: str) -> Response | str | tuple[str, int]:
    """Every day that waits, as it is proposed; then all of them at once."""
    place, form = own_premises(reading(), current_user.organisation_id, slug), AllForm()
    proposed = _proposed(place)
    if not form.is_submitted():
        return _all_page(place, proposed, form)
    try:
        if form.shown.data != seal_of_all(proposed):
            raise DayFinishedMeanwhile("Something has been noted or finished since. Look once more.")
        with write_connection() as connection:
            wished = {known.day: Wish(record) for known, record in proposed}
            finish_days(connection, place, wished, _who(), clock.now())
    except DayFinishedMeanwhile:
        db.session.rollback()
        return _all_page(place, _proposed(place), form, is_meanwhile=True), 409
    flash(ngettext("%(num)s day is finished.", "%(num)s days are finished.", len(proposed)))
    return redirect(url_for("closing.days", slug=place.slug))


def _seen(place: AnyRow) -> dict[str, Any]:
    do_what_waits()
    today = _today(place)
    lately = [today - timedelta(days=number) for number in range(1, FINISHED_SHOWN_DAYS + 1)]
    waiting = unfinished_days(reading(), place, today)
    known = {each.day: each for each in known_days(reading(), place, {today, *waiting, *lately})}
    return {
        "place": place,
        "today": today,
        "known_today": known[today],
        "waiting": [known[day] for day in reversed(waiting)],
        "finished": [known[day] for day in lately if known[day].recorded is not None],
        "record_shown": lambda each: worded(as_proposed(each)).record,
        "may_finish": lambda day: _may_finish(place, day),
        "open_period": open_period(today),
    }


def _day_page(place: AnyRow, known: KnownDay, form: DayForm, is_meanwhile: bool = False) -> str:
    form.heads.data = form.heads.data or 0
    state = DayState(form.state.data) if form.state.data in set(DayState) else DayState.OPEN
    counted = known.noted.visits if form.counted.data is None else form.counted.data
    return render_template(
        "closing/day.html",
        place=place,
        known=known,
        form=form,
        record=DayRecord(state, stated_heads=_stated(state, form.heads.data, counted)),
        saved=record_of(known.recorded) if known.recorded else None,
        proposed=as_proposed(known),
        today=_today(place),
        may_finish=_may_finish(place, known.day),
        is_meanwhile=is_meanwhile,
        **WORDING,
    )


def _all_page(
    place: AnyRow, proposed: list[tuple[KnownDay, DayRecord]], form: AllForm, is_meanwhile: bool = False
) -> str:
    form.shown.data = seal_of_all(proposed)
    form.shown.raw_data = None
    return render_template(
        "closing/all.html",
        place=place,
        today=_today(place),
        proposed=proposed,
        form=form,
        is_meanwhile=is_meanwhile,
        **_sums(proposed),
    )


def _sums(proposed: list[tuple[KnownDay, DayRecord]]) -> Mapping[str, Any]:
    counted = [known.as_counted_with(record) for known, record in proposed]
    return {
        "visits": sum(each.visits for each in counted),
        "state_counts": {state: sum(record.state is state for _known, record in proposed) for state in DayState},
        "nobody_count": sum(known.proposal.why is Why.PLANNED for known, _record in proposed),
        **WORDING,
    }


def _proposed(place: AnyRow) -> list[tuple[KnownDay, DayRecord]]:
    do_what_waits()
    waiting = known_days(reading(), place, unfinished_days(reading(), place, _today(place)))
    return [(known, worded(known.proposal).record) for known in waiting]


def _asked(slug: str, text: str) -> tuple[AnyRow, KnownDay]:
    place = own_premises(reading(), current_user.organisation_id, slug)
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        raise NotFound("There is no such day.") from None
    if not open_period(_today(place)).first_day <= asked <= _today(place):
        raise NotFound("That day cannot be written about any more, or has not come yet.")
    do_what_waits()
    return place, known_day(reading(), place, asked)


def _stated(state: DayState, heads: int, counted: int) -> int | None:
    """Of a form not yet found in order: what is no number of heads is shown as the nearest that is."""
    return None if state is DayState.CLOSED else stated(min(max(0, heads), HIGHEST_HEADS), counted)


def _may_open() -> str:
    if _is_coordinator():
        return _("Choose a day of this year or last year, up to today.")
    return _("Choose today or yesterday. A coordinator can open earlier days.")


def _may_finish(place: AnyRow, day: date) -> bool:
    return may_be_finished(day, _today(place), _is_coordinator())


def _is_coordinator() -> bool:
    return bool(current_user.is_at_least("coordinator"))


def _today(place: AnyRow) -> date:
    return local_time(clock.now(), place.time_zone, place.cutoff_minute).day


def _who() -> int:
    return int(current_user.staff_id)
