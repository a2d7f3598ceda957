"""How a wording is written: by whom, one at a time, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from app.agreements.queries import AGREEMENTS, is_party
from app.database.wall import Across, across_organisations
from app.errors import ChangedMeanwhile, NotAllowed


@dataclass(frozen=True)
class Writer:
    """Who writes, when, and what day that is. Both numbers empty: by command."""

    organisation_id: int | None
    staff_id: int | None
    at: datetime
    day: date


@dataclass(frozen=True)
class Saying:
    """A wording that is about to be: by whom, after which one (0: the first), from which day on (empty: today)."""

    by: Writer
    seen: int = 0
    from_day: date | None = None

    @property
    def since(self) -> date:
        """The day from which it holds."""
        return self.from_day or self.by.day


def begin_writing(connection: Connection, agreement_id: int, writer: Writer) -> None:
    """Let one write at a time; raises NotAllowed for staff of an organisation that is no party today."""
    # SQLite has locked already.
    connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.id == agreement_id).with_for_update())
    if writer.organisation_id is None:
        return
    if not is_party(connection, agreement_id, writer.organisation_id, writer.day):
        raise NotAllowed("Your organisation is no party any more: what was agreed can be read, not changed.")


def write_wording(
    connection: Connection, table: Table, key: Mapping[str, Any], seen: int, values: Mapping[str, Any]
) -> None:
    """Add the wording that follows the one that was seen, 0 for none; raises ChangedMeanwhile if others have."""
    if seen != newest_number(connection, table, key):
        raise ChangedMeanwhile("Someone else saved this meanwhile. See how it is now, then save again.")
    connection.execute(insert(table), {**key, "number": seen + 1, **values})


@across_organisations(Across.AGREEMENT)
def newest_number(connection: Connection, table: Table, key: Mapping[str, Any]) -> int:
    """The number of the wording that was written last; 0 when nothing has been written."""
    where = (table.c[name] == value for name, value in key.items())
    return int(connection.execute(select(func.coalesce(func.max(table.c.number), 0)).where(*where)).scalar_one())


def signature(writer: Writer) -> dict[str, Any]:
    """The columns that say who wrote something of all parties."""
    return {"organisation_id": writer.organisation_id, "staff_id": writer.staff_id, "written_at": writer.at}


def own_signature(writer: Writer) -> dict[str, Any]:
    """The columns that say who wrote something of one party; its key says which."""
    return {"staff_id": writer.staff_id, "written_at": writer.at}
