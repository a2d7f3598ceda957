"""Questions about what has left the house."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.agreements.models import Agreement, AgreementParty
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.disclosure.cells import Release
from app.disclosure.models import LedgerRelease
from app.disclosure.written import release_of, seal
from app.errors import LedgerChanged
from app.organisations.models import Organisation

LEDGER = table_of(LedgerRelease)
FIRST_SEAL = ""


def earlier_releases(connection: Connection, scope: str) -> list[Release]:
    """What has left before and may tell something together with a new release of the scope, in order of leaving.

    scope: "organisation/SLUG" or "agreement/SLUG". Raises LedgerChanged when the ledger is not what was written.
    """
    linked = linked_scopes(connection, scope)
    return [release_of(row.content) for row in checked_ledger(connection) if row.scope in linked]


@across_organisations(Across.CHAIN)
def checked_ledger(connection: Connection) -> list[AnyRow]:
    """Every release in order; raises LedgerChanged when one was changed, or is missing before another."""
    rows = list(connection.execute(select(LEDGER).order_by(LEDGER.c.number)))
    previous = FIRST_SEAL
    for expected, row in enumerate(rows, start=1):
        if row.number != expected or row.checksum != seal(previous, row.number, row.scope, row.threshold, row.content):
            raise LedgerChanged(
                f"Release {expected} in the ledger is not as it left the house. Restore the database from a backup."
            )
        previous = row.checksum
    return rows


def linked_scopes(connection: Connection, scope: str) -> frozenset[str]:
    """The scope, and all that share an agreement with it, directly or through others."""
    members = _members(connection)
    found = {scope}
    while wider := {each for group in members if group & found for each in group} - found:
        found |= wider
    return frozenset(found)


@across_organisations(Across.AGREEMENT)
def _members(connection: Connection) -> Iterable[frozenset[str]]:
    """For each agreement its own scope and its parties'."""
    rows = connection.execute(
        select(Agreement.slug, Organisation.slug)
        .join(AgreementParty, AgreementParty.agreement_id == Agreement.id)
        .join(Organisation, Organisation.id == AgreementParty.organisation_id)
    )
    groups: dict[str, set[str]] = {}
    for agreement, organisation in rows:
        groups.setdefault(agreement, {f"agreement/{agreement}"}).add(f"organisation/{organisation}")
    return [frozenset(group) for group in groups.values()]
