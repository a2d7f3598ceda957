"""How the house stands beside a copy: what is asked about here now, and how many organisations share it all."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.extensions import db
from app.organisations.queries import ORGANISATIONS

# The tables that people ask about; rows of the others are many and small.
ASKED_ABOUT = ("entries", "cards", "people", "opening_days")


def organisation_count(connection: Connection) -> int:
    """How many organisations live in this installation."""
    return connection.execute(select(func.count()).select_from(ORGANISATIONS)).scalar_one()


def counts_here(connection: Connection) -> dict[str, int]:
    """Rows here now, of the tables that people ask about."""
    return {
        name: connection.execute(select(func.count()).select_from(db.metadata.tables[name])).scalar_one()
        for name in ASKED_ABOUT
    }
