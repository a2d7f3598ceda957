"""The pages on which single days are decided ahead: other hours, closings, holidays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import AlreadyDecided, ChangedMeanwhile
from app.opening.actions import decide_days, note_closed_days, withdraw_days
from app.opening.asked import asked_day, change_of, connection, look_again, own_place, today_at
from app.opening.forms import DaysForm, ExceptionForm, StretchForm
from app.opening.holiday_proposals import holiday_proposals
from app.opening.pages import SAID
from app.opening.plan_pages import opening
from app.opening.planned_days import Decision, Stretch, days_between, stretches
from app.opening.queries import opening_plan
from app.opening.typed_times import FIRST_DAY, LAST_DAY, typed_day, typed_form
from app.opening.wording import stretch_line
from app.web.formatting import day as day_words
from app.web.languages import language
from app.web.policies import Policy, policy

__all__ = ["opening"]
ABOUT_THREE_YEARS = timedelta(days=3 * 366)


@opening.route("/<slug>/exceptions", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def exceptions(slug: str) -> Response | str | tuple[str, int]:
    """The decided days ahead, and a form for more."""
    place, form = own_place(slug), ExceptionForm()
    if not form.is_submitted():
        return _page(place, _begun(place))
    if not form.validate() or _is_out_of_reach(place, form):
        return _page(place, form), 422
    first_day, last_day = form.days()
    assert first_day is not None  # noqa: S101  # the form has been checked
    assert last_day is not None  # noqa: S101  # the same
    hours, reason = form.decided_hours(), form.reason.data.strip()
    try:
        with write_connection() as writing:
            days = days_between(first_day, last_day)
            decide_days(writing, change_of(place), (Decision(day, hours, reason) for day in days))
    except AlreadyDecided as refusal:
        look_again()
        said = ", ".join(day_words(day) for day in refusal.days[:5])
        form.first_day.errors = [_("Something else is decided for %(days)s. Take that back first, below.", days=said)]
        return _page(place, form), 409
    flash(_("Decided. It stands in the calendar and on the page with opening hours."))
    return redirect(url_for("opening.exceptions", slug=slug))


@opening.post("/<slug>/exceptions/withdraw")
@policy(Policy.COORDINATOR)
def withdraw(slug: str) -> Response:
    """Take back what was decided of days in a row; the weekly plan holds again."""
    place, form = own_place(slug), StretchForm()
    if form.validate_on_submit():
        hours = (int(form.opens.data), int(form.closes.data)) if _are_minutes(form) else None
        seen = Stretch(typed_day(form.first_day.data), typed_day(form.last_day.data), hours, form.reason.data or "")
        try:
            with write_connection() as writing:
                withdraw_days(writing, change_of(place), seen, today_at(place))
            flash(_("Taken back. The weekly plan holds again."))
        except ChangedMeanwhile:
            flash(_("Someone else has changed these days meanwhile. Here is how they are now."))
    return redirect(url_for("opening.exceptions", slug=slug))


@opening.route("/<slug>/holidays", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def holidays(slug: str) -> Response | str | tuple[str, int]:
    """The holidays that fall on planned days; one press closes those that were shown, or one."""
    place, form = own_place(slug), DaysForm()
    if not form.validate_on_submit():
        return _holidays_page(place), 422 if form.is_submitted() else 200
    wanted = {typed_day(field.data) for field in form.days}
    proposals = holiday_proposals(opening_plan(connection(), place), today_at(place), _year(place))
    decisions = [Decision(each.day, None, each.holiday.name("sv").lower()) for each in proposals if each.day in wanted]
    try:
        with write_connection() as writing:
            decide_days(writing, change_of(place), decisions)
    except AlreadyDecided:
        flash(_("Someone else has decided some of these days meanwhile. Here is how they are now."))
    else:
        flash(ngettext("%(num)s day is closed.", "%(num)s days are closed.", len(decisions)))
    return redirect(url_for("opening.holidays", slug=slug, year=_year(place)))


@opening.post("/<slug>/note-closed")
@policy(Policy.COORDINATOR)
def note_closed(slug: str) -> Response:
    """Note decided closings that have passed as closed."""
    place, form = own_place(slug), DaysForm()
    if not form.validate_on_submit() or not form.days.entries:
        return redirect(url_for("opening.this_month", slug=slug))
    days = [typed_day(field.data) for field in form.days]
    with write_connection() as writing:
        count = note_closed_days(writing, change_of(place), days, today_at(place))
    flash(ngettext("%(num)s day is noted as closed.", "%(num)s days are noted as closed.", count))
    return redirect(url_for("opening.month", slug=slug, year=days[0].year, month=days[0].month))


def _page(place: AnyRow, form: ExceptionForm) -> str:
    plan, today = opening_plan(connection(), place), today_at(place)
    coming = stretches({day: each for day, each in plan.decisions.items() if day >= today})
    return render_template(
        "opening/exceptions.html",
        place=place,
        form=form,
        stretch=StretchForm(formdata=None),
        coming=[(each, stretch_line(each)) for each in coming],
        **SAID,
    )


def _begun(place: AnyRow) -> ExceptionForm:
    """The form, begun as the address says: a holiday that is to have other hours, a day of the calendar."""
    form = ExceptionForm(formdata=None)
    if text := request.args.get("day", ""):
        planned = opening_plan(connection(), place).on(asked_day(text))
        opens, closes = planned.hours or (None, None)
        form.first_day.data = planned.day.isoformat()
        form.opens.data, form.closes.data = typed_form(opens), typed_form(closes)
        form.reason.data = planned.reason or (planned.holiday.name("sv").lower() if planned.holiday else "")
        form.what.data = "open" if request.args.get("open") else "closed"
    return form


def _is_out_of_reach(place: AnyRow, form: ExceptionForm) -> bool:
    """Days that have passed are recorded, not planned; nobody plans for the next decade either."""
    first_day, last_day = form.days()
    today = today_at(place)
    if first_day is not None and first_day < today:
        form.first_day.errors = [_("That day has passed. Open it in the calendar and say what it was.")]
        return True
    if last_day is not None and last_day > today + ABOUT_THREE_YEARS:
        form.first_day.errors = [_("Choose a day within three years.")]
        return True
    return False


def _holidays_page(place: AnyRow) -> str:
    year, today = _year(place), today_at(place)
    plan = opening_plan(connection(), place)
    proposals = holiday_proposals(plan, today, year)
    return render_template(
        "opening/holidays.html",
        place=place,
        form=DaysForm(formdata=None),
        year=year,
        this_year=today.year,
        has_plan=bool(plan.weeks),
        undecided=[each for each in proposals if not each.planned.is_decided and not each.holiday.is_half_day],
        halves=[each for each in proposals if not each.planned.is_decided and each.holiday.is_half_day],
        decided=[each for each in proposals if each.planned.is_decided],
        speaks=language(),
        **SAID,
    )


def _year(place: AnyRow) -> int:
    asked = request.args.get("year", type=int)
    return asked if asked and FIRST_DAY.year <= asked <= LAST_DAY.year else today_at(place).year


def _are_minutes(form: Any) -> bool:
    return bool((form.opens.data or "").isascii() and (form.opens.data or "").isdigit()) and bool(
        (form.closes.data or "").isascii() and (form.closes.data or "").isdigit()
    )
