"""Signing in and out by name and password or by a link, and one's own account."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.wall import Across, across_organisations
from app.errors import PasskeyNeeded, PasswordWeak, SignInLinkUsed, SignInRefused, TooManyAttempts
from app.extensions import db
from app.staff import sessions
from app.staff.actions import choose_language, set_password
from app.staff.entrance import enter, forget_the_one_before, go_halfway, settings, way_in
from app.staff.forms import LanguageForm, LinkForm, PasswordForm, SessionForm, SignInForm
from app.staff.models import Role, StaffMember, Way
from app.staff.one_time_codes import has_codes
from app.staff.passkeys import has_passkey, passkeys_of
from app.staff.proofs import needs_proof
from app.staff.queries import MemberKey, open_sessions, organisations_by_name
from app.staff.recovery_codes import recovery_left_count
from app.staff.relying_party import RelyingParty, relying_party
from app.staff.shared import here_today
from app.staff.sign_in import (
    attempts,
    before_proof,
    require_fresh,
    shared_computer,
    take_cookie,
    visitor,
)
from app.staff.wording import browser_in_words, role_name, words_for
from app.web.languages import CHOSEN, LANGUAGES
from app.web.policies import Policy, policy
from app.web.safe_path import safe_path

staff = Blueprint("staff", __name__)
FIRST_PAGE = "/home"


@staff.route("/sign-in", methods=["GET", "POST"])
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def sign_in() -> Response | str | tuple[str, int]:
    """By passkey, or by name and password; on a shared computer first by one's own name."""
    form = SignInForm(data=_known_already() if request.method == "GET" else None)
    form.organisation.choices = [(each.id, each.name) for each in organisations_by_name(db.session())]
    if not form.organisation.choices:
        return redirect(url_for("beginning.page"))
    goal = safe_path(request.args.get("next")) or FIRST_PAGE
    if request.method == "GET" and current_user.is_authenticated and "again" not in request.args:
        return redirect(goal)
    if not form.validate_on_submit():
        return _sign_in_page(form, goal), 422 if form.is_submitted() else 200
    try:
        member = sessions.who_knows(
            form.organisation.data, form.name.data, form.password.data, visitor(), attempts(), clock.now()
        )
        if has_codes(member):
            return go_halfway(member, goal)
        _require_enough(member)
    except (SignInRefused, PasskeyNeeded, TooManyAttempts) as refusal:
        form.password.errors = [words_for(refusal)]
        return _sign_in_page(form, goal), refusal.status
    return enter(redirect(way_in(goal)), sessions.sign_in(member, Way.PASSWORD, visitor(), clock.now()))


@staff.route("/sign-in/link", methods=["GET", "POST"])
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def use_link() -> Response | str | tuple[str, int]:
    """By a one-time link: its code comes after # and so reaches nobody but the browser; a press sends it."""
    form = LinkForm()
    if not form.validate_on_submit():
        return render_template("staff/use_link.html", form=form), 422 if form.is_submitted() else 200
    code = form.code.data.rpartition("#")[2].strip()
    try:
        token = sessions.use_link(code, visitor(), attempts(), clock.now())
    except (SignInLinkUsed, TooManyAttempts) as refusal:
        form.code.errors = [words_for(refusal)]
        return render_template("staff/use_link.html", form=form), refusal.status
    return enter(redirect(url_for("staff.welcome")), token)


@staff.get("/welcome")
@policy(Policy.VOLUNTEER)
@before_proof
def welcome() -> Response | str:
    """The first time: a passkey or a password, or later."""
    if current_user.has_password or current_user.has_passkey:
        return redirect(way_in(FIRST_PAGE))
    party = relying_party(settings())
    return render_template(
        "staff/password.html",
        form=PasswordForm(),
        is_first=True,
        later=way_in(FIRST_PAGE),
        has_party=isinstance(party, RelyingParty),
    )


@staff.post("/sign-out")
@policy(Policy.VOLUNTEER)
@before_proof
def sign_out() -> Response:
    """End this session."""
    forget_the_one_before()
    return take_cookie(redirect(url_for("staff.sign_in")))


@staff.get("/account")
@policy(Policy.VOLUNTEER)
@before_proof
def account() -> str:
    """One's own account: language, how one signs in, where one is signed in."""
    return render_template(
        "staff/account.html",
        opened=open_sessions(db.session(), current_user, clock.now()),
        passkeys=passkeys_of(db.session(), current_user),
        party=relying_party(settings()),
        recovery_left=recovery_left_count(current_user.key) if current_user.has_codes else 0,
        needs_proof=needs_proof(current_user.role, settings()),
        form=SessionForm(),
        role_name=role_name,
        browser_name=browser_in_words,
    )


@staff.route("/account/password", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
@before_proof
def password() -> Response | str | tuple[str, int]:
    """A new password; the first is for who has just signed in, for there is no old one to ask for."""
    if not current_user.has_password:
        require_fresh()
    form = PasswordForm()
    if not form.validate_on_submit():
        return render_template("staff/password.html", form=form), 422 if form.is_submitted() else 200
    try:
        set_password(current_user, form.old.data or "", form.new.data, attempts(), clock.now())
    except PasswordWeak as refusal:
        form.new.errors = [words_for(refusal)]
    except (SignInRefused, TooManyAttempts) as refusal:
        form.old.errors = [words_for(refusal)]
    else:
        flash(_("Your password is saved. Other browsers have been signed out."))
        return redirect(url_for("staff.account"))
    return render_template("staff/password.html", form=form), 422


@staff.post("/account/sessions/end")
@policy(Policy.VOLUNTEER)
@before_proof
def end_session() -> Response:
    """Sign out of another browser."""
    form = SessionForm()
    if form.validate_on_submit():
        sessions.end_session(current_user, _bytes_of(form.digest.data), clock.now())
        flash(_("That browser has been signed out."))
    return redirect(url_for("staff.account"))


@staff.post("/language")
@policy(Policy.ANYONE)
def language() -> Response:
    """Show the pages in another language from now on."""
    form = LanguageForm()
    if form.validate_on_submit() and form.language.data in LANGUAGES:
        if current_user.is_authenticated:
            choose_language(current_user, form.language.data)
        session[CHOSEN] = form.language.data
    return redirect(safe_path(form.back.data) or FIRST_PAGE)


def _known_already() -> dict[str, object]:
    """What a form to sign in begins with: who is signed in and does so once more writes the password alone."""
    if current_user.is_authenticated:
        return {"organisation": current_user.organisation_id, "name": current_user.name}
    return {"name": request.args.get("name", "")}


def _sign_in_page(form: SignInForm, goal: str) -> str:
    computer = shared_computer()
    people = here_today(db.session(), computer, clock.now()) if computer else []
    if people and request.method == "GET" and not {"again", "other", "name"} & request.args.keys():
        return render_template("staff/who.html", people=people, computer=computer, goal=goal)
    has_party = isinstance(relying_party(settings()), RelyingParty)
    return render_template("staff/sign_in.html", form=form, goal=goal, has_party=has_party, computer=computer)


def _require_enough(member: MemberKey) -> None:
    """A password alone is too little over a network for who sees what others noted, once they have a passkey."""
    role = Role(db.session().get_one(StaffMember, member).role)
    if needs_proof(role, settings()) and has_passkey(member):
        raise PasskeyNeeded("Sign in by your passkey, or ask for a new link.")


def _bytes_of(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
