"""Acts for tests: done through the real actions, and read as they lie in the database."""

from __future__ import annotations

from sqlalchemy import select

from app.audit.actions import MACHINE, Done, Who, append_acts
from app.audit.acts import Act
from app.audit.chain import Verdict
from app.audit.proving import proved
from app.audit.queries import AUDIT
from app.database.transaction import write_connection
from app.extensions import db
from tests.make import Door, rows


def do(door: Door, act_count: int = 1, act: Act = Act.SEARCHED) -> None:
    """Let so many acts be done at a door's organisation, each in a transaction of its own."""
    for number in range(act_count):
        who = MACHINE if number % 3 == 0 else Who("staff", number)
        with write_connection() as connection:
            append_acts(connection, [Done(act, who, door.place.organisation_id, f"staff/{number}")])


def noted() -> list[tuple[str, str, int | None, str]]:
    """What the log says: act, who, their number, to what."""
    return rows(select(AUDIT.c.act, AUDIT.c.who, AUDIT.c.who_id, AUDIT.c.about).order_by(AUDIT.c.number))


def acts_noted() -> list[str]:
    """The slugs of what was done, in order."""
    return [act for act, *_rest in noted()]


def verdict(wanted: bytes | None = None) -> Verdict:
    """What following the chain as it lies in the database says."""
    with db.engine.connect() as connection:
        return proved(connection) if wanted is None else proved(connection, wanted)
