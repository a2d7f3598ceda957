"""Makes the key of an organisation's next period, in the last year of the one before it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from app.backup.key_files import fingerprint_of
from app.code_keys import FIRST_NUMBER, code_key_name
from app.database.transaction import lock_log, write_connection
from app.extensions import db
from app.keys import key_in, make_key
from app.retention.due import ORGANISATIONS
from app.retention.key_periods import ENDING_KEYS, ending_keys, next_end
from app.settings import Settings


def make_next_keys(settings: Settings, now: datetime, is_rehearsal: bool = False) -> list[str]:
    """The file names of the keys that were made, or would be; from then on every card that is shown is kept by both.

    A key whose making was broken off is taken up again. Raises KeyMissing, KeysTooOpen.
    """
    with db.engine.connect() as connection:
        organisations = connection.execute(select(ORGANISATIONS.c.id, ORGANISATIONS.c.slug)).all()
    made = (_make_next_key(settings, id, slug, now, is_rehearsal) for id, slug in organisations)
    return [name for name in made if name]


def _make_next_key(settings: Settings, organisation_id: int, slug: str, now: datetime, is_rehearsal: bool) -> str:
    with db.engine.connect() as connection:
        last_day = next_end(connection, organisation_id, now.date())
        before = ending_keys(connection, organisation_id)
    if last_day is None:
        return ""
    number = before[-1].number + 1 if before else FIRST_NUMBER
    name = code_key_name(slug, number + 1)
    if not is_rehearsal:
        ending = fingerprint_of(key_in(settings.keys_folder / code_key_name(slug, number)))
        make_key(settings.keys_folder, name)  # before anything rests on it
        with write_connection() as connection:
            lock_log(connection, organisation_id)
            row = {"organisation_id": organisation_id, "number": number, "last_day": last_day, "fingerprint": ending}
            connection.execute(insert(ENDING_KEYS), row | {"followed_at": now})
    return name
