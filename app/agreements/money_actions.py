"""What can be done with an agreement's money: grants and costs of a party, the value of an hour, consents."""

from __future__ import annotations

from sqlalchemy import Connection

from app.agreements.money_queries import CONSENTS, HOUR_VALUES, PARTY_YEARS, Leaving
from app.agreements.writing import Saying, begin_writing, own_signature, signature, write_wording
from app.errors import Refusal
from app.periods import FIRST_YEAR, LAST_YEAR

MOST_KR = 1_000_000_000
MOST_KR_PER_HOUR = 2_000


def tell_party_year(
    connection: Connection,
    agreement_id: int,
    organisation_id: int,
    year: int,
    kr: tuple[int | None, int | None],
    saying: Saying,
) -> None:
    """Say a party's grant and its own cost in cash for a year, None while unknown; what was said before stays.

    Raises Refusal, NotAllowed, ChangedMeanwhile. A page says it for its own organisation alone.
    """
    begin_writing(connection, agreement_id, saying.by)
    require_year(year)
    for each in kr:
        if each is not None and not 0 <= each <= MOST_KR:
            raise Refusal(f"Give whole kronor from 0 to {MOST_KR}.")
    key = {"organisation_id": organisation_id, "agreement_id": agreement_id, "year": year}
    said = {"grant_kr": kr[0], "cost_kr": kr[1]}
    write_wording(connection, PARTY_YEARS, key, saying.seen, said | own_signature(saying.by))


def value_an_hour(
    connection: Connection, agreement_id: int, from_year: int, kr_per_hour: int | None, saying: Saying
) -> None:
    """Say what an hour of volunteer work is worth from a year on, None to take it back. Raises as above."""
    begin_writing(connection, agreement_id, saying.by)
    require_year(from_year)
    if kr_per_hour is not None and not 1 <= kr_per_hour <= MOST_KR_PER_HOUR:
        raise Refusal(f"Give whole kronor from 1 to {MOST_KR_PER_HOUR}.")
    key = {"agreement_id": agreement_id, "from_year": from_year}
    write_wording(connection, HOUR_VALUES, key, saying.seen, {"kr_per_hour": kr_per_hour} | signature(saying.by))


def tick(
    connection: Connection, agreement_id: int, party_id: int, what: Leaving, is_given: bool, saying: Saying
) -> None:
    """Say for one party whether something may leave the house; it does when all have. Raises as above."""
    begin_writing(connection, agreement_id, saying.by)
    key = {"organisation_id": party_id, "agreement_id": agreement_id, "what": what.value}
    write_wording(connection, CONSENTS, key, saying.seen, {"is_given": is_given} | own_signature(saying.by))


def require_year(year: int) -> int:
    """The year itself; raises Refusal for one that cannot be."""
    if not FIRST_YEAR < year <= LAST_YEAR:
        raise Refusal(f"Give a year between {FIRST_YEAR + 1} and {LAST_YEAR}.")
    return year
