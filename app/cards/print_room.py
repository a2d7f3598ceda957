"""Makes cards in the background, for their codes take a while, and holds the sheets until they are fetched.

Sheets lie in memory alone and for a quarter of an hour: afterwards the texts of their codes exist nowhere but on paper.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock, Thread, Timer

from flask import Flask, current_app

from app import clock
from app.code_keys import CodeKeys, code_keys
from app.database.transaction import write_connection
from app.database.wall import within
from app.extensions import db
from app.organisations.queries import organisation_slug
from app.people.card_sheet import SheetLayout, card_sheet
from app.people.cards import HashedCard, NewCard, VaultNumber, hash_cards
from app.people.printing import hashed_cards, register_run
from app.people.vault.queries import vault_keys

PRINT_ROOM = "oasen_print_room"
KEPT_FOR = timedelta(minutes=15)
# Each hash takes a core and 64 MiB for a moment: half of the cores stay for who taps at the door meanwhile.
HASHES_AT_ONCE = max(1, (os.cpu_count() or 1) // 2)

Orderer = tuple[int, int]  # organisation, member of its staff


@dataclass(frozen=True)
class PrintJob:
    """Cards that somebody has asked for: how far they are, and the sheets once they are ready."""

    card_count: int
    layout: SheetLayout
    done_count: int = 0
    sheets: bytes | None = None
    ready_at: datetime | None = None
    has_failed: bool = False

    @property
    def is_working(self) -> bool:
        """Whether it is still being made."""
        return self.sheets is None and not self.has_failed


class PrintRoom:
    """The jobs of one server, one for each who orders; they are made one after the other."""

    def __init__(self) -> None:
        self._jobs: dict[Orderer, PrintJob] = {}
        self._lock = Lock()
        self._press = Lock()

    def job_of(self, who: Orderer, now: datetime) -> PrintJob | None:
        """What somebody has asked for, unless it was too long ago."""
        with self._lock:
            job = self._jobs.get(who)
            if job is not None and job.ready_at is not None and now - job.ready_at > KEPT_FOR:
                del self._jobs[who]
                return None
            return job

    def order(self, who: Orderer, job: PrintJob) -> None:
        """Begin a job; pressed twice it is one. What was ready before is thrown away."""
        with self._lock:
            known = self._jobs.get(who)
            if known is not None and known.is_working:
                return
            self._jobs[who] = job
        app = current_app._get_current_object()  # type: ignore[attr-defined]  # as Flask says to, for threads
        Thread(target=self._make, args=(app, who, job), daemon=True).start()

    def _make(self, app: Flask, who: Orderer, job: PrintJob) -> None:
        with self._press, app.app_context(), within(who[0]):
            try:
                sheets = self._print(who, job)
            except Exception as fault:
                # The kind alone: the message may hold what is being printed.
                app.logger.error("cards were not printed: %s", type(fault).__name__)
                self._note(who, has_failed=True, ready_at=clock.now())
                return
        self._note(who, sheets=sheets, ready_at=clock.now())
        thrower = Timer(KEPT_FOR.total_seconds(), self._throw_away, (who, sheets))
        thrower.daemon = True
        thrower.start()

    def _print(self, who: Orderer, job: PrintJob) -> bytes:
        """The sheets, once their cards are registered."""
        organisation_id, staff_id = who
        settings = current_app.config["OASEN"]
        keys = code_keys(settings, organisation_slug(organisation_id))
        with db.engine.connect() as connection:
            in_vaults = vault_keys(connection, organisation_id, settings.keys_folder)
        hashed = hashed_cards(organisation_id, job.card_count, lambda cards: self._hashed(who, cards, keys, in_vaults))
        sheets = card_sheet([each.card for each in hashed], job.layout)
        with write_connection() as connection:
            register_run(connection, organisation_id, hashed, job.layout, clock.now(), staff_id)
        return sheets

    def _hashed(
        self, who: Orderer, cards: list[NewCard], keys: CodeKeys, in_vaults: Mapping[VaultNumber, bytes]
    ) -> Iterator[HashedCard]:
        for card in hash_cards(cards, keys, HASHES_AT_ONCE, in_vaults):
            with self._lock:
                job = self._jobs[who]
                self._jobs[who] = replace(job, done_count=min(job.done_count + 1, job.card_count))
            yield card

    def _note(self, who: Orderer, **changed: object) -> None:
        with self._lock:
            self._jobs[who] = replace(self._jobs[who], **changed)  # type: ignore[arg-type]  # the fields of a job

    def _throw_away(self, who: Orderer, sheets: bytes) -> None:
        with self._lock:
            job = self._jobs.get(who)
            if job is not None and job.sheets is sheets:
                del self._jobs[who]


def register_print_room(app: Flask) -> None:
    """One print room for each running server."""
    app.extensions[PRINT_ROOM] = PrintRoom()


def print_room() -> PrintRoom:
    """The print room of this process."""
    found: PrintRoom = current_app.extensions[PRINT_ROOM]
    return found
