"""What can be done with a vault: ticking for a party, and closing it, which empties it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from app.agreements.queries import PARTIES
from app.agreements.writing import Saying, own_signature, write_wording
from app.database.wall import Across, across_organisations
from app.errors import NotFound
from app.people.vault.queries import (
    AGREEMENTS,
    CODES,
    SIGHTINGS,
    TICKS,
    VAULT_LINKS,
    VAULTS,
    open_vault,
)


def tick_jointly(
    connection: Connection, agreement_id: int, organisation_id: int, is_given: bool, saying: Saying
) -> None:
    """Say for one party whether its visitors are counted jointly.

    Raises NotFound for an organisation that never was a party, ChangedMeanwhile. Who has left may take it back too.
    """
    _let_one_write(connection, agreement_id)
    was_party = PARTIES.c.agreement_id == agreement_id, PARTIES.c.organisation_id == organisation_id
    if connection.execute(select(PARTIES.c.organisation_id).where(*was_party)).first() is None:
        raise NotFound("That organisation is no party of the agreement.")
    key = {"organisation_id": organisation_id, "agreement_id": agreement_id}
    write_wording(connection, TICKS, key, saying.seen, {"is_given": is_given} | own_signature(saying.by))


@across_organisations(Across.AGREEMENT)
def close_vault(connection: Connection, agreement_id: int, now: datetime) -> int | None:
    """The number of the vault that was open and is emptied; None when there was none.

    Its key is taken away by who calls next, once this is committed: nothing rests on it any more.
    """
    _let_one_write(connection, agreement_id)
    opened = open_vault(connection, agreement_id)
    if opened is None:
        return None
    # First, for it waits for those who write into the vault at this moment; what they have written goes too.
    its_row = (VAULTS.c.agreement_id == agreement_id, VAULTS.c.number == opened.number)
    connection.execute(update(VAULTS).where(*its_row).values(closed_at=now))
    for table in (CODES, SIGHTINGS, VAULT_LINKS):
        connection.execute(delete(table).where(table.c.agreement_id == agreement_id))
    return int(opened.number)


def _let_one_write(connection: Connection, agreement_id: int) -> None:
    connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.id == agreement_id).with_for_update())
