"""The pages on which coordinators find their agreements, add one and read one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from app.agreements.actions import change_terms, found_agreement
from app.agreements.asked import asked_agreement, may_change, organisation, today, writer
from app.agreements.forms import NewAgreementForm
from app.agreements.history import history_of
from app.agreements.money_queries import (
    Leaving,
    consents_of,
    hour_values,
    index_of,
    may_leave,
    party_years,
)
from app.agreements.overview import money_rows, parts_of
from app.agreements.queries import (
    AGREEMENTS,
    agreed_things,
    goals_of,
    own_agreements,
    parties_in_words,
)
from app.agreements.typed import percent_text
from app.agreements.wording import LEAVING_WORDS, amount_in_words, figure_in_words
from app.agreements.writing import Saying
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.slugs import slug_of_name
from app.web.policies import Policy, policy
from app.web.reading import reading

agreements = Blueprint("agreements", __name__, url_prefix="/agreements")


@agreements.get("")
@policy(Policy.COORDINATOR)
def first() -> Response | str:
    """Their agreements; the only one at once; without any, what to do first."""
    own = own_agreements(reading(), organisation())
    if len(own) == 1:
        return redirect(url_for("agreements.page", slug=own[0].slug))
    return render_template("agreements/list.html", own=own)


@agreements.route("/new", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def new() -> Response | str | tuple[str, int]:
    """An agreement of their own organisation; others join it by a command, which no party gives for another."""
    form = NewAgreementForm()
    if not form.validate_on_submit():
        return render_template("agreements/new.html", form=form), 422 if form.is_submitted() else 200
    with write_connection() as connection:
        slug = _found(connection, form)
    flash(_("The agreement is here. Now write its goals, one by one."))
    return redirect(url_for("agreements.page", slug=slug))


@agreements.get("/<slug>")
@policy(Policy.COORDINATOR)
def page(slug: str) -> str:
    """One agreement, to read: what was agreed, beside who."""
    agreement = asked_agreement(slug)
    return render_template("agreements/agreement.html", agreement=agreement, **_read(agreement))


def _found(connection: Connection, form: NewAgreementForm) -> str:
    name = form.name.data.strip()
    taken = {*connection.execute(AGREEMENTS.select().with_only_columns(AGREEMENTS.c.slug)).scalars(), "new"}
    slug, by = slug_of_name(name, taken), writer()
    number = found_agreement(connection, slug, name, [organisation()], form.period(), by)
    said = {each: (form[each].data or "").strip() for each in ("municipality", "diary_number")}
    change_terms(connection, number, said, Saying(by, 1, form.period().first_day))
    return slug


def _read(agreement: AnyRow) -> dict[str, Any]:
    goals, things = goals_of(reading(), agreement.id), agreed_things(reading(), agreement.id)
    parties = parties_in_words(reading(), agreement.id)
    years, values = party_years(reading(), agreement.id), hour_values(reading(), agreement.id)
    index = index_of(agreement)
    return {
        "parts": parts_of(goals, things),
        "has_goals": bool(goals),
        "parties": parties,
        "party_names": {each.organisation_id: each.name for each in parties},
        "own": organisation(),
        "money": money_rows(agreement, parties, years, index),
        "hour_values": [row for _year, row in sorted(values.items()) if row.kr_per_hour is not None],
        "index": index,
        "percent": percent_text(agreement.index_percent_hundredths),
        "consents": consents_of(reading(), agreement.id),
        "leaving": [(each, LEAVING_WORDS[each], may_leave(reading(), agreement.id, each, today())) for each in Leaving],
        "history": history_of(reading(), agreement.id, parties),
        "may_change": may_change(agreement),
        "today": today(),
        "amount_in_words": amount_in_words,
        "figure_in_words": figure_in_words,
    }
