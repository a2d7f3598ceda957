"""Which languages the tablets of a premises offer: asking, and turning one on or off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from app.database.statements import table_of
from app.errors import Refusal
from app.kiosk_host.languages import Language, languages_in
from app.kiosk_host.models import KioskLanguage

DECIDED = table_of(KioskLanguage)


class Switch(NamedTuple):
    """One language, and whether the tablets of a premises offer it."""

    language: Language
    is_on: bool


def language_switches(connection: Connection, organisation_id: int, premises_id: int) -> list[Switch]:
    """Every language of the kiosk's folder in the order in which tablets show them."""
    decided = {
        row.code: bool(row.is_on)
        for row in connection.execute(
            select(DECIDED.c.code, DECIDED.c.is_on).where(
                DECIDED.c.organisation_id == organisation_id, DECIDED.c.premises_id == premises_id
            )
        )
    }
    return [Switch(each, each.is_greeting or decided.get(each.code, each.is_reviewed)) for each in languages_in()]


def languages_on(connection: Connection, organisation_id: int, premises_id: int) -> list[str]:
    """The codes of the languages that are on, the greeting one first."""
    return [
        switch.language.code for switch in language_switches(connection, organisation_id, premises_id) if switch.is_on
    ]


def switch_languages(
    connection: Connection, organisation_id: int, premises_id: int, wanted: Mapping[str, bool], now: datetime
) -> None:
    """Turn languages on or off, by code; what is not named stays as it is. Raises Refusal and changes nothing."""
    _require_possible(wanted)
    for code, is_on in wanted.items():
        key = {"organisation_id": organisation_id, "premises_id": premises_id, "code": code}
        connection.execute(delete(DECIDED).where(*(DECIDED.c[name] == value for name, value in key.items())))
        connection.execute(insert(DECIDED), {**key, "is_on": is_on, "decided_at": now})


def _require_possible(wanted: Mapping[str, bool]) -> None:
    known = {each.code: each for each in languages_in()}
    unknown = sorted(wanted.keys() - known.keys())
    if unknown:
        raise Refusal(f"The kiosk does not speak {', '.join(unknown)[:100]}. It speaks: {', '.join(known)}.")
    if any(known[code].is_greeting and not is_on for code, is_on in wanted.items()):
        raise Refusal("The tablet greets everyone in Swedish, so that cannot be turned off.")
