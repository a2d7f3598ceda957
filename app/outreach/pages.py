"""The pages on which contacts are noted at the desk, and found and changed later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.statements import AnyRow
from app.errors import NotFound, ReasonNeeded
from app.organisations.queries import premises_of
from app.outreach.actions import ContactChange, change_contact, note_contact, take_back_contact
from app.outreach.choices import KEPT, calendar_day, length_of, may_be_changed_freely
from app.outreach.forms import ChangeForm, ContactForm, TakeBackForm
from app.outreach.queries import contact_of, contacts_noted_by, contacts_on, topics_in_use, topics_of
from app.outreach.topics import Topic
from app.outreach.wording import (
    CHANNELS,
    DIRECTIONS,
    LENGTHS,
    NOT_SAID,
    aside_words,
    chosen_words,
    contact_words,
    day_words,
    length_words,
    when_choices,
    when_words,
)
from app.people.recognition import new_identifier
from app.service_day import local_time
from app.web.policies import Policy, policy
from app.web.reading import reading
from app.web.reason_form import ReasonForm

outreach = Blueprint("outreach", __name__, url_prefix="/outreach")
DAYS_LOOKED_THROUGH = 8  # what is noted today lies at most a week back


@outreach.route("", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def page() -> Response | str | tuple[str, int]:
    """Three taps note a contact; below it what one has noted today."""
    places, now, form = premises_of(reading(), _organisation()), clock.now(), ContactForm()
    if not places:
        return render_template("outreach/no_premises.html")
    form.premises.choices = [(place.slug, place.name) for place in places]
    place = next((each for each in places if each.slug == form.premises.data), places[0])
    form.offer(when_choices(calendar_day(now, place.time_zone)), topics_in_use(reading(), _organisation()))
    if not form.validate_on_submit():
        return _page_of_noting(form, places, now), 422 if form.is_submitted() else 200
    identifier = bytes.fromhex(form.identifier.data)
    note_contact(reading(), place, current_user.staff_id, form.contact(), identifier, now)
    flash(_("Saved: %(what)s.", what=chosen_words(form.contact())))
    return redirect(url_for("outreach.page", saved=form.identifier.data))


@outreach.post("/take-back")
@policy(Policy.VOLUNTEER)
def take_back_now() -> Response:
    """Take back what was noted a moment ago; what is older is asked about first."""
    form = TakeBackForm()
    if not form.validate_on_submit():
        return redirect(url_for("outreach.page"))
    contact = _contact(form.entry.data)
    try:
        take_back_contact(contact, _organisation(), current_user.staff_id, "", clock.now())
    except ReasonNeeded:
        return redirect(url_for("outreach.take_back", key=form.entry.data))
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=contact_words(contact)))
    return redirect(url_for("outreach.page"))


@outreach.route("/<key>/take-back", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def take_back(key: str) -> Response | str | tuple[str, int]:
    """Take back an older contact, and say why."""
    contact, form, now = _contact(key), ReasonForm(), clock.now()
    if not form.validate_on_submit():
        shown = render_template("outreach/take_back.html", contact=contact, form=form, **_said_of(contact, now))
        return shown, 422 if form.is_submitted() else 200
    take_back_contact(contact, _organisation(), current_user.staff_id, form.reason.data.strip(), now)
    flash(_("Taken back: %(entry)s. It no longer counts.", entry=contact_words(contact)))
    return redirect(url_for("outreach.earlier", day=contact.day.isoformat()))


@outreach.route("/<key>/change", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def change(key: str) -> Response | str | tuple[str, int]:
    """Put another entry in the place of a contact."""
    contact, now = _contact(key), clock.now()
    form = _form_of(contact, now)
    if not form.validate_on_submit():
        shown = render_template(
            "outreach/change.html", contact=contact, form=form, **_pictures(), **_said_of(contact, now)
        )
        return shown, 422 if form.is_submitted() else 200
    reason = form.reason.data.strip() if "reason" in form else ""
    wanted = ContactChange(form.contact(), reason)
    change_contact(contact, _organisation(), current_user.staff_id, wanted, now)
    flash(_("The contact is changed."))
    if may_be_changed_freely(contact.received_at, now):
        return redirect(url_for("outreach.page"))
    return redirect(url_for("outreach.earlier", day=contact.day.isoformat()))


@outreach.get("/earlier")
@policy(Policy.VOLUNTEER)
def earlier() -> str:
    """The contacts of an earlier day, each with the way to change it."""
    now = clock.now()
    today = _today(premises_of(reading(), _organisation()), now)
    day = _day_asked(today)
    return render_template(
        "outreach/earlier.html",
        day=day,
        day_name=day_words(day, today),
        today=today,
        before=day - timedelta(days=1),
        after=day + timedelta(days=1),
        contacts=contacts_on(reading(), _organisation(), day),
        now=now,
        names=_names(topics_of(reading(), _organisation())),
        contact_words=contact_words,
        aside_words=aside_words,
    )


def _page_of_noting(form: ContactForm, places: list[AnyRow], now: datetime) -> str:
    today = _today(places, now)
    days = [today - timedelta(days=count) for count in range(DAYS_LOOKED_THROUGH + 1)]
    noted = contacts_noted_by(reading(), _organisation(), current_user.staff_id, days)
    if not form.is_submitted():
        form.identifier.data = new_identifier().hex()
    return render_template(
        "outreach/outreach.html",
        form=form,
        take_back=TakeBackForm(),
        noted=[each for each in noted if _service_day(each, each.received_at) == today],
        saved=request.args.get("saved", ""),
        now=now,
        names=_names(topics_of(reading(), _organisation())),
        may_be_changed_freely=may_be_changed_freely,
        contact_words=contact_words,
        aside_words=aside_words,
        **_pictures(),
    )


def _form_of(contact: AnyRow, now: datetime) -> ChangeForm:
    length, data = length_of(contact), {"channel": contact.channel or "", "direction": contact.direction or ""}
    form = ChangeForm(
        data={**data, "length": length, "when": KEPT, "topic": contact.topic or "", "count": contact.heads}
    )
    del form.identifier, form.premises
    topics = [topic for topic in topics_of(reading(), _organisation()) if not topic.is_retired]
    if contact.topic and contact.topic not in [topic.slug for topic in topics]:
        name = _names(topics_of(reading(), _organisation())).get(contact.topic, contact.topic)
        topics.append(Topic(contact.topic, name))
    form.offer(when_choices(calendar_day(now, contact.time_zone))[1:], topics)
    form.keep(form.when, KEPT, when_words(contact, now))
    form.leave_unsaid(contact.channel, contact.direction)
    if length == KEPT:
        form.keep(form.length, KEPT, length_words(contact) or str(NOT_SAID))
    if may_be_changed_freely(contact.received_at, now):
        form.ask_no_reason()
    return form


def _said_of(contact: AnyRow, now: datetime) -> dict[str, Any]:
    names = _names(topics_of(reading(), _organisation()))
    return {"what": contact_words(contact), "aside": aside_words(contact, now, names)}


def _pictures() -> dict[str, Any]:
    both = {**CHANNELS, **DIRECTIONS}
    return {"pictures": {slug: picture for slug, (_name, picture) in both.items()}, "lengths": LENGTHS}


def _names(topics: list[Topic]) -> dict[str, str]:
    return {topic.slug: topic.name for topic in topics}


def _contact(key: str) -> AnyRow:
    try:
        return contact_of(reading(), _organisation(), bytes.fromhex(key))
    except ValueError:
        raise NotFound("There is no such contact.") from None


def _day_asked(today: date) -> date:
    """The day in the address; yesterday for none, and for what is no day or has not come yet."""
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today - timedelta(days=1)
    return day if date(2000, 1, 1) <= day <= today else today - timedelta(days=1)


def _today(places: list[AnyRow], now: datetime) -> date:
    return _service_day(places[0], now) if places else now.date()


def _service_day(place: AnyRow, moment: datetime) -> date:
    return local_time(moment, place.time_zone, place.cutoff_minute).day


def _organisation() -> int:
    return int(current_user.organisation_id)
