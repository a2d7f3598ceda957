"""What can be done with agreements: adding one, changing its terms, letting parties join and leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from app.agreements.queries import AGREEMENTS, PARTIES, TERMS, party_rows, terms_written
from app.agreements.wordings import is_party_on
from app.agreements.writing import (
    Saying,
    Writer,
    begin_writing,
    newest_number,
    own_signature,
    signature,
    write_wording,
)
from app.database.statements import AnyRow
from app.database.wall import Across, across_organisations
from app.errors import AlreadyThere, ChangedMeanwhile, Refusal
from app.organisations.queries import organisation_named
from app.periods import Period
from app.slugs import require_slug

# What a wording of the terms says, besides its key and who wrote it.
SAID = (
    "from_day",
    "name",
    "municipality",
    "diary_number",
    "first_day",
    "last_day",
    "often_from_days",
    "sometimes_from_days",
    "disclosure_threshold",
    "wants_second_reader",
    "index_from_year",
    "index_percent_hundredths",
)


def add_agreement(
    connection: Connection, slug: str, name: str, parties: Sequence[str], period: Period, now: datetime
) -> int:
    """The number of a new agreement between these organisations; raises NotFound, AlreadyThere, Refusal."""
    if not parties:
        raise Refusal("An agreement needs at least one party: --parties a,b.")
    organisations = [organisation_named(connection, party).id for party in dict.fromkeys(parties)]
    return found_agreement(connection, slug, name, organisations, period, Writer(None, None, now, period.first_day))


def found_agreement(
    connection: Connection, slug: str, name: str, organisations: Sequence[int], period: Period, writer: Writer
) -> int:
    """The same between organisations known by number, as somebody of one of them writes it."""
    require_slug(slug)
    if connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.slug == slug)).first():
        raise AlreadyThere(f"There is an agreement {slug!r} already. Choose another slug.")
    new = insert(AGREEMENTS).returning(AGREEMENTS.c.id)
    agreement_id = int(connection.execute(new, {"slug": slug, "made_at": writer.at}).scalar_one())
    terms = {"from_day": period.first_day, "name": name.strip() or slug}
    days = {"first_day": period.first_day, "last_day": period.last_day}
    write_wording(connection, TERMS, {"agreement_id": agreement_id}, 0, terms | days | signature(writer))
    for organisation_id in organisations:
        by = writer if organisation_id == writer.organisation_id else Writer(None, None, writer.at, writer.day)
        _write_party(connection, agreement_id, organisation_id, True, period.first_day, by)
    return agreement_id


def change_terms(connection: Connection, agreement_id: int, changes: Mapping[str, Any], saying: Saying) -> None:
    """Let some of the terms be otherwise from a day on; the wording before stays.

    Raises NotAllowed, and ChangedMeanwhile when somebody else has changed one of the same terms since; what they
    have changed of others stands beside it.
    """
    begin_writing(connection, agreement_id, saying.by)
    wordings = {row.number: row for row in terms_written(connection, agreement_id)}
    present = wordings[max(wordings)]
    before = wordings.get(saying.seen)
    if before is None or any(getattr(before, name) != getattr(present, name) for name in changes):
        raise ChangedMeanwhile("Someone else saved this meanwhile. See how it is now, then save again.")
    if all(getattr(present, name) == value for name, value in changes.items()):
        return
    said = {name: getattr(present, name) for name in SAID} | dict(changes) | {"from_day": saying.since}
    write_wording(connection, TERMS, {"agreement_id": agreement_id}, present.number, said | signature(saying.by))
    _move_first_day(connection, present, said["first_day"], saying.by)


def join(connection: Connection, agreement_id: int, organisation_id: int, from_day: date, writer: Writer) -> None:
    """Let an organisation be a party from a day on; raises AlreadyThere when it is one that day."""
    begin_writing(connection, agreement_id, writer)
    if is_party_on(party_rows(connection, agreement_id, organisation_id), from_day):
        raise AlreadyThere("It is a party on that day already.")
    _write_party(connection, agreement_id, organisation_id, True, from_day, writer)


def leave(connection: Connection, agreement_id: int, organisation_id: int, last_day: date, writer: Writer) -> None:
    """Let a party be one until that day, included; said again, the day said last stands. Raises Refusal, NotAllowed."""
    begin_writing(connection, agreement_id, writer)
    rows = party_rows(connection, agreement_id, organisation_id)
    if not rows or last_day < rows[0].from_day:
        raise Refusal(f"It was no party on {last_day}: choose a later day.")
    leaving = last_day + timedelta(days=1)
    if not rows[-1].is_party and rows[-1].from_day < leaving:
        _write_party(connection, agreement_id, organisation_id, True, rows[-1].from_day, writer)
    _write_party(connection, agreement_id, organisation_id, False, leaving, writer)


def stay(connection: Connection, agreement_id: int, organisation_id: int, writer: Writer) -> None:
    """Take back that a party will leave; nothing happens when it was not to. Raises NotAllowed."""
    begin_writing(connection, agreement_id, writer)
    last = party_rows(connection, agreement_id, organisation_id)[-1]
    if not last.is_party:
        _write_party(connection, agreement_id, organisation_id, True, last.from_day, writer)


@across_organisations(Across.AGREEMENT)
def _write_party(
    connection: Connection, agreement_id: int, organisation_id: int, is_party: bool, from_day: date, writer: Writer
) -> None:
    key = {"organisation_id": organisation_id, "agreement_id": agreement_id}
    said = {"is_party": is_party, "from_day": from_day}
    write_wording(connection, PARTIES, key, newest_number(connection, PARTIES, key), said | own_signature(writer))


@across_organisations(Across.AGREEMENT)
def _move_first_day(connection: Connection, before: AnyRow, first_day: date, writer: Writer) -> None:
    """Who was a party from the first day on is one from the new first day on, if that is earlier."""
    if first_day >= before.first_day:
        return
    founders = (PARTIES.c.agreement_id == before.agreement_id) & (PARTIES.c.number == 1)
    joined_first = founders & (PARTIES.c.from_day == before.first_day)
    for (organisation_id,) in connection.execute(select(PARTIES.c.organisation_id).where(joined_first)).all():
        rows = party_rows(connection, before.agreement_id, organisation_id)
        by = writer if organisation_id == writer.organisation_id else Writer(None, None, writer.at, writer.day)
        _write_party(connection, before.agreement_id, organisation_id, True, first_day, by)
        for row in rows[1:]:
            _write_party(connection, before.agreement_id, organisation_id, row.is_party, row.from_day, by)
