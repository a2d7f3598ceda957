"""Signing in by passkey; adding one on one's own account, taking one away."""

from __future__ import annotations

from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.wall import Across, across_organisations
from app.errors import NotAllowed, PasskeyRefused, Refusal, TooManyAttempts
from app.extensions import db
from app.staff.entrance import browser_mark, enter, settings, way_in
from app.staff.forms import PasskeyForm, PasskeyNameForm
from app.staff.pages import FIRST_PAGE, staff
from app.staff.passkey_sign_in import ask_for_passkey, sign_in_by_passkey
from app.staff.passkeys import add_passkey, passkeys_of, remove_passkey, wish_for_passkey
from app.staff.relying_party import relying_party
from app.staff.sign_in import attempts, before_proof, require_fresh, visitor
from app.staff.wording import words_for
from app.web.policies import Policy, policy
from app.web.safe_path import safe_path

__all__ = ["staff"]


@staff.post("/sign-in/passkey/question")
@policy(Policy.ANYONE)
def passkey_question() -> Response | tuple[Response, int]:
    """What a browser needs to sign in by a passkey; the same for everybody."""
    try:
        return _as_json(ask_for_passkey(browser_mark(), settings(), clock.now()))
    except PasskeyRefused as refusal:
        return _refused(refusal)


@staff.post("/sign-in/passkey")
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def passkey_answer() -> Response | tuple[Response, int]:
    """Sign in by what the passkey has signed."""
    sent = _sent()
    goal = safe_path(str(sent.get("goal", ""))) or FIRST_PAGE
    try:
        _owner, token = sign_in_by_passkey(
            sent.get("answer", {}), browser_mark(), settings(), visitor(), attempts(), clock.now()
        )
    except (PasskeyRefused, TooManyAttempts) as refusal:
        return _refused(refusal)
    return enter(jsonify({"go": way_in(goal)}), token)


@staff.get("/account/passkeys/new")
@policy(Policy.VOLUNTEER)
@before_proof
def new_passkey() -> str:
    """A name for a passkey, and the button that makes it; or why there can be none at this address."""
    require_fresh()
    return render_template(
        "staff/new_passkey.html",
        form=PasskeyNameForm(),
        party=relying_party(settings()),
        is_first=not passkeys_of(db.session(), current_user),
    )


@staff.post("/account/passkeys/question")
@policy(Policy.VOLUNTEER)
@before_proof
def new_passkey_question() -> Response | tuple[Response, int]:
    """What a browser needs to make a passkey."""
    try:
        _require_fresh_here()
        return _as_json(wish_for_passkey(current_user, settings(), clock.now()))
    except Refusal as refusal:
        return _refused(refusal)


@staff.post("/account/passkeys")
@policy(Policy.VOLUNTEER)
@before_proof
def keep_passkey() -> Response | tuple[Response, int]:
    """Keep the passkey that the browser has made."""
    sent = _sent()
    name = str(sent.get("name", "")).strip() or _("Passkey")
    try:
        _require_fresh_here()
        add_passkey(current_user, sent.get("answer", {}), name, settings(), clock.now())
    except Refusal as refusal:
        return _refused(refusal)
    flash(_("The passkey is here. Next time it signs you in, without name or password."))
    return jsonify({"go": url_for("staff.account")})


@staff.route("/account/passkeys/remove", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def take_passkey_away() -> Response | str:
    """Ask once, then let a passkey open nothing more."""
    require_fresh()
    form = PasskeyForm()
    if form.validate_on_submit():
        if remove_passkey(current_user, _bytes_of(form.key.data)):
            flash(_("The passkey is taken away. It opens nothing here any more."))
        return redirect(url_for("staff.account"))
    wanted = _bytes_of(request.args.get("key", ""))
    found = [each for each in passkeys_of(db.session(), current_user) if each.credential_id == wanted]
    if not found:
        return redirect(url_for("staff.account"))
    return render_template("staff/remove_passkey.html", form=form, passkey=found[0])


def _require_fresh_here() -> None:
    if not current_user.is_fresh(clock.now()):
        raise NotAllowed("Sign in once more first.")


def _sent() -> dict[str, Any]:
    try:
        sent = request.get_json(silent=True)
    except RecursionError:  # of lists in lists in lists, which no browser sends
        return {}
    if not isinstance(sent, dict):
        return {}
    if not isinstance(sent.get("answer", {}), dict):
        sent.pop("answer")
    return sent


def _as_json(text: str) -> Response:
    return Response(text, mimetype="application/json")


def _refused(refusal: Refusal) -> tuple[Response, int]:
    return jsonify({"says": words_for(refusal)}), refusal.status


def _bytes_of(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
