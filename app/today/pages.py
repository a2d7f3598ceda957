"""Today's page, and the parts of it that stay fresh."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound
from app.extensions import db
from app.organisations.queries import premises_of
from app.people.recognition import new_identifier
from app.staff.sign_in import unattended
from app.today.forms import InsideForm, TakeBackForm
from app.today.seen import list_of_day, seen
from app.web.policies import Policy, policy

today = Blueprint("today", __name__)


@today.get("/")
@today.get("/today/<slug>")
@policy(Policy.VOLUNTEER)
def page(slug: str | None = None) -> str:
    """How full it is, what is counted, what was noted, with what needs a hand first."""
    places = premises_of(connection(), current_user.organisation_id)
    if not places:
        return render_template("today/no_premises.html")
    return shown(place_among(places, slug))


@today.get("/today/<slug>/live")
@policy(Policy.VOLUNTEER)
@unattended
def live(slug: str) -> AnyResponse:
    """The parts of the page that stay fresh; 304 when nothing has changed."""
    text = render_template("today/_live.html", **seen(connection(), own_place(slug), clock.now()))
    response = Response(text)
    response.set_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    return response.make_conditional(request)


@today.get("/today/<slug>/noted")
@policy(Policy.VOLUNTEER)
def everything(slug: str) -> str:
    """All that has been noted today, one by one."""
    place, now = own_place(slug), clock.now()
    return render_template(
        "today/everything.html", form=TakeBackForm(formdata=None), **list_of_day(connection(), place, now)
    )


def shown(place: AnyRow, **refused: Any) -> str:
    """The page of these premises. refused: what could not be taken, to be shown where it was typed."""
    places = premises_of(connection(), current_user.organisation_id)
    inside_form = refused.pop("inside_form", None) or InsideForm(formdata=None)
    return render_template(
        "today/today.html",
        every_premises=places,
        form=TakeBackForm(formdata=None),
        inside_form=inside_form,
        new_press=lambda: new_identifier().hex(),
        **{"refused": {}, **refused},
        **seen(connection(), place, clock.now()),
    )


def own_place(slug: str) -> AnyRow:
    """The premises of that slug; raises NotFound, for another organisation's too."""
    return place_among(premises_of(connection(), current_user.organisation_id), slug)


def place_among(places: list[AnyRow], slug: str | None) -> AnyRow:
    """The one of that slug, the first where none is named; raises NotFound."""
    for place in places:
        if slug in (None, place.slug):
            return place
    raise NotFound(f"There are no premises {slug!r} in your organisation.")


def connection() -> Any:
    """The connection that this request reads by."""
    return db.session.connection()
