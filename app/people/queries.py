"""What a card that is shown opens about itself."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app
from sqlalchemy import Connection, select

from app.code_keys import code_keys
from app.database.statements import table_of
from app.extensions import db
from app.organisations.queries import organisation_slug
from app.people.carrying import known_tag
from app.people.credentials import tag_of, tag_of_pictures, tags_of
from app.people.models import Card, Credential, CredentialType
from app.people.vault.queries import vault_keys

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)


class CardStanding(NamedTuple):
    """What a card's holder has once said and been asked; an unknown card stands like a new one."""

    agreed: bool = False
    declined: bool = False
    asked: bool = False


def card_tag(organisation_id: int, value: str) -> bytes:
    """By what a QR card is known, if it is. Never a picture code's, so none of those opens anything."""
    return tag_shown(organisation_id, CredentialType.CARD, value)


def tag_shown(organisation_id: int, type_: CredentialType, value: str) -> bytes:
    """By what a code is known here, under whichever key that is tried; slow for a picture code."""
    keys = code_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
    tags = tags_of(type_, _whole_letters(value), keys)
    if not keys.are_several:
        return tags[0]
    with db.engine.connect() as connection:
        return known_tag(connection, organisation_id, tags)


def tags_in_vaults(organisation_id: int, type_: CredentialType, value: str) -> dict[int, bytes]:
    """By agreement, the tag of a code in each vault that is open to the organisation; slow for a picture code."""
    with db.engine.connect() as connection:
        keys = vault_keys(connection, organisation_id, current_app.config["OASEN"].keys_folder)
    text = _whole_letters(value)
    return {
        agreement_id: tag_of_pictures(text, key) if type_ is CredentialType.PICTURES else tag_of(type_, text, key)
        for (agreement_id, _), key in keys.items()
    }


def _whole_letters(value: str) -> str:
    """What can be hashed of a text that may hold half a character."""
    return value.encode("utf-8", "replace").decode()


def card_standing(connection: Connection, organisation_id: int, tag: bytes) -> CardStanding:
    """What the holder of this QR card has said and been asked."""
    found = connection.execute(
        select(CARDS.c.person_id.is_not(None), CARDS.c.is_declined, CARDS.c.is_asked)
        .join(
            CREDENTIALS,
            (CREDENTIALS.c.organisation_id == CARDS.c.organisation_id) & (CREDENTIALS.c.card_id == CARDS.c.id),
        )
        .where(CREDENTIALS.c.organisation_id == organisation_id, CREDENTIALS.c.tag == tag)
    ).first()
    return CardStanding(*map(bool, found)) if found else CardStanding()
