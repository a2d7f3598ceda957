"""Finding entries, and taking one back that is older than today."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app import clock
from app.activities.kinds import KIND
from app.errors import NotFound
from app.log.actions import void_entry
from app.log.drafts import Origin, Place
from app.log.models import Source
from app.organisations.queries import premises_numbered, premises_of
from app.search.forms import SearchForm
from app.search.queries import (
    COUNTED_UP_TO,
    ON_A_PAGE,
    Sought,
    activities_of,
    entries_sought,
    entry_numbered,
    waiting_count,
)
from app.service_day import local_time
from app.today.wording import ICONS, entry_words, kind_name
from app.web.policies import Policy, policy
from app.web.reading import reading
from app.web.reason_form import ReasonForm

search = Blueprint("search", __name__, url_prefix="/search")
LATELY = timedelta(days=13)
HIGHEST_PAGE = 50  # as far as entries are counted


@search.get("")
@policy(Policy.COORDINATOR)
def page() -> str | tuple[str, int]:
    """The entries that are sought: of the last two weeks, until something else is asked for."""
    connection, places = reading(), premises_of(reading(), _organisation())
    activities = activities_of(connection, _organisation())
    form = SearchForm(_asked(places))
    form.offer(
        {slug: kind_name(slug) for slug in KIND},
        [(place.slug, place.name) for place in places],
        [(activity.slug, activity.name) for activity in activities],
    )
    number = min(max(request.args.get("page", 1, int), 1), HIGHEST_PAGE)
    if not form.validate():
        return render_template("search/search.html", form=form, **_found([], 0, number)), 422
    found, count = entries_sought(connection, _organisation(), _sought(form, places, activities), number)
    return render_template("search/search.html", form=form, **_found(found, count, number))


@search.route("/entries/<key>/take-back", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def take_back(key: str) -> Response | str | tuple[str, int]:
    """Take an entry back, of whatever day, and say why."""
    entry, form = entry_numbered(reading(), _organisation(), _identifier(key)), ReasonForm()
    if not form.validate_on_submit():
        shown = render_template("search/take_back.html", entry=entry, what=entry_words(entry), form=form)
        return shown, 422 if form.is_submitted() else 200
    if not entry.is_voided:
        row = premises_numbered(reading(), _organisation(), entry.premises_id)
        place = Place(row.organisation_id, row.id, row.time_zone, row.cutoff_minute)
        origin = Origin(Source.STAFF, clock.now(), staff_id=current_user.staff_id)
        void_entry(entry.id, place, origin, form.reason.data.strip())
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=entry_words(entry)))
    day = entry.day.isoformat()
    return redirect(url_for("search.page") + "?" + urlencode({"from": day, "to": day}))


def _asked(places: list[Any]) -> MultiDict[str, str]:
    """What is asked for, with the last two weeks where no days are."""
    asked = MultiDict(request.args)
    time_zone, cutoff = (places[0].time_zone, places[0].cutoff_minute) if places else ("Europe/Stockholm", 240)
    today = local_time(clock.now(), time_zone, cutoff).day
    asked.setdefault("to", today.isoformat())
    asked.setdefault("from", (today - LATELY).isoformat())
    for name in ("premises", "kind", "activity", "source", "state"):
        asked.setdefault(name, "")
    return asked


def _sought(form: SearchForm, places: list[Any], activities: list[Any]) -> Sought:
    chosen = {activity.slug: activity.id for activity in activities}
    return Sought(
        premises_ids=tuple(place.id for place in places if form.premises.data in ("", place.slug)),
        from_day=form.from_day.data,
        to_day=form.to_day.data,
        kind=form.kind.data or None,
        activity_id=chosen.get(form.activity.data),
        source=form.source.data or None,
        is_taken_back={"counts": False, "taken-back": True}.get(form.state.data),
    )


def _found(found: list[Any], count: int, number: int) -> dict[str, Any]:
    def address(page_number: int) -> str:
        asked = {name: value for name, value in request.args.items() if name != "page" and value}
        return url_for("search.page") + "?" + urlencode(asked | {"page": str(page_number)})

    return {
        "found": found,
        "count": count,
        "counted_up_to": COUNTED_UP_TO,
        "first": (number - 1) * ON_A_PAGE + 1,
        "earlier": address(number - 1) if number > 1 else None,
        "later": address(number + 1) if number * ON_A_PAGE < count else None,
        "waiting": waiting_count(reading(), _organisation()),
        "entry_words": entry_words,
        "kind_name": kind_name,
        "kind_icons": ICONS,
    }


def _identifier(key: str) -> bytes:
    try:
        return bytes.fromhex(key)
    except ValueError:
        raise NotFound("There is no such entry.") from None


def _organisation() -> int:
    return int(current_user.organisation_id)
