"""Parts a log at the end of a key's period, and writes down that the key is destroyed; also in what is restored."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from flask import current_app
from sqlalchemy import Connection, select

from app.code_keys import CodeKeys
from app.database.statements import AnyRow, insert_or_replace
from app.database.transaction import lock_log, write_connection
from app.errors import KeyMissing
from app.log.set_aside_cards import strip_cards_until
from app.log.severing import ENDING_KEYS, sever
from app.log.waiting import resolve_waiting_codes
from app.log.writing import LogKeys, LogWriting, log_keys
from app.organisations.queries import organisation_slug

NO_KEYS = LogKeys(b"", b"", b"", CodeKeys(()))


class EndedKey(NamedTuple):
    """A key that is destroyed, by what is known of it everywhere."""

    number: int
    last_day: date
    fingerprint: str


def part(log: LogWriting, key: EndedKey, followed_at: datetime, now: datetime, staff_id: int | None) -> None:
    """Part everybody's past and write down what went, in the caller's transaction, with the log locked.

    followed_at: since when the next key was tried too. staff_id: who destroys it; None: the command, or a restore.
    """
    severed = sever(log, key.number, key.last_day)
    strip_cards_until(log, key.last_day)
    row = key._asdict() | {"organisation_id": log.organisation_id, "followed_at": followed_at}
    counts = {
        "tag_count": severed.tag_count,
        "card_count": severed.card_count,
        "person_count": severed.person_count,
    }
    ended = row | counts | {"destroyed_at": now, "destroyed_by": staff_id}
    insert_or_replace(log.connection, ENDING_KEYS, [ended])


def part_again(organisation_id: int, key: EndedKey, now: datetime) -> bool:
    """Whether a database that was put back from before the key was destroyed had to be parted anew.

    Its codes that wait are resolved first, where the keys are at hand.
    """
    try:
        keys = log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
        resolve_waiting_codes()
    except KeyMissing:
        keys = NO_KEYS
    with write_connection() as connection:
        lock_log(connection, organisation_id)
        known = _known(connection, organisation_id, key.number)
        if known is not None and known.destroyed_at is not None:
            return False
        followed_at = now if known is None else known.followed_at
        part(LogWriting(connection, organisation_id, keys), key, followed_at, now, None)
    return True


def _known(connection: Connection, organisation_id: int, number: int) -> AnyRow | None:
    own = (ENDING_KEYS.c.organisation_id == organisation_id, ENDING_KEYS.c.number == number)
    return connection.execute(select(ENDING_KEYS).where(*own)).first()
