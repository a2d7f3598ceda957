"""Questions about the audit log: its rows in order, its head, a page of what was done."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Connection, func, or_, select, type_coerce

from app.audit.chain import BEGINNING, Cut, LinkedAct
from app.audit.models import AuditCut, AuditEntry
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations

AUDIT = table_of(AuditEntry)
ON_A_PAGE = 50
ROWS_AT_ONCE = 5_000

# In the order of LinkedAct; the moment as the number it is stored as.
_LINKED = [type_coerce(AUDIT.c[name], BigInteger) if name == "at" else AUDIT.c[name] for name in LinkedAct._fields]


class Head(NamedTuple):
    """Where a chain ends: how many acts it has, and the link of the last as 64 hex digits."""

    chain: str
    act_count: int
    link: str


@across_organisations(Across.CHAIN)
def last_link(connection: Connection) -> tuple[int, bytes]:
    """The number and the link of the last act; zero and the beginning where nothing was done yet."""
    last = connection.execute(select(AUDIT.c.number, AUDIT.c.link).order_by(AUDIT.c.number.desc()).limit(1)).first()
    return (last.number, bytes(last.link)) if last else (0, BEGINNING)


def audit_heads(connection: Connection) -> list[Head]:
    """The head of each chain there is, to be kept with a backup: there is one chain, for the whole installation."""
    number, link = last_link(connection)
    return [Head("installation", number, link.hex())]


def chain_begins(connection: Connection) -> Cut | None:
    """Where the oldest acts were last cut off; None where all there ever were are kept."""
    cuts = table_of(AuditCut)
    columns = (cuts.c.number, cuts.c.link, cuts.c.seal)
    last = connection.execute(select(*columns).order_by(cuts.c.number.desc()).limit(1)).first()
    return Cut(last.number, bytes(last.link), bytes(last.seal)) if last else None


def linked_acts(connection: Connection) -> Iterator[tuple[LinkedAct, bytes]]:
    """Every act with its link, by number, as the chain is followed."""
    in_order = select(*_LINKED, AUDIT.c.link).order_by(AUDIT.c.number)
    with connection.execute(in_order.execution_options(yield_per=ROWS_AT_ONCE)) as rows:
        for row in rows:
            yield LinkedAct(*row[:-1]), bytes(row[-1])


def acts_done(
    connection: Connection, organisation_id: int, acts: Collection[str] | None, page: int
) -> tuple[list[AnyRow], int]:
    """One page of what was done at an organisation or at none in particular, the latest first, and how much there is.

    acts: the slugs of those that are wanted; None: all.
    """
    wanted: list[ColumnElement[bool]] = [
        or_(AUDIT.c.organisation_id == organisation_id, AUDIT.c.organisation_id.is_(None))
    ]
    if acts is not None:
        wanted.append(AUDIT.c.act.in_(acts))
    count = connection.execute(select(func.count()).select_from(AUDIT).where(*wanted)).scalar_one()
    found = select(AUDIT).where(*wanted).order_by(AUDIT.c.number.desc())
    return list(connection.execute(found.limit(ON_A_PAGE).offset((page - 1) * ON_A_PAGE))), count


def latest_acts(connection: Connection, most: int) -> list[AnyRow]:
    """The last so many acts of the whole installation, in the order they were done."""
    return list(connection.execute(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(most)))[::-1]
