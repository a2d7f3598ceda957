"""The pages on which staff add kiosks, pair them, shut them out, and choose their languages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage
from werkzeug.wrappers import Response

from app import clock
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import NotFound
from app.extensions import db
from app.kiosk_host.actions import add_kiosk, make_pairing_code, pairing_url, revoke_kiosk
from app.kiosk_host.forms import KioskForm, LanguagesForm, PressedForm
from app.kiosk_host.language_switches import Switch, language_switches, switch_languages
from app.kiosk_host.overview import kiosk_in_use, kiosks_in_use
from app.organisations.queries import premises_of
from app.web.policies import Policy, policy

kiosks = Blueprint("kiosks", __name__, url_prefix="/kiosks")


@kiosks.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page() -> Response | str | tuple[str, int]:
    """The kiosks in use, and a form for one more."""
    form = KioskForm()
    form.premises.choices = [(each.slug, each.name) for each in premises_of(_connection(), _organisation())]
    if not form.validate_on_submit():
        in_use, doors = kiosks_in_use(_connection(), _organisation()), premises_of(_connection(), _organisation())
        shown = render_template("kiosks/kiosks.html", kiosks=in_use, doors=doors, form=form)
        return shown, 422 if form.is_submitted() else 200
    with write_connection() as connection:
        added = add_kiosk(connection, form.premises.data, form.name.data, clock.now())
    flash(_("%(name)s is added. Now pair its tablet.", name=form.name.data.strip()))
    return redirect(url_for("kiosks.pair", kiosk_id=added.kiosk_id))


@kiosks.route("/<int:kiosk_id>/pair", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def pair(kiosk_id: int) -> str:
    """A link, as a code to be photographed, that makes a tablet this kiosk; made when it is asked for."""
    kiosk, form = kiosk_in_use(_connection(), _organisation(), kiosk_id), PressedForm()
    link = None
    if form.validate_on_submit():
        with write_connection() as connection:
            code = make_pairing_code(connection, _organisation(), kiosk_id, clock.now())
        link = pairing_url(current_app.config["OASEN"].public_url, code)
    return render_template("kiosks/pair.html", kiosk=kiosk, form=form, link=link, code=_drawn(link) if link else None)


@kiosks.route("/<int:kiosk_id>/shut-out", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def shut_out(kiosk_id: int) -> Response | str:
    """Let a tablet that is lost or no longer used open nothing from now on."""
    kiosk, form = kiosk_in_use(_connection(), _organisation(), kiosk_id), PressedForm()
    if not form.validate_on_submit():
        return render_template("kiosks/shut_out.html", kiosk=kiosk, form=form)
    with write_connection() as connection:
        revoke_kiosk(connection, _organisation(), kiosk_id, clock.now())
    flash(_("%(name)s is shut out. What it had counted stays.", name=kiosk.name))
    return redirect(url_for("kiosks.page"))


@kiosks.route("/languages/<slug>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def languages(slug: str) -> Response | str | tuple[str, int]:
    """The languages that the tablets of these premises offer."""
    place, form = _premises(slug), LanguagesForm()
    switches = language_switches(_connection(), _organisation(), place.id)
    form.spoken.choices = [(each.language.code, each.language.name) for each in switches]
    if not form.validate_on_submit():
        shown = render_template(
            "kiosks/languages.html", place=place, form=form, switches=switches, known_as=_known_as(switches)
        )
        return shown, 422 if form.is_submitted() else 200
    wanted = {code: code in (form.spoken.data or ()) for code in _that_may_be_off(switches)}
    with write_connection() as connection:
        switch_languages(connection, _organisation(), place.id, wanted, clock.now())
    flash(_("The tablets speak so within ten minutes."))
    return redirect(url_for("kiosks.page"))


def _that_may_be_off(switches: list[Switch]) -> list[str]:
    return [each.language.code for each in switches if not each.language.is_greeting]


def _known_as(switches: list[Switch]) -> dict[str, str]:
    """What the languages are called in the reader's own, by code; a private form has no name but its own."""
    reader = get_locale()
    names = reader.languages if reader else {}
    return {each.language.code: names.get(each.language.code, "") for each in switches}


def _premises(slug: str) -> AnyRow:
    """Premises of one's own organisation; raises NotFound."""
    for place in premises_of(_connection(), _organisation()):
        if place.slug == slug:
            return place
    raise NotFound("There are no such premises.")


def _drawn(link: str) -> Markup:
    drawing = QRCode(border=4, image_factory=SvgPathImage)
    drawing.add_data(link)
    svg = drawing.make_image().to_string(encoding="unicode")
    # Drawn here from a link made here; the page says beside it what it is.
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704


def _organisation() -> int:
    return int(current_user.organisation_id)


def _connection() -> Any:
    return db.session.connection()
