"""Who is signed in: the cookie that carries a session's token, and the gate before staff pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.audit.refusals import cookie_is_not_ours
from app.database.wall import Across, across_organisations, keep_to
from app.errors import NotAllowed, NotSignedIn
from app.extensions import db, login_manager
from app.settings import Settings
from app.staff.attempts import Attempts
from app.staff.day_pins import has_pin_today
from app.staff.proofs import is_held_up
from app.staff.queries import LONGEST, SignedIn, signed_in_by, was_ever_session
from app.staff.sessions import Computer, Visitor, stay_signed_in
from app.staff.shared import computer_of
from app.web.policies import Policy

ATTEMPTS = "oasen_attempts"
COMPUTER_LASTS = timedelta(days=400)  # as long as browsers keep a cookie
View = TypeVar("View", bound=Callable[..., object])


def register_sign_in(app: Flask) -> None:
    """Let Flask-Login find who is signed in, in the session table alone."""
    app.extensions[ATTEMPTS] = Attempts()
    login_manager.session_protection = None
    login_manager.request_loader(_who_asks)
    login_manager.init_app(app)
    app.jinja_env.globals.update(opens_by_pin=lambda: has_pin_today(current_user, clock.now()))


def attempts() -> Attempts:
    """The tries at signing in that this process has seen."""
    found: Attempts = current_app.extensions[ATTEMPTS]
    return found


def unattended(view: View) -> View:
    """Mark a view that an open page asks for by itself: it does not keep anybody signed in."""
    view.unattended = True  # type: ignore[attr-defined]  # read again by the gate
    return view


def before_proof(view: View) -> View:
    """Mark a view that is open to who must get a passkey or one-time codes before anything else."""
    view.before_proof = True  # type: ignore[attr-defined]  # read again by the gate
    return view


def require_fresh() -> None:
    """Let pass who has just signed in; others do so once more before they change how they sign in."""
    if not current_user.is_fresh(clock.now()):
        abort(redirect(url_for("staff.sign_in", again="yes", next=request.path)))


def require_staff(needed: Policy) -> None:
    """Let pass who is signed in with the role or a higher one.

    Others are led to sign in and back; for what a page asks for by itself there is no way back: NotSignedIn.
    """
    view = current_app.view_functions[request.endpoint or ""]
    by_itself = getattr(view, "unattended", False)
    if not current_user.is_authenticated:
        if by_itself:
            raise NotSignedIn("Your session has ended. Load the page again.")
        abort(redirect(url_for("staff.sign_in", next=_way_back())))
    keep_to(current_user.organisation_id)
    if not current_user.is_at_least(needed.value):
        raise NotAllowed("Your role does not open this page. Ask a coordinator.")
    if not getattr(view, "before_proof", False) and is_held_up(current_user, _settings(), clock.now()):
        if by_itself:
            raise NotSignedIn("Choose first how you sign in from now on. Load the page again.")
        abort(redirect(url_for("staff.safer")))
    if not by_itself:
        stay_signed_in(current_user, clock.now())


def visitor() -> Visitor:
    """From where this request comes."""
    return Visitor(source=_source(), browser=request.user_agent.string, computer=shared_computer())


def shared_computer() -> Computer | None:
    """The computer that many use, if this browser is its."""
    token = request.cookies.get(computer_cookie_name())
    return computer_of(token) if token else None


def give_cookie(response: Response, token: str) -> Response:
    """Put the session's token into the browser, out of reach of scripts."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(LONGEST.total_seconds()),
        secure=_settings().is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def take_cookie(response: Response) -> Response:
    """Take the token out of the browser."""
    response.delete_cookie(cookie_name(), path="/", secure=_settings().is_https, httponly=True, samesite="Lax")
    return response


def give_computer_cookie(response: Response, token: str) -> Response:
    """Let this browser be known as that of a computer that many use."""
    response.set_cookie(
        computer_cookie_name(),
        token,
        max_age=int(COMPUTER_LASTS.total_seconds()),
        secure=_settings().is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def computer_cookie_name() -> str:
    """By https a name that no other site and no path can overwrite."""
    return "__Host-oasen-computer" if _settings().is_https else "oasen-computer"


def cookie_name() -> str:
    """By https a name that no other site and no path can overwrite."""
    return "__Host-oasen" if _settings().is_https else "oasen"


def _who_asks(_request: object) -> SignedIn | None:
    token = request.cookies.get(cookie_name())
    if not token:
        return None
    with across_organisations(Across.KNOCKING):
        found = signed_in_by(db.session(), token, clock.now())
        was_ever = found is not None or was_ever_session(db.session(), token)
    if not was_ever:
        cookie_is_not_ours()
    if found is not None:
        keep_to(found.organisation_id)
    return found


def _way_back() -> str | None:
    if request.method != "GET" or request.path == "/":
        return None
    return request.full_path.rstrip("?")


def _source() -> str:
    address = request.remote_addr or ""
    if address in ("127.0.0.1", "::1"):
        # A proxy on this machine writes the caller's address last; from elsewhere the header could be invented.
        forwarded = request.headers.get("X-Forwarded-For", "")
        return forwarded.rpartition(",")[2].strip()[:64] or address
    return address


def _settings() -> Settings:
    settings: Settings = current_app.config["OASEN"]
    return settings
