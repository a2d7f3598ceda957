"""The calendar's pages: a month, a year, a day."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, NotFound, Refusal
from app.opening.actions import WhatWas, record_day
from app.opening.asked import asked_day, change_of, connection, look_again, own_place, own_places, today_at
from app.opening.calendar_days import CalendarDay, Known, Look, calendar_days, month_beside, month_period, weeks_of
from app.opening.forms import DayForm
from app.opening.queries import entry_counts, opening_plan, recorded_days, version_of_day
from app.opening.typed_times import FIRST_DAY, LAST_DAY, typed_form
from app.opening.wording import ICONS, LOOKS, hours_text, look_words, planned_words, recorded_words, weekday_name
from app.organisations.models import DayState
from app.periods import Period
from app.periods import year as whole_year
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

opening = Blueprint("opening", __name__, url_prefix="/calendar")
SAID = {
    "icons": ICONS,
    "looks": LOOKS,
    "Look": Look,
    "hours_text": hours_text,
    "look_words": look_words,
    "planned_words": planned_words,
    "recorded_words": recorded_words,
    "weekday_name": weekday_name,
}


@opening.get("")
@policy(Policy.VOLUNTEER)
def first() -> str:
    """This month at the first of the premises."""
    places = own_places()
    if not places:
        return render_template("opening/no_premises.html")
    return _month_page(places[0], today_at(places[0]))


@opening.get("/<slug>")
@policy(Policy.VOLUNTEER)
def this_month(slug: str) -> str:
    """This month."""
    place = own_place(slug)
    return _month_page(place, today_at(place))


@opening.get("/<slug>/<int:year>/<int:month>")
@policy(Policy.VOLUNTEER)
def month(slug: str, year: int, month: int) -> str:
    """A month, each day with its state."""
    if not (FIRST_DAY.year <= year <= LAST_DAY.year and 1 <= month <= 12):
        raise NotFound("There is no such month.")
    return _month_page(own_place(slug), date(year, month, 1))


@opening.get("/<slug>/<int:year>")
@policy(Policy.VOLUNTEER)
def year(slug: str, year: int) -> str:
    """The year as twelve small months."""
    place = own_place(slug)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise NotFound("There is no such year.")
    days = _days(place, whole_year(year))
    months = [weeks_of([each for each in days if each.day.month == number]) for number in range(1, 13)]
    counts = {look: sum(each.look is look for each in days) for look in Look}
    return render_template(
        "opening/year.html",
        place=place,
        every_premises=own_places(),
        year=year,
        today=today_at(place),
        months=months,
        counts=counts,
        **SAID,
    )


@opening.get("/<slug>/days/<day>")
@policy(Policy.VOLUNTEER)
def day(slug: str, day: str) -> str:
    """What is planned and known of a day, and for coordinators a form to say what it was."""
    place = own_place(slug)
    each = _day(place, asked_day(day))
    return _day_page(place, each, _filled_in(each))


@opening.post("/<slug>/days/<day>")
@policy(Policy.COORDINATOR)
def say_what_was(slug: str, day: str) -> Response | tuple[str, int]:
    """Say what a day was; what is recorded of it is replaced."""
    place, form = own_place(slug), DayForm()
    each = _day(place, asked_day(day))
    if not each.may_be_recorded:
        raise NotFound("That day has not begun.")
    if not form.validate_on_submit():
        return _day_page(place, each, form), 422
    state = DayState(form.state.data)
    hours = None if state is DayState.CLOSED else form.hours()
    try:
        with write_connection() as writing:
            what = WhatWas(each.day, state, hours, form.reason.data.strip())
            record_day(writing, change_of(place), what, form.version.data)
    except ChangedMeanwhile:
        look_again()
        each = _day(place, each.day)
        form.version.data = version_of_day(each.recorded)
        return _day_page(place, each, form, changed=True), 409
    except Refusal:
        form.state.errors = [_("Staff counted visitors that day, so it was open. Change their number first.")]
        return _day_page(place, each, form), 422
    flash(_("Saved."))
    return redirect(url_for("opening.month", slug=slug, year=each.day.year, month=each.day.month))


def _month_page(place: AnyRow, within: date) -> str:
    period = month_period(within.year, within.month)
    days = _days(place, period)
    return render_template(
        "opening/month.html",
        place=place,
        every_premises=own_places(),
        form=PressedForm(),
        period=period,
        days=days,
        weeks=weeks_of(days),
        today=today_at(place),
        before=month_beside(period, -1),
        after=month_beside(period, 1),
        has_plan=bool(opening_plan(connection(), place).weeks),
        unclear=[each for each in days if each.is_gap and not each.awaits_note_of_closing],
        contradictions=[each for each in days if each.look is Look.CONTRADICTION],
        to_note=[each for each in days if each.awaits_note_of_closing],
        **SAID,
    )


def _day_page(place: AnyRow, each: CalendarDay, form: DayForm, changed: bool = False) -> str:
    return render_template("opening/day.html", place=place, each=each, form=form, changed=changed, **SAID)


def _filled_in(each: CalendarDay) -> DayForm:
    """The form as the day is known, else as it was planned: whoever agrees presses once."""
    form = DayForm(formdata=None)
    state, hours = _proposed(each)
    form.state.data = state.value if state else None
    opens, closes = hours
    form.opens.data, form.closes.data = typed_form(opens), typed_form(closes)
    form.reason.data = each.reason
    form.version.data = version_of_day(each.recorded)
    return form


def _proposed(each: CalendarDay) -> tuple[DayState | None, tuple[int | None, int | None]]:
    if each.recorded is not None:
        return DayState(each.recorded.state), (each.recorded.opens_minute, each.recorded.closes_minute)
    if each.planned.is_decided and not each.planned.is_open:
        return DayState.CLOSED, (None, None)
    return (DayState.OPEN if each.entry_count else None), each.planned.hours or (None, None)


def _day(place: AnyRow, day: date) -> CalendarDay:
    return _days(place, Period(day, day))[0]


def _days(place: AnyRow, period: Period) -> list[CalendarDay]:
    known = Known(recorded_days(connection(), place, period), entry_counts(connection(), place, period))
    return calendar_days(opening_plan(connection(), place), known, period, today_at(place))
