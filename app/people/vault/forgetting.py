"""Forgets a card in the vault: its tags go, and what it was seen at stays under a number that nothing leads to."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, or_, select, update

from app.database.statements import insert_or_leave
from app.database.wall import Across, across_organisations
from app.people.recognition import new_identifier
from app.people.vault.queries import CODES, SIGHTINGS, VAULT_LINKS, cards_behind


@across_organisations(Across.AGREEMENT)
def forget_in_vault(connection: Connection, agreement_id: int, tag: bytes) -> set[bytes]:
    """The tags that are gone: of the card with this tag and of those that any party has linked with it; maybe none."""
    mine = CODES.c.agreement_id == agreement_id
    number = connection.execute(select(CODES.c.card_id).where(mine, CODES.c.tag == tag)).scalar()
    if number is None:
        return set()
    cards = _linked_with(connection, agreement_id, bytes(number))
    gone = connection.execute(delete(CODES).where(mine, CODES.c.card_id.in_(cards)).returning(CODES.c.tag)).scalars()
    tags = {bytes(each) for each in gone}
    for each in sorted(cards):
        _replace_by_random_number(connection, agreement_id, each)
    return tags


def _linked_with(connection: Connection, agreement_id: int, card: bytes) -> set[bytes]:
    """The card, and all that hang together with it by links of whichever party."""
    found, to_visit = {card}, [card]
    of_agreement = VAULT_LINKS.c.agreement_id == agreement_id
    while to_visit:
        one = to_visit.pop()
        links = connection.execute(
            select(VAULT_LINKS.c.card_id, VAULT_LINKS.c.other_card_id).where(
                of_agreement, or_(VAULT_LINKS.c.card_id == one, VAULT_LINKS.c.other_card_id == one)
            )
        ).all()
        beside = {bytes(each) for row in links for each in row} - found
        found |= beside
        to_visit += beside
    return found


def _replace_by_random_number(connection: Connection, agreement_id: int, card: bytes) -> None:
    """Draw a number now, so that no older copy of the database tells whose it is."""
    number = new_identifier()
    for table, column in (
        (SIGHTINGS, SIGHTINGS.c.card_id),
        (VAULT_LINKS, VAULT_LINKS.c.card_id),
        (VAULT_LINKS, VAULT_LINKS.c.other_card_id),
    ):
        theirs = (table.c.agreement_id == agreement_id, column == card)
        connection.execute(update(table).where(*theirs).values({column.name: number}))


def link_in_vaults(connection: Connection, organisation_id: int, tags: Collection[tuple[int, bytes, bytes]]) -> None:
    """Let a party know in the vault that two cards are one person's; agreement and both tags, of cards it knows."""
    for agreement_id, *both in tags:
        found = cards_behind(connection, agreement_id, both)
        numbers = sorted(set(found.values()))
        if len(numbers) == 2:  # noqa: PLR2004  # two cards
            row = {"card_id": numbers[0], "other_card_id": numbers[1], "agreement_id": agreement_id}
            insert_or_leave(connection, VAULT_LINKS, [row | {"organisation_id": organisation_id}])
