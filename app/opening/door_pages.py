"""The page about what hangs on the door: the hours as anyone reads them, their address, the sign to print."""

from __future__ import annotations

from flask import Response as Answer
from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.opening.actions import show_hours
from app.opening.asked import change_of, connection, own_place, today_at
from app.opening.door_hours import DoorHours, door_hours
from app.opening.door_sign import door_sign
from app.opening.exception_pages import opening
from app.opening.pages import SAID
from app.opening.queries import are_hours_shown, opening_plan, recorded_days
from app.opening.wording import stretch_line, week_lines
from app.periods import Period
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

__all__ = ["opening"]


@opening.get("/<slug>/door")
@policy(Policy.VOLUNTEER)
def door(slug: str) -> str:
    """The hours as they hang on the door, and where they can be read."""
    place = own_place(slug)
    return render_template(
        "opening/door.html",
        place=place,
        form=PressedForm(),
        hours=_hours(place),
        is_shown=are_hours_shown(connection(), place),
        page_url=page_url(place),
        feed_url=page_url(place, "public_hours.calendar"),
        week_lines=week_lines,
        stretch_line=stretch_line,
        **SAID,
    )


@opening.post("/<slug>/door/shown")
@policy(Policy.COORDINATOR)
def shown(slug: str) -> Response:
    """Show the hours to anyone, or stop."""
    place, form = own_place(slug), PressedForm()
    if form.validate_on_submit():
        is_shown = request.form.get("shown") == "yes"
        with write_connection() as writing:
            show_hours(writing, change_of(place), is_shown)
        flash(_("Anyone can read the opening hours.") if is_shown else _("The page with opening hours is closed."))
    return redirect(url_for("opening.door", slug=slug))


@opening.get("/<slug>/door-sign.pdf")
@policy(Policy.VOLUNTEER)
def sign(slug: str) -> Response:
    """The sign to print; its code is left out while the hours' page is closed."""
    place = own_place(slug)
    hours = _hours(place)
    if hours.week is None and hours.next_week is None:
        flash(_("Plan the week first: then there is something to print."))
        return redirect(url_for("opening.door", slug=slug))
    address = page_url(place) if are_hours_shown(connection(), place) else None
    document = door_sign(place.name, hours, address, with_coming=request.args.get("coming") == "yes")
    answer = Answer(document, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = "inline; filename=door-sign.pdf"
    return answer


def page_url(place: AnyRow, endpoint: str = "public_hours.page") -> str:
    """The whole address, as a code on paper needs it."""
    public_url: str = current_app.config["OASEN"].public_url
    return public_url.rstrip("/") + url_for(endpoint, slug=place.slug)


def _hours(place: AnyRow) -> DoorHours:
    today = today_at(place)
    recorded = recorded_days(connection(), place, Period(today, today)).get(today)
    return door_hours(opening_plan(connection(), place), recorded, today)
