"""The pages on which staff add kiosks, pair them, see how they are doing, and shut them out."""

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
from app.kiosk_host.care.condition import needs_of
from app.kiosk_host.care.condition_words import clock_in_words, need_in_words, queue_in_words
from app.kiosk_host.care.reports import ask_to_reload
from app.kiosk_host.delivery import KIOSK_FOLDER
from app.kiosk_host.forms import KioskForm, NameForm
from app.kiosk_host.overview import kiosk_in_use, kiosks_in_use, missing_counts, premises_with_pin
from app.kiosk_host.precache import fingerprint
from app.kiosk_host.typed_codes import grouped
from app.organisations.queries import premises_of
from app.web.drawn_codes import drawn_code
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

kiosks = Blueprint("kiosks", __name__, url_prefix="/kiosks")


@kiosks.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page() -> Response | str | tuple[str, int]:
    """The kiosks in use, what needs a hand, and a form for one more."""
    form, places = KioskForm(), premises_of(reading(), _organisation())
    form.premises.choices = [(each.slug, each.name) for each in places]
    if not form.validate_on_submit():
        return _page_of_kiosks(form, places), 422 if form.is_submitted() else 200
    with write_connection() as connection:
        added = add_kiosk(connection, form.premises.data, form.name.data, clock.now())
    flash(_("%(name)s is added. Now pair its tablet.", name=form.name.data.strip()))
    return redirect(url_for("kiosks.pair", kiosk_id=added.kiosk_id))


@kiosks.route("/<int:kiosk_id>/pair", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def pair(kiosk_id: int) -> str:
    """A link, as a code to be photographed, and a code to be typed; made when asked for, either pairs one tablet."""
    kiosk, form = kiosk_in_use(reading(), _organisation(), kiosk_id), PressedForm()
    link = typed = None
    if form.validate_on_submit():
        with write_connection() as connection:
            code = make_pairing_code(connection, _organisation(), kiosk_id, clock.now())
            typed = grouped(make_typed_code(connection, _organisation(), kiosk_id, clock.now()))
        link = pairing_url(current_app.config["OASEN"].public_url, code)
    return render_template(
        "kiosks/pair.html",
        kiosk=kiosk,
        form=form,
        link=link,
        address=(link or "").partition("#")[0],
        code=drawn_code(link) if link else None,
        typed=typed,
    )


@kiosks.route("/<int:kiosk_id>/rename", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def rename(kiosk_id: int) -> Response | str | tuple[str, int]:
    """Call a kiosk something else."""
    kiosk = kiosk_in_use(reading(), _organisation(), kiosk_id)
    form = NameForm(data={"name": kiosk.name})
    if not form.validate_on_submit():
        shown = render_template("kiosks/rename.html", kiosk=kiosk, form=form)
        return shown, 422 if form.is_submitted() else 200
    with write_connection() as connection:
        rename_kiosk(connection, _organisation(), kiosk_id, form.name.data)
    flash(_("It is called %(name)s now.", name=form.name.data.strip()))
    return redirect(url_for("kiosks.page"))


@kiosks.post("/<int:kiosk_id>/load-anew")
@policy(Policy.COORDINATOR)
def load_anew(kiosk_id: int) -> Response:
    """Ask a tablet to load its page anew, and with it the newest version, once nobody stands before it."""
    kiosk = kiosk_in_use(reading(), _organisation(), kiosk_id)
    with write_connection() as connection:
        ask_to_reload(connection, _organisation(), kiosk_id, clock.now())
    flash(_("%(name)s loads anew within a few minutes, once nobody stands before it.", name=kiosk.name))
    return redirect(url_for("kiosks.page"))


@kiosks.route("/<int:kiosk_id>/shut-out", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def shut_out(kiosk_id: int) -> Response | str:
    """Let a tablet that is lost or no longer used open nothing from now on."""
    kiosk, form = kiosk_in_use(reading(), _organisation(), kiosk_id), PressedForm()
    if not form.validate_on_submit():
        return render_template("kiosks/shut_out.html", kiosk=kiosk, form=form)
    with write_connection() as connection:
        revoke_kiosk(connection, _organisation(), kiosk_id, clock.now())
    flash(_("%(name)s is shut out. What it had counted stays.", name=kiosk.name))
    return redirect(url_for("kiosks.page"))


def _page_of_kiosks(form: KioskForm, places: list[AnyRow]) -> str:
    tablets, now = kiosks_in_use(reading(), _organisation()), clock.now()
    return render_template(
        "kiosks/kiosks.html",
        kiosks=tablets,
        needs={each.id: [need_in_words(need, each) for need in needs_of(each, now)] for each in tablets},
        clock_in_words=clock_in_words,
        queue_in_words=queue_in_words,
        missing=missing_counts(reading(), _organisation(), now.date()),
        version=fingerprint(KIOSK_FOLDER),
        premises=places,
        with_pin=premises_with_pin(reading(), _organisation()),
        form=form,
        pressed=PressedForm(),
    )


def _organisation() -> int:
    return int(current_user.organisation_id)
