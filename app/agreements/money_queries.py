"""Questions about an agreement's money, and about what its parties let leave the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, select

from app.agreements.money import Index
from app.agreements.money_models import AgreementConsent, PartyYear, VolunteerHourValue
from app.agreements.queries import parties_in_words, parties_of
from app.agreements.wordings import standing
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.periods import Period

PARTY_YEARS = table_of(PartyYear)
HOUR_VALUES = table_of(VolunteerHourValue)
CONSENTS = table_of(AgreementConsent)


class Leaving(StrEnum):
    """What leaves the house only when every party has ticked it."""

    UNIT_COSTS = "unit-costs"
    PACE = "pace"


def party_years(connection: Connection, agreement_id: int) -> dict[int, dict[int, AnyRow]]:
    """By party and year: grant_kr, cost_kr, each None where nobody has said; number is the version."""
    years: dict[int, dict[int, AnyRow]] = {}
    for row in every_party_year_wording(connection, agreement_id):
        years.setdefault(row.organisation_id, {})[row.year] = row
    return years


@across_organisations(Across.AGREEMENT)
def every_party_year_wording(connection: Connection, agreement_id: int) -> list[AnyRow]:
    """Every grant and cost that was typed, in order."""
    of_agreement = PARTY_YEARS.c.agreement_id == agreement_id
    return list(connection.execute(select(PARTY_YEARS).where(of_agreement).order_by(PARTY_YEARS.c.number)))


def hour_values(connection: Connection, agreement_id: int) -> dict[int, AnyRow]:
    """By year from which it holds: kr_per_hour, None where it was taken back; number is the version."""
    return standing(every_hour_value_wording(connection, agreement_id), "from_year")


@across_organisations(Across.AGREEMENT)
def every_hour_value_wording(connection: Connection, agreement_id: int) -> list[AnyRow]:
    """Every hourly value that was typed, in order."""
    of_agreement = HOUR_VALUES.c.agreement_id == agreement_id
    return list(connection.execute(select(HOUR_VALUES).where(of_agreement).order_by(HOUR_VALUES.c.number)))


def hour_value_in(values: Mapping[int, AnyRow], year: int) -> int | None:
    """The hourly value that holds in that year, in kronor; None when nobody has said one."""
    held = [from_year for from_year, row in values.items() if from_year <= year and row.kr_per_hour is not None]
    return int(values[max(held)].kr_per_hour) if held else None


@across_organisations(Across.AGREEMENT)
def consents_of(connection: Connection, agreement_id: int) -> dict[str, dict[int, AnyRow]]:
    """By what may leave and by party: is_given; number is the version."""
    rows = connection.execute(
        select(CONSENTS).where(CONSENTS.c.agreement_id == agreement_id).order_by(CONSENTS.c.number)
    )
    consents: dict[str, dict[int, AnyRow]] = {each.value: {} for each in Leaving}
    for row in rows:
        consents[row.what][row.organisation_id] = row
    return consents


def may_leave(connection: Connection, agreement_id: int, what: Leaving, day: date) -> bool:
    """Whether every organisation that is a party on the day has ticked it; with no party nothing leaves."""
    ticked = consents_of(connection, agreement_id)[what.value]
    present = [each for each in parties_in_words(connection, agreement_id) if each.is_party_on(day)]
    return bool(present) and all(
        each.organisation_id in ticked and ticked[each.organisation_id].is_given for each in present
    )


def have_all_ticked(connection: Connection, agreement_id: int, what: Leaving, period: Period) -> bool:
    """Whether every organisation that was a party on a day of the period has ticked it; it is of their time."""
    ticked = consents_of(connection, agreement_id)[what.value]
    were_parties = parties_of(connection, agreement_id, period)
    return bool(were_parties) and all(each in ticked and ticked[each].is_given for each in were_parties)


def index_of(agreement: AnyRow) -> Index | None:
    """The index of an agreement's terms; None without one."""
    if agreement.index_from_year is None:
        return None
    return Index(agreement.index_from_year, agreement.index_percent_hundredths)
