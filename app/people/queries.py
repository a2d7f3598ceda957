"""What a card that is shown opens about itself."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app
from sqlalchemy import Connection, select

from app.database.statements import table_of
from app.keys import organisation_key
from app.organisations.queries import organisation_slug
from app.people.credentials import tag_of
from app.people.models import Card, Credential, CredentialType

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)


class CardStanding(NamedTuple):
    """What a card's holder has once said and been asked; an unknown card stands like a new one."""

    agreed: bool = False
    declined: bool = False
    asked: bool = False


def card_tag(organisation_id: int, value: str) -> bytes:
    """The tag of what a QR card says. Never a picture code's, so none of those opens anything."""
    key = organisation_key(current_app.config["OASEN"], organisation_slug(organisation_id), "credentials")
    return tag_of(CredentialType.CARD, value.encode("utf-8", "replace").decode(), key)


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
