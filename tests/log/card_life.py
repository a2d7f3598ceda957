"""Cards out of the bowl, what their holders do, and what is left of it in the tables."""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import select

from app.clock import now
from app.extensions import db
from app.figures.document import as_json, counted_document
from app.figures.facts import rollups
from app.figures.scope import scope_named
from app.log.waiting import resolve_waiting_codes
from app.people.credentials import tag_of, tag_of_pictures
from app.people.models import Card, Credential, CredentialType
from app.people.pictures import written
from app.periods import Period
from tests.make import rows

TODAY = now().date()
# What follows from what people have said of themselves; that is destroyed.
OF_ATTRIBUTES = ("gender", "age_band", "new_visitors", "new_share", "returning_visitors", "became_visitors")


def by(card, days_ago=0, kind="visit", type_="card", **fields):
    """An entry of somebody with a card, at noon so many days ago."""
    value = card.token if type_ == "card" else written(card.pictures)
    at = f"{TODAY - timedelta(days_ago)}T12:00:00Z"
    credential = {"type": type_, "value": value, "agreed": True}
    return {"id": str(uuid4()), "kind": kind, "at": at, "credential": credential} | fields


def forget(card):
    return {"id": str(uuid4()), "forget": card.token}


def figures(facts=rollups):
    """Every figure of the last year and this, but for those of attributes; codes that wait are resolved before."""
    resolve_waiting_codes()
    period = Period(TODAY - timedelta(400), TODAY)
    with db.engine.connect() as connection:
        document = json.loads(as_json(counted_document(connection, scope_named(connection, ["valla"]), period, facts)))
    for some in (document["figures"], document["previous"]["figures"]):
        for name in OF_ATTRIBUTES:
            some.pop(name)
        some["unique_visitors"].pop("replaced", None)  # which a figure of thinned months has not
    return document


def every_byte():
    """All values of all tables, by table."""
    found = {}
    with db.engine.connect() as connection:
        for table in db.metadata.sorted_tables:
            found[table.name] = [value for row in connection.execute(select(table)) for value in row]
    return found


def places_of(values):
    """The tables that hold one of these values anywhere."""
    texts = [value if isinstance(value, bytes) else value.encode() for value in values]

    def holds(value):
        content = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        return any(text in content for text in texts)

    return sorted({table for table, row in every_byte().items() if any(holds(value) for value in row)})


def a_life(cards, send):
    """Two who came on several days, one with lunch and answers and with pictures; somebody without a card."""
    mine, other, _ = cards
    answers = {"gender": "woman", "age_band": "30-44", "been_before": False, "called_first": True}
    first = by(mine, 60)
    said_later = {"id": str(uuid4()), "of": first["id"], "about": answers}
    taken_back = by(mine, 5)
    send(first, said_later, by(mine, 60, "meal", activity="lunch"), by(mine, 31), by(other, 31), taken_back)
    send({"id": str(uuid4()), "void": taken_back["id"]}, by(mine, 1, about={"replaces_lost": True}))
    send(
        by(mine, 2, type_="pictures"),
        by(other, 2, type_="pictures"),
        {"id": str(uuid4()), "kind": "visit", "at": str(TODAY)},
    )
    return first, said_later


def card_id_of(card, keys):
    tag = tag_of(CredentialType.CARD, card.token, keys["credentials"])
    [(card_id,)] = rows(select(Credential.card_id).where(Credential.tag == tag))
    return bytes(card_id)


def tags_of(card, keys):
    return [
        tag_of(CredentialType.CARD, card.token, keys["credentials"]),
        tag_of_pictures(written(card.pictures), keys["credentials"]),
    ]


def person_of_card(card, keys):
    [(person_id,)] = rows(select(Card.person_id).where(Card.id == card_id_of(card, keys)))
    return bytes(person_id)


def month_of(day: date) -> str:
    return day.isoformat()[:7]
