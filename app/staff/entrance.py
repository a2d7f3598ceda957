"""The moment after someone has proved who they are: a new cookie, a new secret for forms, and where to go."""

from __future__ import annotations

from flask import current_app, redirect, session, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app import clock
from app.settings import Settings
from app.staff.queries import MemberKey
from app.staff.sessions import end_session
from app.staff.sign_in import give_cookie, shared_computer
from app.web.languages import CHOSEN

HALFWAY = "halfway"  # whose password was right a moment ago, in the signed cookie of the forms
HALFWAY_SECONDS = 300
GOAL = "goal"


def settings() -> Settings:
    """The settings of this installation."""
    found: Settings = current_app.config["OASEN"]
    return found


def enter(response: Response, token: str) -> Response:
    """Let them in: nothing that was signed for whoever sat here before holds on."""
    forget_the_one_before()
    return give_cookie(response, token)


def forget_the_one_before() -> None:
    """End the session that this browser had, and the forms' secret; the language that was chosen stays."""
    if current_user.is_authenticated:
        end_session(current_user, current_user.session_digest, clock.now())
    chosen = session.get(CHOSEN)
    session.clear()
    if chosen:
        session[CHOSEN] = chosen


def way_in(goal: str) -> str:
    """Where one goes from signing in: on a shared computer by way of choosing a PIN."""
    return url_for("staff.pin", next=goal) if shared_computer() else goal


def go_halfway(member: MemberKey, goal: str) -> Response:
    """Ask for a code next: that the password was right is kept for five minutes, in this browser alone."""
    session[HALFWAY] = [*member, int(clock.now().timestamp())]
    session[GOAL] = goal
    return redirect(url_for("staff.code"))


def halfway() -> MemberKey | None:
    """Whose password was right in this browser just now, if anybody's."""
    kept = session.get(HALFWAY)
    if not isinstance(kept, list) or clock.now().timestamp() - kept[2] > HALFWAY_SECONDS:
        return None
    return MemberKey(kept[0], kept[1])


def browser_mark() -> str:
    """What tells this browser from others while nobody is signed in."""
    generate_csrf()
    return str(session["csrf_token"])
