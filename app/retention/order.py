"""The order in which rows are stored, which may tell nothing of the order in which they came.

SQLite stores these tables by their keys, which begin with random ids or end with them. PostgreSQL stores rows where
there is room, in the order of coming, and writes into each which transaction made it. So there each row that may tell
who came when is written once more, all by one transaction; afterwards `clean_up` lays them in the order of their keys.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, select, update

from app.agreements.queries import PARTIES
from app.database.statements import table_of
from app.log.definition import BEEN_BEFORE, CARRIED_ANSWERS, ENTRIES, STATEMENTS, VOIDS
from app.log.models import Leave, SetAside, WaitingCode
from app.log.rollups import FIRST_DAYS, VISIT_DAYS
from app.people.models import Card, Credential, ForgottenCard, Person, PersonLink
from app.people.vault.queries import CODES, SIGHTINGS, VAULT_LINKS

# Whose rows belong to a person or tell of one entry; also what the files of the database are cleaned of.
WITH_PERSONS = (
    *(ENTRIES, STATEMENTS, VOIDS, VISIT_DAYS, FIRST_DAYS),
    *(table_of(model) for model in (Leave, SetAside, WaitingCode)),
    *(table_of(model) for model in (Person, PersonLink, Card, Credential, ForgottenCard)),
    *(BEEN_BEFORE, CARRIED_ANSWERS, SIGHTINGS, VAULT_LINKS),
)
_WRITTEN_ANEW = tuple(table for table in WITH_PERSONS if table is not ENTRIES)


def shuffle_rows(connection: Connection, organisation_id: int) -> None:
    """Let no row say by which transaction it came; entries are written anew as they are thinned."""
    if connection.dialect.name != "postgresql":
        return
    for table in _WRITTEN_ANEW:
        _write_anew(connection, table, organisation_id)
    # Else the transaction that made both would tie a tag of the vault to the person of the visit.
    of_agreements = CODES.c.agreement_id.in_(
        select(PARTIES.c.agreement_id).where(PARTIES.c.organisation_id == organisation_id)
    )
    connection.execute(update(CODES).where(of_agreements).values(agreement_id=CODES.c.agreement_id))


def _write_anew(connection: Connection, table: Table, organisation_id: int) -> None:
    same = {"organisation_id": table.c.organisation_id}
    connection.execute(update(table).where(table.c.organisation_id == organisation_id).values(same))
