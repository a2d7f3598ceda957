"""An agreement between the two organisations of the house, and who writes in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from app.agreements.actions import found_agreement
from app.agreements.queries import agreement_named
from app.agreements.writing import Saying, Writer
from app.database.transaction import write_connection
from app.extensions import db
from app.periods import Period
from app.staff.queries import member_named
from tests.house import House

THREE_YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))
NOW = datetime(2025, 5, 6, 10, 0, tzinfo=UTC)
TODAY = date(2025, 5, 6)


def agree(house: House, slug: str = "iop", *, alone: bool = False) -> int:
    """An agreement of both organisations, or of the first alone."""
    parties = [house.valla.place.organisation_id]
    if not alone:
        parties.append(house.sionhuset.place.organisation_id)
    with write_connection() as connection:
        return found_agreement(connection, slug, "Partnerskapet", parties, THREE_YEARS, cleo(house))


def cleo(house: House) -> Writer:
    """The coordinator of the first organisation."""
    return _writer(house.valla.place.organisation_id, "Cleo")


def otto(house: House) -> Writer:
    """The coordinator of the other organisation."""
    return _writer(house.sionhuset.place.organisation_id, "Otto")


def says(writer: Writer, seen: int = 0, from_day: str | None = None) -> Saying:
    """That writer, after that version."""
    return Saying(writer, seen, date.fromisoformat(from_day) if from_day else None)


def terms(slug: str = "iop", day: str | None = None):
    """The agreement's terms on that day, or as they were written last."""
    with reading() as connection:
        return agreement_named(connection, slug, date.fromisoformat(day) if day else None)


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that only reads."""
    with db.engine.connect() as connection:
        yield connection


def _writer(organisation_id: int, name: str) -> Writer:
    member = member_named(db.session(), organisation_id, name)
    assert member is not None
    writer = Writer(organisation_id, member.id, NOW, TODAY)
    db.session.rollback()  # nobody goes on reading
    return writer
