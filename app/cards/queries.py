"""Questions about cards: how many of each printing are used, which links were made. Never which card is whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.log.definition import VOIDS
from app.people.models import Card, CardRun, PersonLink
from app.staff.models import StaffMember

CARDS = table_of(Card)
RUNS = table_of(CardRun)
LINKS = table_of(PersonLink)
STAFF = table_of(StaffMember)

FEW_UNUSED = 15


@dataclass(frozen=True)
class Printed:
    """One printing, and how much of it is used. Of those from before runs were kept nothing else is known."""

    count: int
    unused: int
    made_at: datetime | None = None
    by_staff: str | None = None
    cards_per_sheet: int | None = None

    @property
    def used(self) -> int:
        """Those a tablet has seen and asked about; whoever has been forgotten since is still one of them."""
        return self.count - self.unused


@dataclass(frozen=True)
class CardStock:
    """Every printing, the latest first, with its sums."""

    printings: tuple[Printed, ...]

    @property
    def count(self) -> int:
        """All cards that were ever printed."""
        return sum(each.count for each in self.printings)

    @property
    def used(self) -> int:
        """Those in use."""
        return sum(each.used for each in self.printings)

    @property
    def unused(self) -> int:
        """Those that no tablet has seen: in the bowl, in a drawer, never cut out."""
        return sum(each.unused for each in self.printings)

    @property
    def is_low(self) -> bool:
        """Whether it is time to print more."""
        return 0 < self.count and self.unused < FEW_UNUSED


@dataclass(frozen=True)
class LinkMade:
    """A link between two cards: who made it when, and who has undone it."""

    key: str
    made_at: datetime
    by_staff: str | None
    undone_at: datetime | None
    undone_by: str | None


def card_stock(connection: Connection, organisation_id: int) -> CardStock:
    """The organisation's cards."""
    is_unused = CARDS.c.person_id.is_(None) & ~CARDS.c.is_asked & ~CARDS.c.is_declined
    counted = connection.execute(
        select(CARDS.c.run_id, func.count(), func.sum(case((is_unused, 1), else_=0)))
        .where(CARDS.c.organisation_id == organisation_id)
        .group_by(CARDS.c.run_id)
    ).all()
    counts = {run_id: (count, unused) for run_id, count, unused in counted}
    printings = [_printed(run, counts) for run in _runs(connection, organisation_id)]
    if None in counts:
        printings.append(Printed(*counts[None]))
    return CardStock(tuple(printings))


def links_made(connection: Connection, organisation_id: int) -> list[LinkMade]:
    """Every link, the latest first."""
    links = connection.execute(_links(organisation_id).order_by(LINKS.c.made_at.desc(), LINKS.c.id)).all()
    undone = _undone(connection, organisation_id)
    return [_link_made(link, undone.get(link.id)) for link in links]


def link_made(connection: Connection, organisation_id: int, key: str) -> LinkMade:
    """One link; raises NotFound."""
    try:
        link_id = bytes.fromhex(key)
    except ValueError:
        raise NotFound("There is no such link.") from None
    link = connection.execute(_links(organisation_id).where(LINKS.c.id == link_id)).first()
    if link is None:
        raise NotFound("There is no such link.")
    return _link_made(link, _undone(connection, organisation_id).get(link.id))


def _runs(connection: Connection, organisation_id: int) -> Sequence[AnyRow]:
    by_whom = (STAFF.c.organisation_id == RUNS.c.organisation_id) & (STAFF.c.id == RUNS.c.staff_id)
    return connection.execute(
        select(RUNS, STAFF.c.name.label("by_staff"))
        .select_from(RUNS.outerjoin(STAFF, by_whom))
        .where(RUNS.c.organisation_id == organisation_id)
        .order_by(RUNS.c.made_at.desc(), RUNS.c.id)
    ).all()


def _printed(run: AnyRow, counts: dict[bytes | None, tuple[int, int]]) -> Printed:
    _, unused = counts.get(run.id, (0, 0))
    return Printed(run.card_count, unused, run.made_at, run.by_staff, run.cards_per_sheet)


def _links(organisation_id: int):  # type: ignore[no-untyped-def]  # a select of what stands right here
    by_whom = (STAFF.c.organisation_id == LINKS.c.organisation_id) & (STAFF.c.id == LINKS.c.staff_id)
    return (
        select(LINKS.c.id, LINKS.c.made_at, STAFF.c.name.label("by_staff"))
        .select_from(LINKS.outerjoin(STAFF, by_whom))
        .where(LINKS.c.organisation_id == organisation_id)
    )


def _undone(connection: Connection, organisation_id: int) -> dict[bytes, AnyRow]:
    """By link what undid it; of several the first."""
    by_whom = (STAFF.c.organisation_id == VOIDS.c.organisation_id) & (STAFF.c.id == VOIDS.c.staff_id)
    voids = connection.execute(
        select(VOIDS.c.target_id, VOIDS.c.received_at, STAFF.c.name.label("by_staff"))
        .select_from(VOIDS.outerjoin(STAFF, by_whom))
        .where(
            VOIDS.c.organisation_id == organisation_id,
            VOIDS.c.target_id.in_(select(LINKS.c.id).where(LINKS.c.organisation_id == organisation_id)),
        )
        .order_by(VOIDS.c.received_at.desc())
    ).all()
    return {void.target_id: void for void in voids}


def _link_made(link: AnyRow, void: AnyRow | None) -> LinkMade:
    return LinkMade(
        key=link.id.hex(),
        made_at=link.made_at,
        by_staff=link.by_staff,
        undone_at=void.received_at if void is not None else None,
        undone_by=void.by_staff if void is not None else None,
    )
