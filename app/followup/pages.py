"""The pages on which a report is begun and written."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.activities.queries import names_of_the_house
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, NotFound, Refusal
from app.extensions import db
from app.followup.about.report_choices import Scoped, code_of, latest_whole_year, periods_of, scopes_of
from app.followup.asked import asked_draft
from app.followup.desk import Desk, desk_of
from app.followup.desk_words import period_words
from app.followup.formats.list import FORMATS
from app.followup.forms import BeginForm, EventForm, JudgedForm, RemoveEventForm, TextForm
from app.followup.writing.actions import NewText, add_event, begin_draft, remove_event, write_text
from app.followup.writing.queries import Draft, drafts_of, sealed_versions
from app.followup.writing.slots import JUDGED_BASIS, JUDGED_COUNT, LEFT_OUT
from app.organisations.queries import organisation_named, organisation_slug, premises_of
from app.service_day import local_time
from app.telling_words import words_of
from app.web.policies import Policy, policy
from app.web.reading import reading

reports = Blueprint("reports", __name__, url_prefix="/reports")


@reports.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page() -> Response | str | tuple[str, int]:
    """The reports that have been begun, and the way to begin one."""
    scopes, form = _scopes(), BeginForm()
    _offer(form, scopes)
    wanted = _wanted(form, scopes) if form.validate_on_submit() else None
    if wanted is None:
        shown = render_template("followup/reports.html", form=form, scopes=scopes, begun=_begun(scopes))
        return shown, 422 if form.is_submitted() else 200
    with write_connection() as connection:
        draft = begin_draft(connection, wanted, clock.now())
    return redirect(url_for("reports.write", draft_id=draft.id))


@reports.get("/<int:draft_id>")
@policy(Policy.COORDINATOR)
def write(draft_id: int) -> str:
    """The report as it is being written."""
    return _writing(_desk(draft_id))


@reports.post("/<int:draft_id>/texts")
@policy(Policy.COORDINATOR)
def save_text(draft_id: int) -> Response | tuple[str, int]:
    """Save what is to stand in one place; two who write there at once lose nothing."""
    draft, form = _draft(draft_id), TextForm()
    form.nobodys = house_words()
    if request.form.get("press") == "leave-out":
        form.text.data = LEFT_OUT
    elif request.form.get("press") == "as-made":
        form.text.data = ""
    if not form.validate_on_submit():
        return _refused(draft_id, form), 422
    try:
        with write_connection() as connection:
            new = NewText(form.slot.data, form.text.data or "", form.version.data)
            write_text(connection, draft.id, new, writer(), clock.now())
    except ChangedMeanwhile:
        db.session.rollback()
        return _refused(draft_id, form, is_meanwhile=True), 409
    return redirect(url_for("reports.write", draft_id=draft_id, _anchor=form.slot.data.replace("/", "-")))


@reports.post("/<int:draft_id>/judged")
@policy(Policy.COORDINATOR)
def save_judged(draft_id: int) -> Response | tuple[str, int]:
    """Save how many people the staff judge that came, and by what."""
    draft, form = _draft(draft_id), JudgedForm()
    form.nobodys = house_words()
    if not form.validate_on_submit():
        return _writing(_desk(draft_id), judged=form), 422
    count = "" if form.people.data is None else str(form.people.data)
    pairs = ((JUDGED_COUNT, count, form.count_version), (JUDGED_BASIS, form.basis.data or "", form.basis_version))
    try:
        with write_connection() as connection:
            for slot, text, seen in pairs:
                version = int(seen.data) if (seen.data or "").isdecimal() else -1
                write_text(connection, draft.id, NewText(slot, text, version), writer(), clock.now())
    except ChangedMeanwhile:
        db.session.rollback()
        return _writing(_desk(draft_id), judged=form, is_meanwhile=True), 409
    return redirect(url_for("reports.write", draft_id=draft_id, _anchor="leading"))


@reports.post("/<int:draft_id>/events")
@policy(Policy.COORDINATOR)
def tell_event(draft_id: int) -> Response | tuple[str, int]:
    """Tell of something that happened."""
    draft, form = _draft(draft_id), EventForm()
    form.nobodys = house_words()
    if not form.validate_on_submit():
        return _writing(_desk(draft_id), event=form), 422
    try:
        with write_connection() as connection:
            add_event(connection, draft, form.day.data, form.words.data, writer(), clock.now())
    except Refusal:
        form.day.errors = [_("Choose a day within the time that the report is about.")]
        return _writing(_desk(draft_id), event=form), 422
    return redirect(url_for("reports.write", draft_id=draft_id, _anchor="events"))


@reports.post("/<int:draft_id>/events/remove")
@policy(Policy.COORDINATOR)
def take_event_out(draft_id: int) -> Response:
    """Take an event out of the report."""
    draft, form = _draft(draft_id), RemoveEventForm()
    if form.validate_on_submit():
        with write_connection() as connection:
            remove_event(connection, draft, form.number.data, clock.now())
    return redirect(url_for("reports.write", draft_id=draft_id, _anchor="events"))


def today() -> date:
    """The service day at the organisation's first premises."""
    places = premises_of(reading(), current_user.organisation_id)
    now = clock.now()
    return local_time(now, places[0].time_zone, places[0].cutoff_minute).day if places else now.date()


