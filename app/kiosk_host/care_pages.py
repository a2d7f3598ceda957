"""The pages for what staff see to beside the single tablet: the PIN of a place, a queue that was saved as a file."""

from __future__ import annotations

from collections import Counter

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.errors import BadFile, NotFound
from app.extensions import db
from app.kiosk_host.care.reports import set_pin, take_pin_away
from app.kiosk_host.forms import PinForm, QueueFileForm
from app.kiosk_host.intake.queue_files import QueueFile, read_queue_file
from app.kiosk_host.intake.taking_in import take_in_file
from app.kiosk_host.overview import premises_with_pin
from app.kiosk_host.pages import kiosks
from app.log.drafts import Status
from app.organisations.queries import own_premises
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

__all__ = ["kiosks"]


@kiosks.route("/pin/<slug>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def pin(slug: str) -> Response | str | tuple[str, int]:
    """The PIN that opens the staff's corner on the tablets of a place."""
    place, form = own_premises(db.session.connection(), _organisation(), slug), PinForm()
    if not form.validate_on_submit():
        has_pin = slug in premises_with_pin(db.session.connection(), _organisation())
        shown = render_template("kiosks/pin.html", place=place, form=form, has_pin=has_pin, pressed=PressedForm())
        return shown, 422 if form.is_submitted() else 200
    with write_connection() as connection:
        set_pin(connection, _organisation(), place.id, form.pin.data, clock.now())
    flash(_("The PIN is set. The tablets have it within a few minutes, if they have a network."))
    return redirect(url_for("kiosks.page"))


@kiosks.post("/pin/<slug>/away")
@policy(Policy.COORDINATOR)
def pin_away(slug: str) -> Response:
    """Let the corner open without a PIN."""
    place = own_premises(db.session.connection(), _organisation(), slug)
    with write_connection() as connection:
        take_pin_away(connection, _organisation(), place.id)
    flash(_("The staff's corner opens without a PIN."))
    return redirect(url_for("kiosks.page"))


@kiosks.route("/take-in", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def take_in() -> Response | str | tuple[str, int]:
    """Take in the queue that a tablet saved as a file."""
    form = QueueFileForm()
    if form.validate_on_submit():
        try:
            statuses = take_in_file(_sent_file(), _organisation(), clock.now())
        except (BadFile, NotFound):
            form.file.errors = [_("That is no queue that a tablet of yours saved. Nothing was taken in.")]
        else:
            flash(_outcome(statuses))
            return redirect(url_for("kiosks.page"))
    return render_template("kiosks/take_in.html", form=form), 422 if form.is_submitted() else 200


def _sent_file() -> QueueFile:
    sent = request.files.get("file")
    return read_queue_file(sent.read() if sent else b"")


def _outcome(statuses: Counter[str]) -> str:
    already = statuses[Status.ALREADY_STORED]
    aside = statuses[Status.CONFLICT] + statuses[Status.QUARANTINED]
    taken = statuses.total() - already - aside
    said = [ngettext("%(num)s entry is taken in.", "%(num)s entries are taken in.", taken)]
    if already:
        said.append(ngettext("%(num)s was here already.", "%(num)s were here already.", already))
    if aside:
        said.append(ngettext("%(num)s is set aside to be looked at.", "%(num)s are set aside to be looked at.", aside))
    return " ".join(said)


def _organisation() -> int:
    return int(current_user.organisation_id)
