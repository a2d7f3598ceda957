"""The pages on which coordinators pair the phones of volunteers, see when each was heard of, and shut them out."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.kiosk_host.actions import (
    add_kiosk,
    make_pairing_code,
    make_typed_code,
    pairing_url,
    rename_kiosk,
    revoke_kiosk,
)
from app.kiosk_host.models import Purpose
from app.kiosk_host.overview import kiosk_in_use, kiosks_in_use
from app.kiosk_host.typed_codes import grouped
from app.organisations.queries import premises_of
from app.outreach.forms import NewPhoneForm, PhoneForm
from app.web.drawn_codes import drawn_code
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

phones = Blueprint("phones", __name__, url_prefix="/phones")


@phones.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page() -> Response | str | tuple[str, int]:
    """The phones in use, and a form for one more."""
    form, places = NewPhoneForm(), premises_of(reading(), _organisation())
    form.premises.choices = [(place.slug, place.name) for place in places]
    if not form.validate_on_submit():
        every = kiosks_in_use(reading(), _organisation(), Purpose.PHONE)
        return render_template("outreach/phones.html", phones=every, form=form), 422 if form.is_submitted() else 200
    with write_connection() as connection:
        added = add_kiosk(connection, form.premises.data, form.name.data, clock.now(), Purpose.PHONE)
    flash(_("%(name)s is added. Now pair it.", name=form.name.data.strip()))
    return redirect(url_for("phones.pair", phone_id=added.kiosk_id))


@phones.route("/<int:phone_id>/pair", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def pair(phone_id: int) -> str:
    """A link, as a code to be photographed, and a code to be typed; made when asked for, either pairs one phone."""
    phone, form = _phone(phone_id), PressedForm()
    link = typed = ""
    if form.validate_on_submit():
        with write_connection() as connection:
            code = make_pairing_code(connection, _organisation(), phone_id, clock.now())
            typed = grouped(make_typed_code(connection, _organisation(), phone_id, clock.now()))
        link = pairing_url(current_app.config["OASEN"].public_url, code, Purpose.PHONE)
    return render_template(
        "outreach/pair_phone.html",
        phone=phone,
        form=form,
        link=link,
        address=link.partition("#")[0],
        code=drawn_code(link) if link else None,
        typed=typed,
    )


@phones.route("/<int:phone_id>/rename", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def rename(phone_id: int) -> Response | str | tuple[str, int]:
    """Call a phone something else."""
    phone = _phone(phone_id)
    form = PhoneForm(data={"name": phone.name})
    if not form.validate_on_submit():
        shown = render_template("outreach/rename_phone.html", phone=phone, form=form)
        return shown, 422 if form.is_submitted() else 200
    with write_connection() as connection:
        rename_kiosk(connection, _organisation(), phone_id, form.name.data)
    flash(_("It is called %(name)s now.", name=form.name.data.strip()))
    return redirect(url_for("phones.page"))


@phones.route("/<int:phone_id>/shut-out", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def shut_out(phone_id: int) -> Response | str:
    """Let a phone that is lost, or whose owner helps no more, send nothing from now on."""
    phone, form = _phone(phone_id), PressedForm()
    if not form.validate_on_submit():
        return render_template("outreach/shut_out_phone.html", phone=phone, form=form)
    with write_connection() as connection:
        revoke_kiosk(connection, _organisation(), phone_id, clock.now())
    flash(_("%(name)s is shut out. What was noted on it stays.", name=phone.name))
    return redirect(url_for("phones.page"))


def _phone(phone_id: int) -> AnyRow:
    return kiosk_in_use(reading(), _organisation(), phone_id, Purpose.PHONE)


def _organisation() -> int:
    return int(current_user.organisation_id)
