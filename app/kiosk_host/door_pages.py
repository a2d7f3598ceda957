"""The pages on which staff choose what the tablets of one premises offer: tiles, a goodbye, languages."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.kiosk_host.care_pages import kiosks
from app.kiosk_host.forms import DoorForm, LanguagesForm
from app.kiosk_host.language_switches import Switch, language_switches, switch_languages
from app.organisations.actions import DoorWishes, set_door
from app.organisations.queries import own_premises
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["kiosks"]


@kiosks.route("/door/<slug>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def door(slug: str) -> Response | str | tuple[str, int]:
    """What the tablets of one premises may offer beside the one tap."""
    place = own_premises(reading(), _organisation(), slug)
    form = DoorForm(needs=_word_of(place.shows_needs_at_door), goodbye=_word_of(place.asks_goodbye_at_door))
    if not form.validate_on_submit():
        return render_template("kiosks/door.html", place=place, form=form), 422 if form.is_submitted() else 200
    with write_connection() as connection:
        set_door(connection, _organisation(), place.id, DoorWishes(form.needs.data == "on", form.goodbye.data == "on"))
    flash(_("Saved. The tablets show it within a minute."))
    return redirect(url_for("kiosks.page"))


@kiosks.route("/languages/<slug>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def languages(slug: str) -> Response | str | tuple[str, int]:
    """The languages that the tablets of these premises offer."""
    place, form = own_premises(reading(), _organisation(), slug), LanguagesForm()
    switches = language_switches(reading(), _organisation(), place.id)
    form.spoken.choices = [(each.language.code, each.language.name) for each in switches]
    if not form.validate_on_submit():
        shown = render_template(
            "kiosks/languages.html", place=place, form=form, switches=switches, known_as=_known_as(switches)
        )
        return shown, 422 if form.is_submitted() else 200
    wanted = {code: code in (form.spoken.data or ()) for code in _that_may_be_off(switches)}
    with write_connection() as connection:
        switch_languages(connection, _organisation(), place.id, wanted, clock.now())
    flash(_("The tablets speak so within a minute."))
    return redirect(url_for("kiosks.page"))


def _word_of(is_on: bool) -> str:
    return "on" if is_on else "off"


def _that_may_be_off(switches: list[Switch]) -> list[str]:
    return [each.language.code for each in switches if not each.language.is_greeting]


def _known_as(switches: list[Switch]) -> dict[str, str]:
    """What the languages are called in the reader's own, by code; a private form has no name but its own."""
    reader = get_locale()
    names = reader.languages if reader else {}
    return {each.language.code: names.get(each.language.code, "") for each in switches}


def _organisation() -> int:
    return int(current_user.organisation_id)
