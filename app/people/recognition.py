"""Which person a shown credential leads to, for many at a time."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from app.code_keys import FIRST_NUMBER
from app.database.statements import table_of
from app.database.types import IDENTIFIER_BYTES
from app.people.models import Card, Credential, CredentialType, Person

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)
PEOPLE = table_of(Person)
TAGS_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Known:
    """A person, and the id they are counted under (their own unless people are linked)."""

    person_id: bytes
    counted_as: bytes


# The person stands behind the card or, for a label, straight behind the credential.
_PERSON_OF_TAG = func.coalesce(CREDENTIALS.c.person_id, CARDS.c.person_id)
_BY_TAG = (
    select(CREDENTIALS.c.tag, CREDENTIALS.c.card_id, _PERSON_OF_TAG.label("person_id"), PEOPLE.c.counted_as)
    .select_from(
        CREDENTIALS.outerjoin(
            CARDS, (CARDS.c.organisation_id == CREDENTIALS.c.organisation_id) & (CARDS.c.id == CREDENTIALS.c.card_id)
        ).outerjoin(
            PEOPLE, (PEOPLE.c.organisation_id == CREDENTIALS.c.organisation_id) & (PEOPLE.c.id == _PERSON_OF_TAG)
        )
    )
    .where(CREDENTIALS.c.organisation_id == bindparam("organisation"))
    .where(CREDENTIALS.c.tag.in_(bindparam("tags", expanding=True)))
)


def people_behind(
    connection: Connection, organisation_id: int, tags: Iterable[bytes], agreed_tags: frozenset[bytes] = frozenset()
) -> dict[bytes, Known]:
    """The person of each tag that leads to one. A known card that has just been agreed to becomes a person."""
    known: dict[bytes, Known] = {}
    wanted = sorted(set(tags))
    for start in range(0, len(wanted), TAGS_AT_ONCE):
        found = connection.execute(
            _BY_TAG, {"organisation": organisation_id, "tags": wanted[start : start + TAGS_AT_ONCE]}
        )
        for tag, card_id, person_id, counted_as in found.all():
            if person_id is None and tag in agreed_tags:
                person_id = _make_person_of_card(connection, organisation_id, card_id)
            if person_id is not None:
                known[tag] = Known(person_id, counted_as or person_id)
    return known


def people_by_label(
    connection: Connection, organisation_id: int, tags: Iterable[bytes], key_number: int = FIRST_NUMBER
) -> dict[bytes, Known]:
    """The person of each label's tag; labels not seen before become people. key_number: of the key of the tags."""
    wanted = set(tags)
    known = people_behind(connection, organisation_id, wanted)
    new = {tag: new_identifier() for tag in sorted(wanted - known.keys())}
    if new:
        connection.execute(insert(PEOPLE), [{"organisation_id": organisation_id, "id": id} for id in new.values()])
        connection.execute(
            insert(CREDENTIALS),
            [
                {
                    "organisation_id": organisation_id,
                    "tag": tag,
                    "type": CredentialType.LABEL.value,
                    "person_id": id,
                    "key_number": key_number,
                }
                for tag, id in new.items()
            ],
        )
    return known | {tag: Known(id, id) for tag, id in new.items()}


def new_identifier() -> bytes:
    """128 random bits: says nothing of order or time."""
    return secrets.token_bytes(IDENTIFIER_BYTES)


def _make_person_of_card(connection: Connection, organisation_id: int, card_id: bytes) -> bytes:
    known = connection.execute(
        select(CARDS.c.person_id).where(CARDS.c.organisation_id == organisation_id, CARDS.c.id == card_id)
    ).scalar_one()
    if known is not None:  # both codes of one card in the same batch
        return bytes(known)
    person_id = new_identifier()
    connection.execute(insert(PEOPLE), {"organisation_id": organisation_id, "id": person_id})
    connection.execute(
        update(CARDS)
        .where(CARDS.c.organisation_id == organisation_id, CARDS.c.id == card_id)
        .values(person_id=person_id, is_declined=False)
    )
    return person_id
