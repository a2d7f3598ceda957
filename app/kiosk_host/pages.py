"""The page on which staff add kiosks, pair them, and shut them out."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.errors import NotFound
from app.extensions import db
from app.kiosk_host.actions import add_kiosk, make_pairing_code, pairing_url, revoke_kiosk
from app.kiosk_host.forms import DoorForm, KioskForm, PressedForm
from app.kiosk_host.overview import kiosk_in_use, kiosks_in_use, missing_counts
from app.organisations.actions import DoorWishes, set_door
from app.organisations.queries import premises_of
from app.web.policies import Policy, policy

kiosks = Blueprint("kiosks", __name__, url_prefix="/kiosks")


@kiosks.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page() -> Response | str | tuple[str, int]:
    """The kiosks in use, and a form for one more."""
    form, premises = KioskForm(), premises_of(_connection(), _organisation())
    form.premises.choices = [(each.slug, each.name) for each in premises]
    if not form.validate_on_submit():
        shown = render_template(
            "kiosks/kiosks.html",
            kiosks=kiosks_in_use(_connection(), _organisation()),
            missing=missing_counts(_connection(), _organisation(), clock.now().date()),
            premises=premises,
            form=form,
        )
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


@kiosks.route("/door/<int:premises_id>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def door(premises_id: int) -> Response | str | tuple[str, int]:
    """What the tablets of one premises may offer beside the one tap."""
    place = next((each for each in premises_of(_connection(), _organisation()) if each.id == premises_id), None)
    if place is None:
        raise NotFound("There are no such premises.")
    form = DoorForm(needs=_word_of(place.shows_needs_at_door), goodbye=_word_of(place.asks_goodbye_at_door))
    if not form.validate_on_submit():
        return render_template("kiosks/door.html", place=place, form=form), 422 if form.is_submitted() else 200
    with write_connection() as connection:
        set_door(connection, _organisation(), place.id, DoorWishes(form.needs.data == "on", form.goodbye.data == "on"))
    flash(_("Saved. The tablets show it within ten minutes."))
    return redirect(url_for("kiosks.page"))


def _word_of(is_on: bool) -> str:
    return "on" if is_on else "off"


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
