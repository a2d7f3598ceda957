"""Signing in and out, and one's own account."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.errors import PasswordWeak, Refusal, SignInLinkUsed, SignInRefused, TooManyAttempts
from app.extensions import db
from app.staff import sessions
from app.staff.actions import choose_language, set_password
from app.staff.browser_names import browser_name
from app.staff.forms import LanguageForm, LinkForm, PasswordForm, SessionForm, SignInForm
from app.staff.models import Role
from app.staff.queries import open_sessions, organisations_by_name
from app.staff.sign_in import attempts, give_cookie, safe_path, take_cookie, visitor
from app.web.languages import CHOSEN, LANGUAGES
from app.web.policies import Policy, policy

staff = Blueprint("staff", __name__)
FIRST_PAGE = "/home"


@staff.route("/sign-in", methods=["GET", "POST"])
@policy(Policy.ANYONE)
def sign_in() -> Response | str | tuple[str, int]:
    """By name and password."""
    form = SignInForm()
    form.organisation.choices = [(each.id, each.name) for each in organisations_by_name(db.session())]
    goal = safe_path(request.args.get("next")) or FIRST_PAGE
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(goal)
    if not form.validate_on_submit():
        return render_template("staff/sign_in.html", form=form), 422 if form.is_submitted() else 200
    try:
        token = sessions.sign_in(
            form.organisation.data, form.name.data, form.password.data, visitor(), attempts(), clock.now()
        )
    except (SignInRefused, TooManyAttempts) as refusal:
        form.password.errors = [_words_for(refusal)]
        return render_template("staff/sign_in.html", form=form), refusal.status
    return _signed_in(goal, token)


@staff.route("/sign-in/link", methods=["GET", "POST"])
@policy(Policy.ANYONE)
def use_link() -> Response | str | tuple[str, int]:
    """By a one-time link: its code comes after # and so reaches nobody but the browser; a press sends it."""
    form = LinkForm()
    if not form.validate_on_submit():
        return render_template("staff/use_link.html", form=form), 422 if form.is_submitted() else 200
    code = form.code.data.rpartition("#")[2].strip()
    try:
        token = sessions.use_link(code, visitor(), attempts(), clock.now())
    except (SignInLinkUsed, TooManyAttempts) as refusal:
        form.code.errors = [_words_for(refusal)]
        return render_template("staff/use_link.html", form=form), refusal.status
    return _signed_in(url_for("staff.welcome"), token)


@staff.get("/welcome")
@policy(Policy.VOLUNTEER)
def welcome() -> Response | str:
    """The first time: a password, or later."""
    if current_user.has_password:
        return redirect(FIRST_PAGE)
    return render_template("staff/password.html", form=PasswordForm(), is_first=True)


@staff.post("/sign-out")
@policy(Policy.VOLUNTEER)
def sign_out() -> Response:
    """End this session."""
    sessions.end_session(current_user, current_user.session_digest, clock.now())
    session.clear()
    return take_cookie(redirect(url_for("staff.sign_in")))


@staff.get("/account")
@policy(Policy.VOLUNTEER)
def account() -> str:
    """One's own account: language, password, where one is signed in."""
    opened = open_sessions(db.session(), current_user, clock.now())
    return render_template("staff/account.html", opened=opened, form=SessionForm(), **_names())


@staff.route("/account/password", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def password() -> Response | str | tuple[str, int]:
    """A new password."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return render_template("staff/password.html", form=form), 422 if form.is_submitted() else 200
    try:
        set_password(current_user, form.old.data or "", form.new.data, attempts(), clock.now())
    except PasswordWeak as refusal:
        form.new.errors = [_words_for(refusal)]
    except (SignInRefused, TooManyAttempts) as refusal:
        form.old.errors = [_words_for(refusal)]
    else:
        flash(_("Your password is saved. Other browsers have been signed out."))
        return redirect(url_for("staff.account"))
    return render_template("staff/password.html", form=form), 422


@staff.post("/account/sessions/end")
@policy(Policy.VOLUNTEER)
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


def _signed_in(goal: str, token: str) -> Response:
    # What was signed for whoever sat here before, the forms' secret too, ends here.
    chosen = session.get(CHOSEN)
    session.clear()
    if chosen:
        session[CHOSEN] = chosen
    return give_cookie(redirect(goal), token)


def _names() -> dict[str, object]:
    roles = {Role.VOLUNTEER: _("volunteer"), Role.COORDINATOR: _("coordinator"), Role.ADMIN: _("administrator")}
    unknown = _("An unknown browser")
    return {"role_name": roles.get, "browser_name": lambda called: browser_name(called, unknown)}


def _bytes_of(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _words_for(refusal: Refusal) -> str:
    match refusal:
        case TooManyAttempts():
            return _("Too many tries. Wait %(count)s min, then try again.", count=refusal.wait_minutes)
        case SignInLinkUsed():
            return _("The link has been used or is too old. Ask for a new one.")
        case PasswordWeak():
            return _("This password would be guessed. Take a longer sentence, without your name or the place's.")
        case _:
            return _("Name and password do not belong together. Try again, or ask for a sign-in link.")
