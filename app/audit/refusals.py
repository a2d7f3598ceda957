"""Notes who was not let in and what looks like a way around: in counts by the hour, whoever tries and however often.

What was asked for is never noted, but for the part of the house it belongs to; nor is from where.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask, current_app, g, request, session
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound as NothingThere
from werkzeug.wrappers import Response

from app import clock
from app.audit.actions import HALF_A_DAY, NOBODY, Done, Who, append_acts
from app.audit.acts import OF_THE_DAY, Act
from app.audit.counted import Counted
from app.database.transaction import write_connection
from app.errors import KioskUnknown, NotAllowed, NotFound, PairingCodeUsed
from app.web.error_pages import refusal_of_request
from app.web.policies import Policy, policy_of

COUNTED = "oasen-refusals-counted"
TOO_OFTEN = 429
STAFF = (Policy.VOLUNTEER, Policy.COORDINATOR, Policy.ADMIN)
# What was raised, and what it is in the log; of several the first that fits.
BY_REFUSAL: tuple[tuple[type[Exception], Act], ...] = (
    (KioskUnknown, Act.DEVICE_NOT_KNOWN),
    (PairingCodeUsed, Act.PAIRING_REFUSED),
    (NotAllowed, Act.NOT_LET_IN),
    (CSRFError, Act.FORM_NOT_OURS),
)
NOT_THERE = (NotFound, NothingThere)


def register_refusals(app: Flask) -> None:
    """Look at each answer for what was refused; registered before the headers, which come last."""
    app.extensions[COUNTED] = Counted()
    app.before_request(_look_at_form_cookie)
    app.after_request(_with_a_note)


def known_as(who: Who, organisation_id: int) -> None:
    """Say who asks, where it is a device that is not let in any more."""
    g.known_as = who, organisation_id


def cookie_is_not_ours() -> None:
    """Say that a cookie was shown that nobody was given here."""
    g.cookie_is_not_ours = True


def count_refused(done: Done) -> None:
    """Count an act that was refused; written at the first time in the hour, and then seldom.

    Whoever is refused is so even where it cannot be written: a full disk opens nothing.
    """
    now = clock.now()
    at, ends_at = _span(done.act, now)
    _note(_counted().once_more(Done(done.act, done.who, done.organisation_id, done.about, at=at), ends_at, now))


def note_what_is_over() -> None:
    """Write how often it was tried in hours that are over; whoever reads the log reads all of them."""
    _note(_counted().over(clock.now()))


def _look_at_form_cookie() -> None:
    # What does not bear our signature is read as nothing at all; a cookie of ours is never empty.
    if request.cookies.get(current_app.config["SESSION_COOKIE_NAME"]) and not session:
        cookie_is_not_ours()


def _with_a_note(response: Response) -> Response:
    for act in _acts_refused(response):
        who, organisation_id = _who_asked()
        count_refused(Done(act, who, organisation_id, _where() if act is not Act.DEVICE_NOT_KNOWN else ""))
    return response


def _acts_refused(response: Response) -> list[Act]:
    refused = refusal_of_request()
    acts = [act for kind, act in BY_REFUSAL if isinstance(refused, kind)][:1]
    if isinstance(refused, NOT_THERE) and _is_for_staff() and request.view_args and current_user.is_authenticated:
        acts.append(Act.ASKED_IN_VAIN)
    if response.status_code == TOO_OFTEN:
        acts.append(Act.TRIED_TOO_OFTEN)
    if g.get("cookie_is_not_ours"):
        acts.append(Act.COOKIE_NOT_OURS)
    return acts


def _who_asked() -> tuple[Who, int | None]:
    if "known_as" in g:
        known: tuple[Who, int] = g.known_as
        return known
    if not current_user.is_authenticated:
        return NOBODY, None
    return Who("staff", current_user.staff_id), current_user.organisation_id


def _is_for_staff() -> bool:
    return request.endpoint is not None and policy_of(current_app.view_functions[request.endpoint]) in STAFF


def _where() -> str:
    return f"place/{(request.blueprint or '').replace('_', '-')}" if _is_for_staff() else ""


def _span(act: Act, now: datetime) -> tuple[datetime, datetime]:
    """When it is said to have been, and when the hour or the day that it is counted in ends."""
    if act in OF_THE_DAY:
        day = datetime.combine(now.date(), HALF_A_DAY)
        return day, day + timedelta(hours=12)
    hour = now.replace(minute=0, second=0, microsecond=0)
    return hour, hour + timedelta(hours=1)


def _note(due: list[Done]) -> None:
    if not due:
        return
    try:
        with write_connection(is_asked_for=False) as connection:
            append_acts(connection, due)
    except SQLAlchemyError as fault:
        current_app.logger.error("fault: %s while noting who was refused", type(fault).__name__)


def _counted() -> Counted:
    counted: Counted = current_app.extensions[COUNTED]
    return counted
