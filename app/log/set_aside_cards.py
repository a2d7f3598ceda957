"""Takes forgotten cards out of what was set aside; the visit in it stays, for staff to look at."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import delete, select

from app.database.statements import AnyRow, insert_or_leave, table_of
from app.database.transaction import lock_log, write_connection
from app.extensions import db
from app.log.forgotten import card_in, dead_among, without_card
from app.log.models import SetAside
from app.log.writing import LogKeys, LogWriting
from app.people.credentials import tags_of
from app.people.models import CredentialType
from app.people.sealing import seal, unseal

SET_ASIDE = table_of(SetAside)


def strip_forgotten_cards(organisation_id: int, keys: LogKeys) -> None:
    """Seal anew, without card and answers, each item that shows a forgotten card's QR code or its pictures.

    A picture code's hash is slow, so the looking comes before the transaction that writes.
    """
    with db.engine.connect() as connection:
        rows = connection.execute(select(SET_ASIDE).where(SET_ASIDE.c.organisation_id == organisation_id)).all()
        items = [(row, item) for row in rows if (item := _item_of(row, keys)) is not None]
        tags = {row.fingerprint: tags_in(item, keys) for row, item in items}
        dead = dead_among(LogWriting(connection, organisation_id, keys), set(chain.from_iterable(tags.values())))
    found = [(row, without_card(item)) for row, item in items if not dead.isdisjoint(tags[row.fingerprint])]
    if found:
        with write_connection(is_asked_for=False) as connection:
            lock_log(connection, organisation_id)
            for row, item in found:
                _replace(LogWriting(connection, organisation_id, keys), row, json.dumps(item, sort_keys=True).encode())


def strip_cards_until(log: LogWriting, last_day: date) -> None:
    """Seal anew, without card and answers, what was set aside until that day, in the caller's transaction.

    The key of its code is destroyed; the key that it is sealed with is not.
    """
    own = (SET_ASIDE.c.organisation_id == log.organisation_id, SET_ASIDE.c.received_at < beginning_of_next(last_day))
    for row in log.connection.execute(select(SET_ASIDE).where(*own)).all():
        item = _item_of(row, log.keys)
        if item is not None:
            _replace(log, row, json.dumps(without_card(item), sort_keys=True).encode())


def beginning_of_next(day: date) -> datetime:
    """The moment at which the day after a day begins, in UTC."""
    return datetime.combine(day + timedelta(1), time(), UTC)


def _item_of(row: AnyRow, keys: LogKeys) -> Any:
    """The item that was set aside, when something is shown in it; None otherwise."""
    try:
        item = json.loads(unseal(row.sealed_item, keys.sealing))
    except (InvalidTag, ValueError):  # sealed under a key that has been replaced, or no JSON and so no tablet's
        return None
    return item if card_in(item) is not None else None


def tags_in(item: Any, keys: LogKeys) -> tuple[bytes, ...]:
    """What the code in an item is known by, under each key that is tried; slow when it is a picture code."""
    is_pictures = (item.get("credential") or {}).get("type") == CredentialType.PICTURES
    return tags_of(CredentialType.PICTURES if is_pictures else CredentialType.CARD, card_in(item) or "", keys.codes)


def _replace(log: LogWriting, row: AnyRow, whole: bytes) -> None:
    log.connection.execute(
        delete(SET_ASIDE).where(
            SET_ASIDE.c.organisation_id == log.organisation_id, SET_ASIDE.c.fingerprint == row.fingerprint
        )
    )
    anew = {"fingerprint": log.hash_of(row.status.encode() + whole), "sealed_item": seal(whole, log.keys.sealing)}
    insert_or_leave(log.connection, SET_ASIDE, [dict(row._mapping) | anew])
