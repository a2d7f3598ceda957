"""Says how far an organisation's log has been thinned; never back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, case, func, update

from app.database.statements import INSERT
from app.log.thinned import THINNINGS


def say_hours_through(connection: Connection, organisation_id: int, day: date) -> None:
    """Of days until this one the times are gone."""
    statement = INSERT[connection.dialect.name](THINNINGS)
    later = case((THINNINGS.c.hours_through > day, THINNINGS.c.hours_through), else_=statement.excluded.hours_through)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["organisation_id"], set_={"hours_through": later}),
        {"organisation_id": organisation_id, "hours_through": day},
    )


def say_days_through(connection: Connection, organisation_id: int, day: date) -> None:
    """Of days until this one persons keep the month alone; that their times are gone has been said."""
    days_through = func.coalesce(THINNINGS.c.days_through, day)
    connection.execute(
        update(THINNINGS)
        .where(THINNINGS.c.organisation_id == organisation_id)
        .values(days_through=case((days_through > day, days_through), else_=day))
    )
