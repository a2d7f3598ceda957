"""The pages for noting by hand: what can be noted, a form for each kind, what was saved."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.activities.queries import names_of_the_house
from app.database.statements import AnyRow
from app.database.types import IDENTIFIER_BYTES
from app.errors import NotAllowed, NotFound
from app.extensions import db
from app.log.second_thoughts import may_be_taken_back_freely
from app.log.staff_notes import place_of
from app.noting.actions import NewRemark, save, write_remark
from app.noting.code_words import CODE_WORDS, code_name
from app.noting.day_forms import TakeBackForm
from app.noting.forms import EntryForm, fit_to_kind
from app.noting.notables import NOTABLES, Notable, Part, notable_of
from app.noting.presses import Press
from app.noting.queries import activities_offered, noted_by_key, words_used
from app.noting.when import today_at
from app.noting.wording import noted_details, noted_words
from app.organisations.queries import own_premises, premises_of
from app.telling_words import words_of
from app.web.languages import language
from app.web.policies import Policy, policy

noting = Blueprint("noting", __name__)


@noting.get("/note")
@noting.get("/note/<slug>")
@policy(Policy.VOLUNTEER)
def page(slug: str | None = None) -> str:
    """What can be noted, as large buttons."""
    places = premises_of(connection(), current_user.organisation_id)
    if not places:
        return render_template("noting/no_premises.html")
    place = places[0] if slug is None else place_named(slug)
    seen = [notable for notable in NOTABLES if current_user.is_at_least(notable.role.value)]
    today = today_at(place_of(place), clock.now())
    return render_template("noting/notables.html", place=place, every_premises=places, notables=seen, today=today)


@noting.route("/note/<slug>/<kind>", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def entry(slug: str, kind: str) -> Response | str | tuple[str, int]:
    """One kind's form."""
    place, notable, now = place_named(slug), notable_for_reader(kind), clock.now()
    form = _form(place, notable, now)
    if not (form.validate_on_submit() and form.look_at_time(place_of(place), now)):
        return _shown(form, place, notable)
    key = save(place, current_user, _press(form), now)
    if Part.REMARK in notable.parts and (form.remark.data or "").strip():
        activity = form.activity.data if "activity" in form else ""
        remark = NewRemark(form.press_key, form.meant_day, form.remark.data.strip(), activity)
        write_remark(place, current_user, remark, now)
    return redirect(url_for("noting.saved", slug=slug, key=key))


@noting.get("/note/<slug>/saved/<key>")
@policy(Policy.VOLUNTEER)
def saved(slug: str, key: str) -> str:
    """What was saved just now, with the way to undo it and to one more."""
    place, now = place_named(slug), clock.now()
    day, noted = noted_by_key(connection(), place, key)
    return render_template(
        "noting/saved.html",
        place=place,
        day=day,
        noted=noted,
        what=noted_words(noted),
        details=noted_details(noted),
        is_free=may_be_taken_back_freely(noted.received_at, now),
        form=TakeBackForm(),
    )


def place_named(slug: str) -> AnyRow:
    """The premises of that slug in the reader's organisation; raises NotFound."""
    return own_premises(connection(), current_user.organisation_id, slug)


def notable_for_reader(kind: str) -> Notable:
    """What the kind's form is made of; raises NotFound, and NotAllowed where the reader's role does not note it."""
    notable = notable_of(kind)
    if not current_user.is_at_least(notable.role.value):
        raise NotAllowed("A coordinator notes that.")
    return notable


def connection() -> Any:
    """The connection that this request reads by."""
    return db.session.connection()


def new_key() -> str:
    """What makes the same press twice count once."""
    return secrets.token_hex(IDENTIFIER_BYTES)


def _form(place: AnyRow, notable: Notable, now: datetime) -> EntryForm:
    form = EntryForm(key=new_key(), **_begun(place, notable))
    codes = _codes_offered(place, notable, now) if notable.code else []
    fit_to_kind(form, notable, activities_offered(connection(), place, notable.kind), codes)
    if form.is_submitted():
        form.nobodys = sorted(words_of(names_of_the_house(connection(), place.organisation_id)))
    return form


def _begun(place: AnyRow, notable: Notable) -> dict[str, Any]:
    """What the form begins with: one that was noted before, where one more like it is wanted."""
    usual = {"heads": notable.usual_heads or ""}
    if "like" not in request.args:
        return usual
    try:
        _, like = noted_by_key(connection(), place, request.args["like"])
    except NotFound:
        return usual
    same = {"activity": like.activity or "", "code": like.code, "basis": like.basis, "heads": like.heads}
    minutes = {"minutes": str(like.minutes or ""), "hours": f"{like.minutes / 60:g}".replace(".", ",")}
    return same | minutes | {"children": like.children or ""}


def _codes_offered(place: AnyRow, notable: Notable, now: datetime) -> list[tuple[str, str]]:
    """Words used before, the most used first, then those of the list."""
    today = today_at(place_of(place), now)
    used = words_used(connection(), place.organisation_id, notable.kind, notable.code, today)
    slugs = dict.fromkeys([*used, *(word.slug for word in CODE_WORDS[notable.code])])
    return [(slug, code_name(slug, language())) for slug in slugs]


def _shown(form: EntryForm, place: AnyRow, notable: Notable) -> tuple[str, int]:
    offered = activities_offered(connection(), place, notable.kind)
    own = [each for each in offered if not each.is_visiting_group]
    shown = render_template(
        "noting/entry.html",
        form=form,
        place=place,
        notable=notable,
        may_scan=notable.takes_cards and (own or not offered),
        has_visiting_group=len(own) < len(offered),
    )
    return shown, 422 if form.is_submitted() else 200


def _press(form: EntryForm) -> Press:
    notable = form.notable
    values: dict[str, Any] = {"kind": notable.kind, "at": form.at}
    if "activity" in form and form.activity.data:
        values["activity"] = form.activity.data
    if notable.code:
        values[notable.code] = form.code_word
    if Part.BASIS in notable.parts:
        values["basis"] = form.basis.data
    if Part.CHILDREN in notable.parts:
        values["children"] = form.child_count
    return Press(form.press_key, values, heads=_heads(form), minutes=_minutes(form))


def _heads(form: EntryForm) -> int:
    return form.head_count if Part.HEADS in form.notable.parts else 1


def _minutes(form: EntryForm) -> int | None:
    if Part.HOURS in form.notable.parts:
        return form.minute_count
    if Part.MINUTES in form.notable.parts and form.minutes.data:
        return int(form.minutes.data)
    return None
