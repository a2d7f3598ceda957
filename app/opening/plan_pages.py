"""The page on which the week is planned."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile
from app.opening.actions import drop_week, plan_weeks
from app.opening.asked import asked_day, change_of, connection, look_again, own_place, today_at
from app.opening.forms import WeekForm
from app.opening.pages import SAID, opening
from app.opening.queries import opening_plan, version_of_weeks
from app.opening.typed_times import typed_day
from app.opening.wording import week_lines
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

__all__ = ["opening"]


@opening.route("/<slug>/week", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def week(slug: str) -> Response | str | tuple[str, int]:
    """Plan the week from a day on; the plans before it stay."""
    place, form = own_place(slug), WeekForm()
    if not form.is_submitted():
        return _page(place, _as_planned(place))
    if not form.validate():
        return _page(place, form), 422
    from_day = typed_day(form.from_day.data)
    try:
        with write_connection() as writing:
            plan_weeks(writing, change_of(place), from_day, form.hours(), form.version.data)
    except ChangedMeanwhile:
        look_again()
        form.version.data = version_of_weeks(connection(), place)
        return _page(place, form, changed=True), 409
    flash(_("The week is planned."))
    return redirect(url_for("opening.week", slug=slug))


@opening.post("/<slug>/week/drop")
@policy(Policy.COORDINATOR)
def drop(slug: str) -> Response:
    """Take back a plan that has not begun."""
    place, form = own_place(slug), PressedForm()
    if form.validate_on_submit():
        with write_connection() as writing:
            drop_week(writing, change_of(place), asked_day(request.form.get("from_day", "")), today_at(place))
        flash(_("That plan is taken back."))
    return redirect(url_for("opening.week", slug=slug))


def _as_planned(place: AnyRow) -> WeekForm:
    """The week in force, or the one that comes, to be changed from today on."""
    form, today = WeekForm(formdata=None), today_at(place)
    plan = opening_plan(connection(), place)
    in_force = plan.week_on(today) or (plan.weeks[0] if plan.weeks else None)
    form.show(today, dict(in_force.hours) if in_force else {})
    form.version.data = version_of_weeks(connection(), place)
    return form


def _page(place: AnyRow, form: WeekForm, **shown: Any) -> str:
    plan, today = opening_plan(connection(), place), today_at(place)
    return render_template(
        "opening/week.html",
        place=place,
        form=form,
        press=PressedForm(),
        weeks=list(reversed(plan.weeks)),
        in_force=plan.week_on(today),
        today=today,
        week_lines=week_lines,
        **SAID,
        **shown,
    )
