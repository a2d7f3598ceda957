"""The forms on an agreement's money, and on what one's own organisation lets leave the house."""

from __future__ import annotations

from flask_babel import gettext as _

from app.agreements.agreeing_forms import ConsentForm, HourValueForm, PartyYearForm
from app.agreements.agreeing_pages import agreements
from app.agreements.asked import asked_to_change, organisation, saying
from app.agreements.money import proposed_kr
from app.agreements.money_actions import tell_party_year, tick, value_an_hour
from app.agreements.money_queries import Leaving, consents_of, hour_values, index_of, party_years
from app.agreements.overview import known_grants
from app.agreements.saving import Answer, Saved, Shown, answered
from app.agreements.typed import number_text
from app.agreements.wording import LEAVING_WORDS
from app.database.statements import AnyRow
from app.errors import NotFound
from app.periods import FIRST_YEAR, LAST_YEAR
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["agreements"]


@agreements.route("/<slug>/money/<int:year>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def money(slug: str, year: int) -> Answer:
    """One's own organisation's grant and cost of a year; the index proposes the grant."""
    agreement = asked_to_change(slug)
    _require_year(year)
    of_own = party_years(reading(), agreement.id).get(organisation(), {})
    number, texts = _saved_year(agreement, year)
    proposed = proposed_kr(known_grants(of_own), year, index_of(agreement)) if not texts["grant"] else None
    if proposed is not None:
        texts["grant"] = number_text(proposed)
    form = PartyYearForm(data=texts | {"version": str(number)})
    lead = _("The grant is proposed by the index. Change it to what was paid.") if proposed is not None else ""
    return answered(
        form,
        Shown(agreement, _("Your money in %(year)s", year=year), lead),
        lambda connection: tell_party_year(
            connection, agreement.id, organisation(), year, form.kr(), saying(form.seen)
        ),
        lambda: _saved_year(agreement, year),
        _("Saved for %(year)s.", year=year),
    )


@agreements.route("/<slug>/hour/<int:year>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def hour(slug: str, year: int) -> Answer:
    """What an hour of volunteer work is worth from a year on, for all parties."""
    agreement = asked_to_change(slug)
    _require_year(year)
    number, texts = _saved_hour(agreement, year)
    form = HourValueForm(data=texts | {"version": str(number)})
    lead = _("For all parties. It is told apart from money, never added to it.")
    return answered(
        form,
        Shown(agreement, _("What an hour of volunteer work is worth from %(year)s", year=year), lead),
        lambda connection: value_an_hour(connection, agreement.id, year, form.value(), saying(form.seen)),
        lambda: _saved_hour(agreement, year),
        _("Saved from %(year)s.", year=year),
    )


@agreements.route("/<slug>/leaves/<what>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def consent(slug: str, what: str) -> Answer:
    """Tick for one's own organisation that something may leave the house; it does once all have."""
    agreement = asked_to_change(slug)
    if what not in list(Leaving):
        raise NotFound("There is no such page.")
    leaving = Leaving(what)
    number, texts = _saved_consent(agreement, leaving)
    form = ConsentForm(data=texts | {"version": str(number)})
    name, why = LEAVING_WORDS[leaving]
    return answered(
        form,
        Shown(agreement, name, why),
        lambda connection: tick(
            connection, agreement.id, organisation(), leaving, form.is_given.data, saying(form.seen)
        ),
        lambda: _saved_consent(agreement, leaving),
        _("Saved for your organisation."),
    )


def _require_year(year: int) -> None:
    if not FIRST_YEAR < year <= LAST_YEAR:
        raise NotFound("There is no such year.")


def _saved_year(agreement: AnyRow, year: int) -> Saved:
    row = party_years(reading(), agreement.id).get(organisation(), {}).get(year)
    return row.number if row else 0, PartyYearForm.texts(row)


def _saved_hour(agreement: AnyRow, year: int) -> Saved:
    row = hour_values(reading(), agreement.id).get(year)
    return row.number if row else 0, HourValueForm.texts(row)


def _saved_consent(agreement: AnyRow, what: Leaving) -> Saved:
    row = consents_of(reading(), agreement.id)[what.value].get(organisation())
    return row.number if row else 0, ConsentForm.texts(row)
