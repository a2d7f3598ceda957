"""The forms on an agreement's common terms, and those by which a party leaves or stays."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.agreements.actions import change_terms, leave, stay
from app.agreements.asked import asked_agreement, asked_to_change, organisation, saying, usual_from_day, writer
from app.agreements.forms import CountingForm, IndexForm, LeaveForm, TermsForm
from app.agreements.pages import agreements
from app.agreements.queries import party_rows
from app.agreements.saving import Answer, Saved, Shown, answered
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

__all__ = ["agreements"]
AnyTermsForm = TermsForm | CountingForm | IndexForm


@agreements.route("/<slug>/terms", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def terms(slug: str) -> Answer:
    """What it is called, with whom, from when to when; a prolongation is a later last day."""
    agreement = asked_to_change(slug)
    form = TermsForm(data=_data(agreement, TermsForm, is_new=False))
    lead = _("Is it prolonged? Choose a later last day, and the day from which that holds.")
    return _answered(form, Shown(agreement, _("Name, parties' municipality, period"), lead))


@agreements.route("/<slug>/counting", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def counting(slug: str) -> Answer:
    """The limits of the bands, and what may be told of few persons."""
    agreement = asked_to_change(slug)
    form = CountingForm(data=_data(agreement, CountingForm, is_new=agreement.often_from_days is None))
    lead = _("It holds for the whole agreement, above what each premises has of its own.")
    return _answered(form, Shown(agreement, _("How you count together"), lead))


@agreements.route("/<slug>/index", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def index(slug: str) -> Answer:
    """By how much grants go up each year."""
    agreement = asked_to_change(slug)
    form = IndexForm(data=_data(agreement, IndexForm, is_new=agreement.index_from_year is None))
    return _answered(form, Shown(agreement, _("Yearly indexing"), _("It only proposes: the grant you type stands.")))


@agreements.route("/<slug>/leave", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def leaving(slug: str) -> Answer:
    """The last day of one's own organisation as a party."""
    agreement = asked_to_change(slug)
    since = party_rows(reading(), agreement.id, organisation())[0].from_day
    form = LeaveForm(since)
    lead = _("Only your own organisation leaves. The others, and everything until that day, stay as they are.")
    return answered(
        form,
        Shown(agreement, _("Leave the agreement"), lead),
        lambda connection: leave(connection, agreement.id, organisation(), form.day(), writer()),
        lambda: (0, {}),
        _("Noted. Until that day you can take it back."),
    )


@agreements.post("/<slug>/stay")
@policy(Policy.COORDINATOR)
def staying(slug: str) -> Response:
    """Take back that one's own organisation leaves."""
    agreement, form = asked_agreement(slug), PressedForm()
    if form.validate_on_submit():
        with write_connection() as connection:
            stay(connection, agreement.id, organisation(), writer())
        flash(_("Taken back. You stay a party."))
    return redirect(url_for("agreements.page", slug=slug))


def _answered(form: AnyTermsForm, shown: Shown) -> Answer:
    number = shown.agreement.id
    return answered(
        form,
        shown,
        lambda connection: change_terms(connection, number, form.changes(), saying(form.seen, form.since)),
        lambda: _saved(shown.agreement.slug, type(form)),
        _("Saved. What held before is kept."),
    )


def _data(agreement: AnyRow, form: type[AnyTermsForm], *, is_new: bool) -> dict[str, Any]:
    since = usual_from_day(agreement, is_new=is_new).isoformat()
    return form.texts(agreement) | {"version": str(agreement.number), "from_day": since}


def _saved(slug: str, form: type[AnyTermsForm]) -> Saved:
    agreement = asked_agreement(slug)
    return agreement.number, form.texts(agreement)
