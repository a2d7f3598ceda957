"""The page on which a report is locked: what is missing and held back, read by a second if one likes, and locked."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile
from app.extensions import db
from app.followup.asked import asked_draft
from app.followup.desk import Desk, desk_of
from app.followup.forms import SealForm
from app.followup.locking.sealing import SayWhatChanged, Sealing, seal
from app.followup.own_template.pages import reports
from app.followup.pages import house_words, today, writer
from app.followup.writing.actions import have_read
from app.followup.writing.queries import readers_of
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["reports"]


@reports.route("/<int:draft_id>/lock", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def lock(draft_id: int) -> Response | str | tuple[str, int]:
    """Lock the report, as it was looked at."""
    desk, form = _desk(draft_id), SealForm()
    form.nobodys = house_words()
    if not form.validate_on_submit():
        form.shown.data = desk.checksum
        return _page(desk, form), 422 if form.is_submitted() else 200
    if form.shown.data != desk.checksum:
        form.shown.data, form.shown.raw_data = desk.checksum, None
        return _page(desk, form, is_meanwhile=True), 409
    try:
        version = seal(desk, Sealing(writer(), clock.now(), (form.what_changed.data or "").strip()), today())
    except SayWhatChanged:
        form.what_changed.errors = [_("Say what has changed since the version before, and why.")]
        return _page(desk, form), 422
    except ChangedMeanwhile:
        db.session.rollback()
        desk = _desk(draft_id)
        form.shown.data, form.shown.raw_data = desk.checksum, None
        return _page(desk, form, is_meanwhile=True), 409
    flash(_("Version %(version)s is locked. What is noted later does not change it.", version=version))
    return redirect(url_for("reports.sealed", draft_id=draft_id, version=version))


@reports.post("/<int:draft_id>/read")
@policy(Policy.COORDINATOR)
def read(draft_id: int) -> Response:
    """A second reader has read the report as it stands."""
    desk, form = _desk(draft_id), FlaskForm()
    if form.validate_on_submit():
        with write_connection() as connection:
            have_read(connection, desk.draft, desk.checksum, writer(), clock.now())
        flash(_("It is noted that you have read it."))
    return redirect(url_for("reports.lock", draft_id=draft_id))


def _desk(draft_id: int) -> Desk:
    return desk_of(asked_draft(draft_id), today(), is_to_lock=True)


def _page(desk: Desk, form: SealForm, is_meanwhile: bool = False) -> str:
    readers = readers_of(reading(), desk.draft.id, desk.checksum)
    return render_template("followup/lock.html", desk=desk, form=form, readers=readers, is_meanwhile=is_meanwhile)
