"""What the holder of a card that is shown can have noted with it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select, update

from app.database.statements import table_of
from app.people.models import Card, Credential

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)


def note_asked(connection: Connection, organisation_id: int, tag: bytes) -> bool:
    """Keep that the holder is being asked the questions of a new card; False when they have been, or it is no card."""
    noted = connection.execute(
        update(CARDS).where(*_card_behind(organisation_id, tag), ~CARDS.c.is_asked).values(is_asked=True)
    )
    return noted.rowcount == 1


def note_declined(connection: Connection, organisation_id: int, tag: bytes) -> None:
    """Keep the holder's no. A card that leads to a person already goes on doing so: it is forgotten by being asked to.

    An unknown card has nothing that a no could be kept with.
    """
    connection.execute(
        update(CARDS).where(*_card_behind(organisation_id, tag), CARDS.c.person_id.is_(None)).values(is_declined=True)
    )


def _card_behind(organisation_id: int, tag: bytes) -> tuple[ColumnElement[bool], ...]:
    card_id = (
        select(CREDENTIALS.c.card_id)
        .where(CREDENTIALS.c.organisation_id == organisation_id, CREDENTIALS.c.tag == tag)
        .scalar_subquery()
    )
    return CARDS.c.organisation_id == organisation_id, CARDS.c.id == card_id
