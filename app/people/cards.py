"""New cards: drawn at random, their slow hashes made, registered with both codes when they are printed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from app.code_keys import CodeKeys
from app.database.statements import table_of
from app.people.credentials import tag_of, tag_of_pictures
from app.people.models import Card, Credential, CredentialType
from app.people.picture_code import CHOSEN_COUNT, PICTURE_COUNT, PictureCode, with_check
from app.people.pictures import written
from app.people.recognition import TAGS_AT_ONCE, new_identifier
from app.people.vault.queries import cards_behind

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)
TOKEN_BYTES = 16
VaultNumber = tuple[int, int]
NO_VAULTS: Mapping[VaultNumber, bytes] = {}
HASHES_AT_ONCE = min(4, os.cpu_count() or 1)  # each takes 64 MiB for a moment


@dataclass(frozen=True)
class NewCard:
    """What is printed on a card: the text of its QR code (22 characters) and its pictures, if it has any."""

    token: str
    pictures: PictureCode | None


@dataclass(frozen=True)
class HashedCard:
    """A card with what is stored of it: the tags of its codes, under each key that is tried, the newest first.

    in_vaults: by agreement and number of its vault, the tags under the agreement's own key.
    """

    card: NewCard
    numbered: tuple[tuple[int, dict[CredentialType, bytes]], ...]
    in_vaults: tuple[tuple[VaultNumber, dict[CredentialType, bytes]], ...] = ()

    @property
    def tags(self) -> dict[CredentialType, bytes]:
        """Those under the newest key."""
        return self.numbered[0][1]

    @property
    def every_tag(self) -> list[bytes]:
        """All of them: whichever key is tried, no two cards may meet."""
        return [tag for _, tags in (*self.numbered, *self.in_vaults) for tag in tags.values()]


def draw_card(with_pictures: bool = True) -> NewCard:
    """A card nobody can guess: 128 random bits, and pictures drawn apart from them."""
    return NewCard(secrets.token_urlsafe(TOKEN_BYTES), _draw_pictures() if with_pictures else None)


def hash_cards(
    cards: Sequence[NewCard],
    keys: CodeKeys,
    at_once: int = HASHES_AT_ONCE,
    vault_keys: Mapping[VaultNumber, bytes] = NO_VAULTS,
) -> Iterable[HashedCard]:
    """The cards with their tags, one after the other as they are done; takes 0.15 s each and key on one core.

    vault_keys: of the vaults that are to know them too.
    """
    with ThreadPoolExecutor(at_once) as workers:
        yield from workers.map(lambda card: _hashed(card, keys, vault_keys), cards)


def without_clashes(connection: Connection, organisation_id: int, cards: Iterable[HashedCard]) -> list[HashedCard]:
    """Those whose codes no other card of the organisation or vault bears: picture codes have 22 bits and do meet."""
    by_tag: dict[bytes, HashedCard] = {}
    for each in cards:
        if not by_tag.keys() & set(each.every_tag):
            by_tag |= dict.fromkeys(each.every_tag, each)
    taken = _taken(connection, organisation_id, list(by_tag)) | _taken_in_vaults(connection, by_tag.values())
    kept = {id(each): each for each in by_tag.values() if not taken & set(each.every_tag)}
    return list(kept.values())


def register_cards(
    connection: Connection, organisation_id: int, cards: Iterable[HashedCard], day: date, run_id: bytes | None = None
) -> None:
    """Store the cards, so that both codes of each lead to it. Who holds it is nobody yet."""
    card_rows, credential_rows = [], []
    for each in cards:
        card_id = new_identifier()
        card_rows.append({"organisation_id": organisation_id, "id": card_id, "printed_day": day, "run_id": run_id})
        credential_rows += [
            {
                "organisation_id": organisation_id,
                "tag": tag,
                "type": type_.value,
                "card_id": card_id,
                "key_number": number,
            }
            for number, tags in each.numbered
            for type_, tag in tags.items()
        ]
    if card_rows:
        connection.execute(insert(CARDS), card_rows)
        connection.execute(insert(CREDENTIALS), credential_rows)


def _draw_pictures() -> PictureCode:
    """A code of five different pictures, which are easier to keep in mind: 3.9 million of them, 22 bits."""
    while True:
        code = with_check([secrets.randbelow(PICTURE_COUNT) for _ in range(CHOSEN_COUNT)])
        if len(set(code)) == len(code):
            return code


def _hashed(card: NewCard, keys: CodeKeys, vault_keys: Mapping[VaultNumber, bytes]) -> HashedCard:
    numbered = tuple((number, _tags(card, key)) for number, key in keys.numbered)
    return HashedCard(card, numbered, tuple((vault, _tags(card, key)) for vault, key in vault_keys.items()))


def _tags(card: NewCard, key: bytes) -> dict[CredentialType, bytes]:
    tags = {CredentialType.CARD: tag_of(CredentialType.CARD, card.token, key)}
    if card.pictures is not None:
        tags[CredentialType.PICTURES] = tag_of_pictures(written(card.pictures), key)
    return tags


def _taken_in_vaults(connection: Connection, cards: Iterable[HashedCard]) -> set[bytes]:
    by_agreement: dict[int, set[bytes]] = {}
    for each in cards:
        for (agreement_id, _), tags in each.in_vaults:
            by_agreement.setdefault(agreement_id, set()).update(tags.values())
    taken: set[bytes] = set()
    for agreement_id, of_vault in by_agreement.items():
        wanted = sorted(of_vault)
        for start in range(0, len(wanted), TAGS_AT_ONCE):
            taken |= cards_behind(connection, agreement_id, wanted[start : start + TAGS_AT_ONCE]).keys()
    return taken


def _taken(connection: Connection, organisation_id: int, tags: list[bytes]) -> set[bytes]:
    taken: set[bytes] = set()
    for start in range(0, len(tags), TAGS_AT_ONCE):
        taken |= set(
            connection.execute(
                select(CREDENTIALS.c.tag).where(
                    CREDENTIALS.c.organisation_id == organisation_id,
                    CREDENTIALS.c.tag.in_(tags[start : start + TAGS_AT_ONCE]),
                )
            ).scalars()
        )
    return taken
