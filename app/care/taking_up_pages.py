"""The pages on which a prepared copy takes the place of what is here, and on which what was here is taken back."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import clock
from app.audit.acts import Act
from app.care.copy_pages import care
from app.care.pages import note_act, settings, ways_of_saying
from app.care.queries import organisation_count
from app.care.refusals import OthersLiveHere
from app.care.taking_up import KEPT_FOR, order_taking_up, ordered, put_aside, remove_put_aside, withdraw_order
from app.staff.sign_in import require_fresh
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

__all__ = ["care"]

# What ends the process that answers, so that the server begins it anew; not there where nobody would.
BEGIN_ANEW = "oasen_begin_anew"
ALONE = 1


@care.route("/take-up", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def take_up() -> Response | str:
    """What is prepared; a press lets the server begin anew with it."""
    require_fresh()
    order = ordered(settings())
    if order is None:
        return redirect(url_for("care.page"))
    if request.method == "POST" and PressedForm().validate_on_submit():
        note_act(Act.TOOK_UP)
        return _begin_anew()
    return render_template("care/take_up.html", form=PressedForm(), order=order, days=KEPT_FOR.days, **ways_of_saying())


@care.post("/take-up/leave")
@policy(Policy.ADMIN)
def leave() -> Response:
    """Leave what was prepared; all stays as it is."""
    if PressedForm().validate_on_submit():
        withdraw_order(settings())
        note_act(Act.TOOK_UP)
        flash(_("Left. Everything is as it was."))
    return redirect(url_for("care.page"))


@care.route("/aside", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def aside() -> Response | str:
    """What was put aside when a copy was taken up; a press takes it back."""
    require_fresh()
    found = put_aside(settings())
    if not found:
        return redirect(url_for("care.page"))
    if request.method == "POST" and PressedForm().validate_on_submit():
        if organisation_count(reading()) > ALONE:
            raise OthersLiveHere("Several organisations share this installation: oasen take-up --back")
        order_taking_up(settings(), found[0].folder, clock.now())
        note_act(Act.PREPARED_RESTORE)
        return redirect(url_for("care.take_up"))
    return render_template("care/aside.html", form=PressedForm(), aside=found, days=KEPT_FOR.days, **ways_of_saying())


@care.post("/aside/remove")
@policy(Policy.ADMIN)
def remove_aside() -> Response:
    """Remove it for good."""
    if PressedForm().validate_on_submit() and ordered(settings()) is None:
        remove_put_aside(put_aside(settings()))
        note_act(Act.REMOVED_ASIDE)
        flash(_("What was put aside is gone."))
    return redirect(url_for("care.page"))


def _begin_anew() -> str:
    """Say that the server begins anew and let it; where nothing would begin it, say what to do."""
    begin_anew: Callable[[], None] | None = current_app.extensions.get(BEGIN_ANEW)
    if begin_anew is not None:
        begin_anew()
    return render_template("care/anew.html", is_by_itself=begin_anew is not None)
