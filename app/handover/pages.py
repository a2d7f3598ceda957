"""The pages for administrators: what could be learned today of a card that is shown, of a day, of any column."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.figures.before_counting import do_what_waits
from app.handover.answers import card_answer, keys_at_hand, names_of
from app.handover.columns import COLUMNS
from app.handover.evening import evening_at, rows_of_evening
from app.handover.forms import EveningForm, ShownForm
from app.handover.labels import column_label, table_label
from app.handover.told import About
from app.handover.words import cell, say
from app.organisations.models import DEFAULT_TIME_ZONE
from app.organisations.queries import organisation_slug, own_premises, premises_of
from app.staff.sign_in import require_fresh
from app.web.languages import language
from app.web.policies import Policy, policy
from app.web.reading import reading
from app.web.security import WITH_CAMERA

handover = Blueprint("handover", __name__, url_prefix="/handover")


@handover.get("")
@policy(Policy.ADMIN)
def page() -> Response:
    """What is asked, and what the answer rests on; for who has just signed in."""
    require_fresh()
    return _asking(ShownForm(formdata=None))


@handover.post("/card")
@policy(Policy.ADMIN)
def card() -> Response | str:
    """All that is kept of the holder of the card that is shown.

    Answered at once, where other forms lead on to another address: neither the card nor what it opens may stand in an
    address, in the browser's history or in the server's memory.
    """
    if not current_user.is_fresh(clock.now()):
        return redirect(url_for("handover.page"))  # where one is asked once more; the card is then held up anew
    form = ShownForm()
    if not form.validate_on_submit():
        return _asking(form)
    do_what_waits()
    settings, slug = current_app.config["OASEN"], organisation_slug(_organisation())
    answer = card_answer(reading(), settings, _organisation(), slug, form.shown.data or "")
    return render_template(
        "handover/card.html", answer=answer, keys=keys_at_hand(settings, slug), **_telling(DEFAULT_TIME_ZONE)
    )


@handover.get("/evening")
@policy(Policy.ADMIN)
def evening() -> Response | str:
    """All that is kept of one day at one place; until both are said, what is asked."""
    require_fresh()
    form = _evening_form(request.args)
    if not request.args or not form.validate():
        return _asking(ShownForm(formdata=None), form)
    place = own_premises(reading(), _organisation(), form.premises.data)
    do_what_waits()
    parts = rows_of_evening(reading(), evening_at(place, form.day.data))
    telling = _telling(place.time_zone)
    return render_template("handover/evening.html", parts=parts, place=place, day=form.day.data, **telling)


@handover.get("/columns")
@policy(Policy.ADMIN)
def columns() -> str:
    """What every column of every table tells, and of whom."""
    groups = [(about, [each for each in COLUMNS if each.about is about]) for about in About]
    return render_template("handover/columns.html", groups=groups, language=language)


def _asking(form: ShownForm, evening: EveningForm | None = None) -> Response:
    evening = evening or _evening_form(None)
    form.shown.data = ""  # what a card says is given back to no page, refused or not
    text = render_template("handover/ask.html", form=form, evening=evening, say=_say)
    response = make_response(text, 422 if form.errors or evening.errors else 200)
    response.headers.update(WITH_CAMERA)
    return response


def _evening_form(asked: Any) -> EveningForm:
    form = EveningForm(asked, day=clock.now().date())
    form.premises.choices = [(each.slug, each.name) for each in premises_of(reading(), _organisation())]
    return form


def _telling(time_zone: str) -> dict[str, Any]:
    """What the templates of answers need to write cells in words."""
    spoken, names = language(), names_of(reading(), _organisation())
    return {
        "say": _say,
        "table_label": lambda table: table_label(table, spoken),
        "column_label": lambda column: column_label(column, spoken),
        "cell": lambda column, value: cell(column, value, names, spoken, time_zone),
    }


def _say(what: str) -> str:
    return say(what, language())


def _organisation() -> int:
    return int(current_user.organisation_id)
