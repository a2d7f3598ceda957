"""Resolves picture codes: their hash is slow on purpose, so the entry is durable first and its code waits sealed."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from cryptography.exceptions import InvalidTag
from flask import Flask, current_app
from sqlalchemy import delete, select, update

from app.activities.kinds import VISITING_KINDS
from app.database.statements import table_of
from app.database.transaction import lock_log, write_connection
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.log.definition import ENTRIES
from app.log.forgotten import dead_among
from app.log.models import WaitingCode
from app.log.rebuilding import rebuild_days
from app.log.taken_back import days_of_entries
from app.log.writing import FORGOTTEN, LogKeys, LogWriting, log_keys
from app.organisations.queries import organisation_slug
from app.people.carrying import Tags, carry_over
from app.people.credentials import tag_of_pictures, tags_of
from app.people.models import CredentialType
from app.people.recognition import people_behind
from app.people.sealing import unseal
from app.people.vault.sightings import note_pictures_seen

WAITING = table_of(WaitingCode)
LOOKS_AGAIN_AFTER_SECONDS = 300


def resolve_waiting_codes() -> None:
    """Give every entry whose picture code waits its person; one with an unknown code stays anonymous.

    Figures are counted after this. Two processes may do it at once: each code is settled by one of them.
    """
    for (organisation_id, code), entry_ids in _waiting_codes().items():
        keys = _keys_of(organisation_id)
        tags = tags_of(CredentialType.PICTURES, code, keys.codes)  # slow, so before the transaction
        in_vaults = _tags_in_vaults(organisation_id, code, keys)
        with write_connection(is_asked_for=False) as connection:
            _settle(LogWriting(connection, organisation_id, keys), tags, entry_ids, in_vaults)


def _tags_in_vaults(organisation_id: int, code: str, keys: LogKeys) -> dict[int, bytes]:
    """By agreement, the code's tag in its vault; slow too."""
    with db.engine.connect() as connection:
        vaults = LogWriting(connection, organisation_id, keys).vaults
    return {each.agreement_id: tag_of_pictures(code, each.key) for each in vaults}


def _waiting_codes() -> dict[tuple[int, str], list[bytes]]:
    """The entries that wait, by organisation and code."""
    with db.engine.connect() as connection:
        rows = connection.execute(select(WAITING).order_by(WAITING.c.organisation_id)).all()
    waiting: dict[tuple[int, str], list[bytes]] = defaultdict(list)
    for row in rows:
        try:
            code = unseal(row.sealed_code, _keys_of(row.organisation_id).sealing).decode()
        except InvalidTag:  # sealed under a key that has been replaced; it waits for that one to be restored
            continue
        waiting[(row.organisation_id, code)].append(row.entry_id)
    return waiting


def _settle(log: LogWriting, tags: Tags, entry_ids: Sequence[bytes], in_vaults: Mapping[int, bytes]) -> None:
    connection, organisation_id = log.connection, log.organisation_id
    lock_log(connection, organisation_id)
    settled = list(
        connection.execute(
            delete(WAITING)
            .where(WAITING.c.organisation_id == organisation_id, WAITING.c.entry_id.in_(entry_ids))
            .returning(WAITING.c.entry_id)
        ).scalars()
    )
    if not settled:
        return
    of_settled = update(ENTRIES).where(ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.id.in_(settled))
    carry_over(connection, organisation_id, [tags], log.keys.codes.newest_number)
    # Only a code that was agreed to is kept waiting, so its card may become a person here.
    known = people_behind(connection, organisation_id, tags[:1], frozenset(tags[:1])).get(tags[0])
    if known is not None:
        connection.execute(of_settled.values(person_id=known.person_id))
        rebuild_days(connection, organisation_id, days_of_entries(connection, organisation_id, settled))
        if in_vaults:
            note_pictures_seen(connection, organisation_id, log.vaults, in_vaults, _visit_days(log, settled))
    elif dead_among(log, tags):
        connection.execute(of_settled.values(content_hash=FORGOTTEN))


def _visit_days(log: LogWriting, entry_ids: Sequence[bytes]) -> list[date]:
    visits = ENTRIES.c.kind.in_(VISITING_KINDS), ENTRIES.c.organisation_id == log.organisation_id
    found = select(ENTRIES.c.day).where(*visits, ENTRIES.c.id.in_(entry_ids)).distinct()
    return list(log.connection.execute(found).scalars())


def _keys_of(organisation_id: int) -> LogKeys:
    return log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))


class CodeResolver:
    """Resolves codes beside the server's other work, by one thread: never in the time of an answer."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._wanted = threading.Event()
        self._is_ending = False
        self._thread = threading.Thread(target=self._run, name="code-resolver", daemon=True)
        self._wanted.set()  # what an earlier run has left waiting
        self._thread.start()

    def wake(self) -> None:
        """Say that a code waits."""
        self._wanted.set()

    def stop(self) -> None:
        """End the thread after the pass it is at; what still waits is durable."""
        self._is_ending = True
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._wanted.wait(LOOKS_AGAIN_AFTER_SECONDS)
            self._wanted.clear()
            if self._is_ending:
                return
            with self._app.app_context(), across_organisations(Across.MACHINE):
                try:
                    resolve_waiting_codes()
                except Exception as error:  # the next pass tries again; this thread must not end
                    self._app.logger.error("picture codes wait: %s", type(error).__name__)
