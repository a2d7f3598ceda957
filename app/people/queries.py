"""What a card that is shown opens about itself."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select

from app.database.statements import table_of
from app.extensions import db
from app.keys import organisation_key
from app.organisations.queries import organisation_slug
from app.people.credentials import tag_of
from app.people.models import Card, Credential, CredentialType

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)


def has_agreed(organisation_id: int, value: str) -> bool:
    """Whether the holder of this QR card has once said yes to being counted by it; an unknown card: no."""
    key = organisation_key(current_app.config["OASEN"], organisation_slug(organisation_id), "credentials")
    tag = tag_of(CredentialType.CARD, value.encode("utf-8", "replace").decode(), key)
    with db.engine.connect() as connection:
        person_id = connection.execute(
            select(CARDS.c.person_id)
            .join(
                CREDENTIALS,
                (CREDENTIALS.c.organisation_id == CARDS.c.organisation_id) & (CREDENTIALS.c.card_id == CARDS.c.id),
            )
            .where(CREDENTIALS.c.organisation_id == organisation_id, CREDENTIALS.c.tag == tag)
        ).scalar()
    return person_id is not None
