"""Questions about vaults: who has ticked, which are open to an organisation's cards, who was seen by several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Select, select

from app.agreements.models import Agreement
from app.agreements.queries import Party, parties_in_words, party_rows
from app.agreements.wordings import is_party_on, standing
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.people.vault.counting import counted_twice
from app.people.vault.key_files import vault_key
from app.people.vault.models import JointTick, Vault, VaultCode, VaultLink, VaultSighting

AGREEMENTS = table_of(Agreement)
TICKS, VAULTS = table_of(JointTick), table_of(Vault)
CODES, SIGHTINGS, VAULT_LINKS = table_of(VaultCode), table_of(VaultSighting), table_of(VaultLink)


@dataclass(frozen=True)
class OpenVault:
    """A vault to which an organisation's cards are shown, with its key; from which day on visits count."""

    agreement_id: int
    number: int
    key: bytes
    opened_day: date
    party_rows: Sequence[AnyRow]

    def counts_on(self, day: date) -> bool:
        """Whether a visit of that day counts in it."""
        return self.opened_day <= day and is_party_on(self.party_rows, day)


@across_organisations(Across.AGREEMENT)
def ticks_of(connection: Connection, agreement_id: int) -> dict[int, AnyRow]:
    """By party: is_given as it was written last; number is the version."""
    rows = connection.execute(select(TICKS).where(TICKS.c.agreement_id == agreement_id).order_by(TICKS.c.number))
    return standing(rows, "organisation_id")


def has_ticked(connection: Connection, agreement_id: int, organisation_id: int) -> bool:
    """Whether the organisation wants to be counted jointly under the agreement."""
    row = ticks_of(connection, agreement_id).get(organisation_id)
    return row is not None and bool(row.is_given)


def parties_ticked(connection: Connection, agreement_id: int) -> list[tuple[Party, bool]]:
    """Every organisation that is or was a party, by name, and whether its tick stands."""
    ticks = ticks_of(connection, agreement_id)
    given = {organisation_id for organisation_id, row in ticks.items() if row.is_given}
    return [(each, each.organisation_id in given) for each in parties_in_words(connection, agreement_id)]


def have_all_parties_ticked(connection: Connection, agreement_id: int, day: date) -> bool:
    """Whether there are several parties on the day or later, and each of them has ticked."""
    stay = [
        is_given
        for party, is_given in parties_ticked(connection, agreement_id)
        if party.last_day is None or day <= party.last_day
    ]
    return len(stay) > 1 and all(stay)


def have_all_been_counted(connection: Connection, agreement_id: int, organisation_ids: Collection[int]) -> bool:
    """Whether each of these organisations has ticked, so that its cards are shown to the vault."""
    ticks = ticks_of(connection, agreement_id)
    return all(each in ticks and ticks[each].is_given for each in organisation_ids)


def vaults_of(connection: Connection, agreement_id: int) -> list[AnyRow]:
    """Every vault that an agreement has had, in order."""
    return list(
        connection.execute(select(VAULTS).where(VAULTS.c.agreement_id == agreement_id).order_by(VAULTS.c.number))
    )


def open_vault(connection: Connection, agreement_id: int) -> AnyRow | None:
    """The vault in which the agreement counts now; None while it does not."""
    return next((each for each in vaults_of(connection, agreement_id) if each.closed_at is None), None)


def named_vaults() -> Select[tuple[object, ...]]:
    """Every vault with its agreement's slug."""
    return (
        select(VAULTS, AGREEMENTS.c.slug)
        .join(AGREEMENTS, AGREEMENTS.c.id == VAULTS.c.agreement_id)
        .order_by(AGREEMENTS.c.slug, VAULTS.c.number)
    )


def is_counted_together(connection: Connection, organisation_id: int) -> bool:
    """Whether a vault is open to the organisation's cards, so that visitors are to read of it; asks for no key.

    So it is for a party that has left, too, until it takes its tick back: what the vault has seen is still there.
    """
    still_open = connection.execute(select(VAULTS.c.agreement_id).where(VAULTS.c.closed_at.is_(None))).scalars()
    return any(has_ticked(connection, agreement_id, organisation_id) for agreement_id in still_open.all())


def vaults_open_to(connection: Connection, organisation_id: int, folder: Path) -> list[OpenVault]:
    """The vaults to which the organisation's cards are shown: those of agreements that it has ticked.

    In a transaction that writes, none of them is closed until it ends.
    """
    still_open = named_vaults().where(VAULTS.c.closed_at.is_(None)).with_for_update(read=True, of=VAULTS)
    found = connection.execute(still_open).all()
    opened = []
    for row in found:
        key = vault_key(folder, row.slug, row.number)
        if key is not None and has_ticked(connection, row.agreement_id, organisation_id):
            of_party = party_rows(connection, row.agreement_id, organisation_id)
            opened.append(OpenVault(row.agreement_id, row.number, key, row.opened_day, of_party))
    return opened


@across_organisations(Across.AGREEMENT)
def seen_by_several(
    connection: Connection, agreement_id: int, organisation_ids: Collection[int], half_years: Collection[date]
) -> int:
    """By how much the persons of these parties together are fewer than added up, over whole half-years."""
    where = (SIGHTINGS.c.agreement_id == agreement_id, SIGHTINGS.c.organisation_id.in_(organisation_ids))
    rows = connection.execute(
        select(SIGHTINGS.c.card_id, SIGHTINGS.c.organisation_id).where(*where, SIGHTINGS.c.half_year.in_(half_years))
    )
    seen: dict[bytes, set[int]] = {}
    for card_id, organisation_id in rows:
        seen.setdefault(bytes(card_id), set()).add(organisation_id)
    links = connection.execute(
        select(VAULT_LINKS.c.organisation_id, VAULT_LINKS.c.card_id, VAULT_LINKS.c.other_card_id).where(
            VAULT_LINKS.c.agreement_id == agreement_id
        )
    )
    return counted_twice(seen, [(row[0], bytes(row[1]), bytes(row[2])) for row in links])


def cards_behind(connection: Connection, agreement_id: int, tags: Collection[bytes]) -> dict[bytes, bytes]:
    """By tag, the number in the vault that it leads to; what is not there leads to none."""
    found = connection.execute(
        select(CODES.c.tag, CODES.c.card_id).where(CODES.c.agreement_id == agreement_id, CODES.c.tag.in_(tags))
    )
    return {bytes(tag): bytes(card_id) for tag, card_id in found}


def vault_keys(connection: Connection, organisation_id: int, folder: Path) -> dict[tuple[int, int], bytes]:
    """By agreement and number, the keys of the vaults that are to know the organisation's new cards."""
    opened = vaults_open_to(connection, organisation_id, folder)
    return {(each.agreement_id, each.number): each.key for each in opened}


def tags_in(connection: Connection, agreement_id: int) -> list[bytes]:
    """Every tag that the agreement's vault knows."""
    tags = connection.execute(select(CODES.c.tag).where(CODES.c.agreement_id == agreement_id)).scalars()
    return [bytes(tag) for tag in tags]
