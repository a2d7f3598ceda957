"""One-time codes: the step after the password, setting them up, recovery codes, taking them away; what must be had."""

from __future__ import annotations

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.wall import Across, across_organisations
from app.errors import AlreadyThere, CodeRefused, SignInRefused, TooManyAttempts
from app.staff.codes_in_pictures import drawing_of
from app.staff.entrance import GOAL, HALFWAY, enter, halfway, settings, way_in
from app.staff.forms import AskedPasswordForm, CodeForm
from app.staff.one_time_codes import (
    address_for_app,
    offered_secret,
    remove_codes,
    set_up_codes,
    sign_in_by_code,
)
from app.staff.pages import FIRST_PAGE
from app.staff.passkey_pages import staff
from app.staff.proofs import lacks_proof, put_proof_off
from app.staff.recovery_codes import renew_recovery_codes
from app.staff.relying_party import RelyingParty, relying_party
from app.staff.sign_in import attempts, before_proof, require_fresh, visitor
from app.staff.wording import words_for
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.safe_path import safe_path

__all__ = ["staff"]


@staff.route("/sign-in/code", methods=["GET", "POST"])
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def code() -> Response | str | tuple[str, int]:
    """After the password: the code that the app shows, or one from paper."""
    member, form = halfway(), CodeForm()
    if member is None:
        return redirect(url_for("staff.sign_in"))
    if not form.validate_on_submit():
        return render_template("staff/code.html", form=form), 422 if form.is_submitted() else 200
    goal = safe_path(session.get(GOAL)) or FIRST_PAGE
    try:
        token = sign_in_by_code(member, form.code.data, settings(), visitor(), attempts(), clock.now())
    except (CodeRefused, TooManyAttempts) as refusal:
        form.code.errors = [words_for(refusal)]
        return render_template("staff/code.html", form=form), refusal.status
    session.pop(HALFWAY, None)
    return enter(redirect(way_in(goal)), token)


@staff.route("/account/codes", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def set_up() -> Response | str | tuple[str, int]:
    """The secret as picture and text, and a code that shows that the app has it; then the recovery codes, once."""
    if current_user.has_codes:
        return redirect(url_for("staff.account"))
    if not current_user.has_password:
        flash(_("Choose a password first: the codes are asked for after it."))
        return redirect(url_for("staff.password"))
    require_fresh()
    form = CodeForm()
    if form.validate_on_submit():
        try:
            codes = set_up_codes(current_user, form.code.data, attempts(), settings(), clock.now())
        except AlreadyThere:
            return redirect(url_for("staff.account"))
        except (CodeRefused, TooManyAttempts) as refusal:
            form.code.errors = [words_for(refusal)]
        else:
            return render_template("staff/recovery_codes.html", codes=codes)
    secret = offered_secret(current_user, settings())
    shown = render_template(
        "staff/set_up_codes.html",
        form=form,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=drawing_of(address_for_app(current_user, secret)),
    )
    return shown, 422 if form.is_submitted() else 200


@staff.route("/account/codes/recovery", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def recovery() -> Response | str:
    """Ten new recovery codes, shown once; the old ones open nothing more."""
    if not current_user.has_codes:
        return redirect(url_for("staff.account"))
    require_fresh()
    form = PressedForm()
    if form.validate_on_submit():
        return render_template("staff/recovery_codes.html", codes=renew_recovery_codes(current_user.key, settings()))
    return render_template("staff/new_recovery_codes.html", form=form)


@staff.route("/account/codes/remove", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def take_codes_away() -> Response | str | tuple[str, int]:
    """Ask for codes no more; the password is asked for first."""
    if not current_user.has_codes:
        return redirect(url_for("staff.account"))
    form = AskedPasswordForm()
    if form.validate_on_submit():
        try:
            remove_codes(current_user, form.password.data, attempts(), clock.now())
        except (SignInRefused, TooManyAttempts) as refusal:
            form.password.errors = [words_for(refusal)]
        else:
            flash(_("Codes are no longer asked for. The secret and the recovery codes are destroyed."))
            return redirect(url_for("staff.account"))
    return render_template("staff/remove_codes.html", form=form), 422 if form.is_submitted() else 200


@staff.route("/account/safer", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def safer() -> Response | str:
    """For who sees more than they noted themselves: a passkey or codes, now or once later."""
    form = PressedForm()
    if not lacks_proof(current_user, settings()):
        return redirect(FIRST_PAGE)
    if form.validate_on_submit():
        put_proof_off(current_user, clock.now())
        return redirect(FIRST_PAGE)
    has_party = isinstance(relying_party(settings()), RelyingParty)
    may_wait = current_user.proof_put_off_at is None
    return render_template("staff/safer.html", form=form, has_party=has_party, may_wait=may_wait)
