"""Questions that an import asks before it begins: where rows can go, what is recorded already."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from app.activities.queries import ACTIVITIES
from app.database.statements import table_of
from app.exchange.files.entry_file import Destination
from app.exchange.files.opening_file import OpeningRow
from app.log.drafts import Place
from app.log.writing import LogWriting, log_keys
from app.organisations.models import OpeningDay
from app.organisations.queries import every_premises, organisation_slug
from app.settings import Settings

OPENING_DAYS = table_of(OpeningDay)


def destinations(connection: Connection, settings: Settings) -> dict[str, Destination]:
    """Every premises by slug, with what reading a row for it needs; raises KeyMissing, KeysTooOpen."""
    visiting_groups: dict[int, set[str]] = {}
    for row in connection.execute(
        select(ACTIVITIES.c.organisation_id, ACTIVITIES.c.slug).where(ACTIVITIES.c.is_visiting_group)
    ):
        visiting_groups.setdefault(row.organisation_id, set()).add(row.slug)
    return {
        premises.slug: Destination(
            Place(premises.organisation_id, premises.id, premises.time_zone, premises.cutoff_minute),
            LogWriting(
                connection,
                premises.organisation_id,
                log_keys(settings, organisation_slug(premises.organisation_id)),
            ),
            frozenset(visiting_groups.get(premises.organisation_id, ())),
        )
        for premises in every_premises(connection)
    }


def opening_days_recorded(connection: Connection) -> dict[tuple[int, int, date], OpeningRow]:
    """Every opening day there is, by organisation, premises and day; not who said so when, which no file tells."""
    columns = [column for column in OPENING_DAYS.columns if column.name not in ("recorded_at", "recorded_by")]
    rows = [dict(row._mapping) for row in connection.execute(select(*columns))]
    return {(row["organisation_id"], row["premises_id"], row["day"]): row for row in rows}
