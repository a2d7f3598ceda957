"""Computers that many use: marking them, the PIN of the day, locking and opening again."""

from __future__ import annotations

import json

from flask import abort, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app import clock
from app.database.wall import Across, across_organisations
from app.errors import CodeRefused, NotAllowed, PasswordWeak
from app.extensions import db
from app.staff.code_pages import staff
from app.staff.day_pins import choose_pin, has_pin_today, unlock
from app.staff.entrance import enter
from app.staff.forms import ComputerForm, DayPinForm
from app.staff.pages import FIRST_PAGE
from app.staff.sessions import end_session
from app.staff.shared import here_today, mark_as_shared, revoke_computer, shared_computers
from app.staff.sign_in import (
    before_proof,
    give_computer_cookie,
    require_fresh,
    shared_computer,
    take_cookie,
    unattended,
    visitor,
)
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.safe_path import safe_path

__all__ = ["staff"]
FIRST_TOO_LARGE = 2**31  # for a column of whole numbers


@staff.route("/shared-computers", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def computers() -> Response | str | tuple[str, int]:
    """The computers that many use, and a form that makes this one such, for who has just signed in."""
    if request.method == "POST":
        require_fresh()
    form = ComputerForm()
    if form.validate_on_submit() and shared_computer() is None:
        token = mark_as_shared(current_user, form.name.data, clock.now())
        flash(_("This computer is shared from now on: it locks after two minutes without a touch."))
        return give_computer_cookie(redirect(url_for("staff.pin", next=url_for("staff.computers"))), token)
    shown = render_template(
        "staff/computers.html",
        form=form,
        pressed=PressedForm(),
        computers=shared_computers(db.session(), current_user.organisation_id),
        this_one=shared_computer(),
    )
    return shown, 422 if form.errors else 200


@staff.post("/shared-computers/<int(max=2147483647):computer_id>/revoke")
@policy(Policy.COORDINATOR)
def revoke(computer_id: int) -> Response:
    """Let a computer be like any other again."""
    name = revoke_computer(current_user.organisation_id, computer_id, clock.now())
    flash(_("%(name)s is no longer shared. Whoever was signed in there is signed out.", name=name))
    return redirect(url_for("staff.computers"))


@staff.route("/account/pin", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def pin() -> Response | str | tuple[str, int]:
    """A PIN for today on this shared computer, for who has just signed in on it in full."""
    goal, form, now = safe_path(request.args.get("next")) or FIRST_PAGE, DayPinForm(), clock.now()
    if current_user.computer_id is None or (request.method == "GET" and has_pin_today(current_user, now)):
        return redirect(goal)
    require_fresh()
    if form.validate_on_submit():
        try:
            _choose(form.pin.data)
        except PasswordWeak:
            form.pin.errors = [_("Many would guess that. Take digits that do not follow each other.")]
        else:
            flash(_("The PIN opens this computer for you until the day is over."))
            return redirect(goal)
    return render_template("staff/pin.html", form=form, goal=goal), 422 if form.is_submitted() else 200


@staff.route("/sign-in/pin/<int(max=2147483647):staff_id>", methods=["GET", "POST"])
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def open_by_pin(staff_id: int) -> Response | str | tuple[str, int]:
    """On a shared computer: in again by today's PIN."""
    computer, form = shared_computer(), DayPinForm()
    goal = safe_path(request.args.get("next")) or FIRST_PAGE
    people = here_today(db.session(), computer, clock.now()) if computer else []
    person = next((each for each in people if each.id == staff_id), None)
    if computer is None or person is None:
        return redirect(url_for("staff.sign_in", other="yes", next=goal))
    if not person.has_pin:
        return redirect(url_for("staff.sign_in", name=person.name, next=goal))
    if not form.validate_on_submit():
        shown = render_template("staff/open_by_pin.html", form=form, person=person, goal=goal)
        return shown, 422 if form.is_submitted() else 200
    try:
        token = unlock(computer, staff_id, form.pin.data, visitor(), clock.now())
    except CodeRefused as refusal:
        form.pin.errors = [_wrong_pin()]
        return render_template("staff/open_by_pin.html", form=form, person=person, goal=goal), refusal.status
    return enter(redirect(goal), token)


@staff.post("/unlock")
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def unlock_here() -> Response | tuple[Response, int]:
    """Behind the lock of a page: the same by the page's own script, which then shows again what stood there."""
    computer, form = shared_computer(), DayPinForm()
    number = request.form.get("member", type=int, default=0)
    if computer is None or not form.validate_on_submit() or not 0 < number < FIRST_TOO_LARGE:
        return jsonify({"says": _("Write four to six digits.")}), 422
    try:
        token = unlock(computer, number, form.pin.data, visitor(), clock.now())
    except CodeRefused as refusal:
        return jsonify({"says": _wrong_pin()}), refusal.status
    response = enter(jsonify({}), token)
    g.pop("csrf_token", None)  # made for the secret that has just ended
    response.set_data(json.dumps({"csrf_token": generate_csrf()}))
    return response


@staff.post("/awake")
@policy(Policy.VOLUNTEER)
@before_proof
def awake() -> Response:
    """Someone has touched the page: as good as a click that loads one."""
    return Response(status=204)


@staff.get("/still-here")
@policy(Policy.VOLUNTEER)
@unattended
@before_proof
def still_here() -> Response:
    """Whether the session is open still, and whose; asked by a page that comes back from where browsers keep it."""
    return jsonify({"member": current_user.staff_id})


@staff.post("/lock")
@policy(Policy.VOLUNTEER)
@before_proof
def lock() -> Response:
    """End the session on a shared computer, at once."""
    if not current_user.is_shared:
        raise NotAllowed("Only a shared computer is locked. Sign out instead.")
    wants_page = request.form.get("then") == "page"
    # The forms' secret stays for the page behind the lock, and ends when it opens.
    end_session(current_user, current_user.session_digest, clock.now())
    return take_cookie(redirect(url_for("staff.sign_in")) if wants_page else Response(status=204))


def _choose(pin_digits: str) -> None:
    try:
        choose_pin(current_user, pin_digits, clock.now())
    except CodeRefused:
        abort(redirect(FIRST_PAGE))


def _wrong_pin() -> str:
    return _("That is not today's PIN. After five wrong ones you sign in in full.")
