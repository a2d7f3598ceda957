"""Noting acts in the audit log, within the transaction of whoever does them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import Connection, delete, insert, text

from app import clock
from app.audit.acts import Act
from app.audit.chain import LinkedAct, link_of
from app.audit.models import ABOUT_LENGTH, AuditTally
from app.audit.queries import AUDIT, last_link
from app.database.statements import INSERT, table_of
from app.database.wall import Across, across_organisations
from app.keys import audit_key

TALLIES = table_of(AuditTally)
LOCK_SPACE = 0x0A5F
HALF_A_DAY = time(12, tzinfo=UTC)  # stands for a day whose hour is not kept


class Who(NamedTuple):
    """Who does something: one of the staff or a kiosk, by number; the machine itself; or nobody who is known."""

    kind: str
    id: int | None = None


MACHINE, NOBODY = Who("machine"), Who("nobody")


@dataclass(frozen=True)
class Done:
    """An act that was done.

    about: what it was done to, like staff/3, in numbers and slugs; never a code or a note.

    at: the hour or day it is said to be of; None: the hour in which it is noted.
    """

    act: Act
    who: Who
    organisation_id: int | None = None
    about: str = ""
    how_many: int = 1
    at: datetime | None = None


def chain_key() -> bytes:
    """The key that links this installation's chain; raises KeyMissing, KeysTooOpen."""
    return audit_key(current_app.config["OASEN"])


@across_organisations(Across.CHAIN)
def append_acts(connection: Connection, done: Sequence[Done], key: bytes | None = None) -> None:
    """Add acts to the chain; they are there if the transaction is. Done last in it, for others wait meanwhile.

    key: the chain's, where it is written outside of an application context. Raises KeyMissing, KeysTooOpen.
    """
    key = key or chain_key()
    now = clock.now()
    hour = int(now.replace(minute=0, second=0, microsecond=0).timestamp())
    lock_chain(connection)
    unlinked = [*_taken_tallies(connection, now.date()), *(_unlinked(each, hour) for each in done)]
    number, link = last_link(connection)
    rows: list[dict[str, Any]] = []
    for values in unlinked:
        number += 1
        act = LinkedAct(number=number, **values)
        link = link_of(key, link, act)
        rows.append(act._asdict() | {"at": datetime.fromtimestamp(act.at, UTC), "link": link})
    connection.execute(insert(AUDIT), rows)


def tally_forgotten(connection: Connection, organisation_id: int, kiosk_id: int, count: int) -> None:
    """Note how many visitors let themselves be forgotten at a kiosk today; linked when the day is over."""
    row = {
        "organisation_id": organisation_id,
        "day": clock.now().date(),
        "kiosk_id": kiosk_id,
        "act": Act.FORGOT.slug,
        "how_many": count,
    }
    statement = INSERT[connection.dialect.name](TALLIES)
    raised = {"how_many": TALLIES.c.how_many + statement.excluded.how_many}
    key = [column.name for column in TALLIES.primary_key.columns]
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=raised), row)


def lock_chain(connection: Connection) -> None:
    """Let one at a time append, until the transaction ends: two that read the same head would fork the chain.

    SQLite has locked already, by BEGIN IMMEDIATE; two numbers alike would be refused on either.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, 0)"), {"space": LOCK_SPACE})


def _unlinked(done: Done, hour: int) -> dict[str, Any]:
    return {
        "organisation_id": done.organisation_id,
        "at": int(done.at.timestamp()) if done.at else hour,
        "who": done.who.kind,
        "who_id": done.who.id,
        "act": done.act.slug,
        "about": done.about[:ABOUT_LENGTH],
        "how_many": done.how_many,
    }


def _taken_tallies(connection: Connection, today: date) -> Iterator[dict[str, Any]]:
    """What visitors did on days that are over, in an order that tells nothing of when."""
    for each in sorted(connection.execute(delete(TALLIES).where(TALLIES.c.day < today).returning(*TALLIES.c)).all()):
        yield {
            "organisation_id": each.organisation_id,
            "at": int(datetime.combine(each.day, HALF_A_DAY).timestamp()),
            "who": "kiosk",
            "who_id": each.kiosk_id,
            "act": each.act,
            "about": "",
            "how_many": each.how_many,
        }
