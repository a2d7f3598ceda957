"""Where each role begins, and the way to every page that is not in the bar."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from app import clock
from app.extensions import db
from app.home.first_steps import first_steps
from app.home.needs import Asked, every_need
from app.organisations.queries import premises_of
from app.service_day import local_time
from app.staff.models import Role
from app.today.day_sheet import day_sheet
from app.today.queries import noted_on
from app.web.navigation import groups
from app.web.policies import Policy, policy

home = Blueprint("home", __name__)


@home.get("/home")
@policy(Policy.VOLUNTEER)
def page() -> str:
    """For a volunteer the two things a volunteer does; for others first what needs a hand."""
    now, places = clock.now(), premises_of(db.session.connection(), current_user.organisation_id)
    asked = Asked(db.session.connection(), current_user.organisation_id, tuple(places), now)
    leads = current_user.is_at_least(Role.COORDINATOR)
    return render_template(
        "home/home.html",
        needs=every_need(asked) if leads else [],
        steps=[step for place in places for step in first_steps(asked.connection, place, now)] if leads else [],
        today=[_today_at(place, now) for place in places],
    )


@home.get("/more")
@policy(Policy.VOLUNTEER)
def more() -> str:
    """Every page that whoever is signed in may open, with what it is for."""
    return render_template("home/more.html", groups=groups())


def _today_at(place: Any, now: Any) -> dict[str, Any]:
    day = local_time(now, place.time_zone, place.cutoff_minute).day
    return {
        "place": place,
        "day": day,
        "visits": day_sheet(noted_on(db.session.connection(), place, day), now).visits,
    }
