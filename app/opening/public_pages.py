"""What anyone may read of the opening hours, without signing in: a page in plain words, and a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from flask import Blueprint, Response, render_template, request
from flask_babel import force_locale
from werkzeug.wrappers import Response as AnyResponse

from app.database.statements import AnyRow
from app.database.wall import Across, across_organisations
from app.opening.asked import connection, today_at
from app.opening.door_hours import door_hours
from app.opening.door_pages import page_url
from app.opening.pages import SAID
from app.opening.queries import hours_changed_at, opening_plan, publicly_shown_premises, recorded_days
from app.opening.wording import stretch_line, week_lines
from app.periods import Period
from app.service_day import moment_at
from app.web.languages import LANGUAGES, language_of_browser
from app.web.policies import Policy, policy

public_hours = Blueprint("public_hours", __name__)
PUBLISHED_DAYS = 366
KEPT_SECONDS = 300


@public_hours.get("/hours/<slug>")
@policy(Policy.ANYONE)
@across_organisations(Across.PUBLIC)
def page(slug: str) -> Response:
    """Today's hours first, then the week's, then what comes; nothing else of the house."""
    place = publicly_shown_premises(connection(), slug)
    today = today_at(place)
    recorded = recorded_days(connection(), place, Period(today, today)).get(today)
    hours = door_hours(opening_plan(connection(), place), recorded, today)
    spoken = _spoken()
    with force_locale(spoken):
        text = render_template(
            "opening/hours.html",
            place=place,
            hours=hours,
            spoken=spoken,
            week_lines=week_lines,
            stretch_line=stretch_line,
            **SAID,
        )
    answer = Response(text)
    answer.vary.add("Accept-Language")
    return answer


@public_hours.get("/calendar/<slug>.ics")
@policy(Policy.ANYONE)
@across_organisations(Across.PUBLIC)
def calendar(slug: str) -> AnyResponse:
    """The hours of the coming year; 304 when nothing has changed."""
    from app.opening.calendar_file import Published, calendar_file  # a third of a second; only who subscribes waits

    place = publicly_shown_premises(connection(), slug)
    today = today_at(place)
    days = opening_plan(connection(), place).days(today, today + timedelta(days=PUBLISHED_DAYS))
    changed_at = hours_changed_at(connection(), place)
    published = Published(place.slug, place.name, place.time_zone, page_url(place), changed_at)
    with force_locale(_spoken()):
        written = calendar_file(published, days)
    answer = Response(written, mimetype="text/calendar")
    answer.headers["Content-Disposition"] = "inline; filename=opening-hours.ics"
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    answer.vary.add("Accept-Language")
    answer.set_etag(sha256(written).hexdigest()[:32])
    answer.last_modified = _last_modified(place, changed_at)
    return answer.make_conditional(request)


def _last_modified(place: AnyRow, changed_at: datetime) -> datetime:
    """When the hours changed, or the last midnight, which takes a day away and adds one."""
    midnight = moment_at(datetime.combine(today_at(place), time()), place.time_zone)
    return max(changed_at, midnight).astimezone(UTC)


def _spoken() -> str:
    """The language asked for, else the browser's, else Swedish: nothing is kept about who reads."""
    asked = request.args.get("language", "")
    if asked in LANGUAGES:
        return asked
    return language_of_browser()
