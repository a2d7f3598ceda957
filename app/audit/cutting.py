"""Forgets the oldest acts: they are cut off the chain, and a sealed cut says where it now begins."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from app import clock
from app.audit.actions import MACHINE, Done, append_acts, chain_key, lock_chain
from app.audit.acts import Act
from app.audit.chain import seal_of
from app.audit.models import AuditCut
from app.audit.queries import AUDIT, chain_begins
from app.database.statements import table_of

CUTS = table_of(AuditCut)


def cut_acts_before(connection: Connection, moment: datetime) -> int:
    """How many of the oldest acts were cut off, in this transaction: those before the first act of then or later.

    The acts themselves prove nothing any more; that they were there, and how many, does: by an act of its own, which
    the chain holds, and by the seal, which nobody can make without its key. Raises KeyMissing, KeysTooOpen.
    """
    lock_chain(connection)
    number = _last_before(connection, moment)
    cut = chain_begins(connection)
    count = number - (cut.number if cut else 0)
    if count <= 0:
        return 0
    key = chain_key()
    append_acts(connection, [Done(Act.FORGOT_ACTS, MACHINE, how_many=count)], key)
    link = bytes(connection.execute(select(AUDIT.c.link).where(AUDIT.c.number == number)).scalar_one())
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    sealed = {"number": number, "link": link, "seal": seal_of(key, number, link), "at": today}
    connection.execute(insert(CUTS), sealed)
    connection.execute(delete(AUDIT).where(AUDIT.c.number <= number))
    return count


def _last_before(connection: Connection, moment: datetime) -> int:
    """The number of the last act before the first one that stays; zero where the first stays."""
    stays = connection.execute(select(func.min(AUDIT.c.number)).where(AUDIT.c.at >= moment)).scalar()
    if stays is not None:
        return int(stays) - 1
    return int(connection.execute(select(func.coalesce(func.max(AUDIT.c.number), 0))).scalar_one())
