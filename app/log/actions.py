"""What can be done to the log: depositing drafts in it, taking an entry back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from flask import Flask, current_app
from sqlalchemy import Engine, select

from app.audit.due import take_due
from app.database.transaction import lock_log, write_connection
from app.extensions import db
from app.log.drafts import Draft, EntryDraft, ForgetDraft, Origin, Outcome, Place, VoidDraft
from app.log.forgetting import forget_buried
from app.log.forgotten import FORGOTTEN_CARDS
from app.log.set_aside_cards import strip_forgotten_cards
from app.log.sweeping import SWEEPER, Sweeper, note_that_sweeping_is_due, sweep_up
from app.log.waiting import CodeResolver, resolve_waiting_codes
from app.log.writer import Brought, Deposit, GroupCommitWriter, Proof, store
from app.log.writing import LogKeys, LogWriting, log_keys
from app.organisations.queries import organisation_slug
from app.people.models import CredentialType
from app.people.recognition import new_identifier

WRITER = "oasen-log-writer"
RESOLVER = "oasen-code-resolver"


def start_writer() -> None:
    """Let one commit serve all who deposit, threads resolve codes and sweep; called once, when the server starts."""
    current_app.extensions[WRITER] = GroupCommitWriter(db.engine)
    current_app.extensions[RESOLVER] = CodeResolver(current_app._get_current_object())  # type: ignore[attr-defined]
    current_app.extensions[SWEEPER] = Sweeper()


def stop_writer() -> None:
    """Let each deposit be its own commit again; codes wait for who resolves them."""
    for name in (RESOLVER, SWEEPER, WRITER):
        running = current_app.extensions.pop(name, None)
        if running is not None:
            running.stop()


class ForgetsCard(Exception):
    """Among what is to be stored is the wish to forget a card, which takes more than storing."""


@dataclass(frozen=True)
class Letterbox:
    """An organisation's way into its log; good outside an application context too, once it has been asked for."""

    app: Flask
    engine: Engine
    organisation_id: int
    keys: LogKeys

    def deposit(self, read: Callable[[], Brought], proof: Proof | None = None) -> list[Outcome]:
        """What became of each draft, once it is on disk.

        read: gives what is to be stored, all of the organisation; called in whatever thread, and again when a card is
        to be forgotten. proof: what must still be so in the transaction that stores it, else ProofFailed is raised.
        Raises what reading raises.
        """
        try:
            drafts, outcomes = self._store(read, proof)
        except ForgetsCard:
            drafts, outcomes = self._store_forgetting(read, proof)
        resolver: CodeResolver | None = self.app.extensions.get(RESOLVER)
        if resolver is not None and any(_waits(draft) for draft in drafts):
            resolver.wake()
        return outcomes

    def _store(
        self, read: Callable[[], Brought], proof: Proof | None, may_forget: bool = False
    ) -> tuple[list[Draft], list[Outcome]]:
        drafts: list[Draft] = []

        def read_here() -> Brought:
            brought = read()
            if not may_forget and any(isinstance(draft, ForgetDraft) for draft in brought.drafts):
                raise ForgetsCard
            drafts.extend(brought.drafts)
            return brought

        mine = Deposit(self.organisation_id, self.keys, read_here, proof, take_due())
        writer: GroupCommitWriter | None = self.app.extensions.get(WRITER)
        return drafts, writer.store(mine) if writer else store(self.engine, mine)

    def _store_forgetting(self, read: Callable[[], Brought], proof: Proof | None) -> tuple[list[Draft], list[Outcome]]:
        """What a card's pictures have counted is tied to it before it is forgotten; what was set aside follows.

        Last the files are swept, for a deleted row leaves copies of itself in them.
        """
        note_that_sweeping_is_due(self.app)
        with self.app.app_context():
            resolve_waiting_codes()
            stored = self._store(read, proof, may_forget=True)
            strip_forgotten_cards(self.organisation_id, self.keys)
        sweep_up(self.app)
        return stored


def letterbox_of(organisation_id: int) -> Letterbox:
    """The organisation's way into its log; raises KeyMissing, KeysTooOpen."""
    keys = log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
    return Letterbox(current_app._get_current_object(), db.engine, organisation_id, keys)  # type: ignore[attr-defined]


def deposit(organisation_id: int, drafts: Sequence[Draft]) -> list[Outcome]:
    """What became of each draft, once it is on disk; all belong to the organisation."""
    return letterbox_of(organisation_id).deposit(lambda: Brought(drafts))


def forget_again(organisation_id: int, tombstones: Collection[bytes]) -> int:
    """How many cards were forgotten anew in a database that was put back from before they were forgotten.

    What their pictures had counted is tied to them first, and what was set aside follows, as at the first time.
    Where the database knows every tombstone, nothing is changed.
    """
    new = set(tombstones) - _tombstones_of(organisation_id)
    if not new:
        return 0
    keys = log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
    resolve_waiting_codes()
    with write_connection() as connection:
        lock_log(connection, organisation_id)
        forgotten_count = forget_buried(LogWriting(connection, organisation_id, keys), new)
    strip_forgotten_cards(organisation_id, keys)
    return forgotten_count


def _tombstones_of(organisation_id: int) -> set[bytes]:
    own = FORGOTTEN_CARDS.c.organisation_id == organisation_id
    with db.engine.connect() as connection:
        return {bytes(row.tombstone) for row in connection.execute(select(FORGOTTEN_CARDS.c.tombstone).where(own))}


def _waits(draft: Draft) -> bool:
    shown = draft.shown if isinstance(draft, EntryDraft) else None
    return shown is not None and shown.agreed and shown.type is CredentialType.PICTURES


def void_entry(entry_id: bytes, place: Place, origin: Origin, reason: str = "") -> Outcome:
    """Take an entry back: it stays in the log and counts no more."""
    return deposit(place.organisation_id, [VoidDraft(new_identifier(), entry_id, place, origin, reason)])[0]