def _draft(draft_id: int) -> Draft:
    return asked_draft(draft_id)


def _desk(draft_id: int) -> Desk:
    return desk_of(_draft(draft_id), today())


def writer() -> tuple[int, int]:
    """Who writes now: organisation and number."""
    return current_user.organisation_id, current_user.staff_id


def house_words() -> list[str]:
    """Words with a capital that are no person's here: names of places and activities."""
    return sorted(words_of(names_of_the_house(reading(), current_user.organisation_id)))


def _scopes() -> list[Scoped]:
    organisation_id = current_user.organisation_id
    return scopes_of(reading(), organisation_id, _own_name())


def _own_name() -> str:
    return str(organisation_named(reading(), organisation_slug(current_user.organisation_id)).name)


def _offer(form: BeginForm, scopes: list[Scoped]) -> None:
    """The choices of the form: each scope, and each period that any of them may have, the last whole year chosen."""
    form.scope.choices = [(each.scope, each.name) for each in scopes]
    form.scope.data = form.scope.data or scopes[0].scope
    periods = {each.code: each for scoped in scopes for each in periods_of(scoped, today())}
    form.period.choices = [(code, period_words(code)) for code in periods]
    chosen = str(latest_whole_year(today()).first_day.year)
    form.period.data = form.period.data or (chosen if chosen in periods else next(iter(periods)))


def _wanted(form: BeginForm, scopes: list[Scoped]) -> Draft | None:
    """The report that was chosen; None, said beside the field, for a time that it cannot be of."""
    scoped = next(each for each in scopes if each.scope == form.scope.data)
    for each in periods_of(scoped, today()):
        if each.code == form.period.data:
            return scoped.draft(each.period)
    form.period.errors = [_("Choose a time that this report can be of.")]
    return None


def _begun(scopes: list[Scoped]) -> list[dict[str, Any]]:
    names = {each.scope: each.name for each in scopes}
    return [
        {
            "draft": draft,
            "name": names.get(draft.scope, draft.scope),
            "period": period_words(code_of(draft)),
            "sealed": next(iter(sealed_versions(reading(), draft.id)), None),
        }
        for draft in drafts_of(reading(), current_user.organisation_id)
    ]


def _refused(draft_id: int, form: TextForm, is_meanwhile: bool = False) -> str:
    """The page with what was typed in its place; raises NotFound for a place that the report has not."""
    desk = _desk(draft_id)
    if form.slot.data not in desk.slots:
        raise NotFound("There is no such place in the report.")
    return _writing(desk, refused=form, is_meanwhile=is_meanwhile)


def _writing(desk: Desk, **forms: Any) -> str:
    return render_template(
        "followup/write.html",
        desk=desk,
        formats=FORMATS,
        refused=forms.get("refused"),
        judged=forms.get("judged") or _judged_form(desk),
        event=forms.get("event") or EventForm(formdata=None),
        is_meanwhile=forms.get("is_meanwhile", False),
    )


def _judged_form(desk: Desk) -> JudgedForm:
    count, basis = desk.standing(JUDGED_COUNT), desk.standing(JUDGED_BASIS)
    return JudgedForm(
        formdata=None,
        people=int(count.text) if count.text else None,
        basis=basis.text,
        count_version=count.version,
        basis_version=basis.version,
    )
