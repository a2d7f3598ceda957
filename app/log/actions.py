"""What can be done to the log: depositing drafts in it, taking an entry back."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app

from app.extensions import db
from app.log.drafts import Draft, EntryDraft, ForgetDraft, Origin, Outcome, Place, VoidDraft
from app.log.set_aside_cards import strip_forgotten_cards
from app.log.waiting import CodeResolver, resolve_waiting_codes
from app.log.writer import Deposit, GroupCommitWriter, Proof, store
from app.log.writing import log_keys
from app.organisations.queries import organisation_slug
from app.people.models import CredentialType
from app.people.recognition import new_identifier

WRITER = "oasen-log-writer"
RESOLVER = "oasen-code-resolver"


def start_writer() -> None:
    """Let one commit serve all who deposit, and a thread resolve picture codes; called once, when the server starts."""
    current_app.extensions[WRITER] = GroupCommitWriter(db.engine)
    current_app.extensions[RESOLVER] = CodeResolver(current_app._get_current_object())  # type: ignore[attr-defined]


def stop_writer() -> None:
    """Let each deposit be its own commit again; codes wait for who resolves them."""
    for name in (RESOLVER, WRITER):
        running = current_app.extensions.pop(name, None)
        if running is not None:
            running.stop()


def deposit(organisation_id: int, drafts: Sequence[Draft], proof: Proof | None = None) -> list[Outcome]:
    """What became of each draft, once it is on disk; all belong to the organisation.

    proof: what must still be so in the transaction that stores them, else ProofFailed is raised.
    """
    keys = log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
    forgets = any(isinstance(draft, ForgetDraft) for draft in drafts)
    if forgets:  # what a card's pictures have counted must be tied to it before it can be forgotten
        resolve_waiting_codes()
    mine = Deposit(organisation_id, keys, drafts, proof)
    writer: GroupCommitWriter | None = current_app.extensions.get(WRITER)
    outcomes = writer.store(mine) if writer else store(db.engine, mine)
    if forgets:
        strip_forgotten_cards(organisation_id, keys)
    resolver: CodeResolver | None = current_app.extensions.get(RESOLVER)
    if resolver is not None and any(_waits(draft) for draft in drafts):
        resolver.wake()
    return outcomes


def _waits(draft: Draft) -> bool:
    shown = draft.shown if isinstance(draft, EntryDraft) else None
    return shown is not None and shown.agreed and shown.type is CredentialType.PICTURES


def void_entry(entry_id: bytes, place: Place, origin: Origin, reason: str = "") -> Outcome:
    """Take an entry back: it stays in the log and counts no more."""
    return deposit(place.organisation_id, [VoidDraft(new_identifier(), entry_id, place, origin, reason)])[0]
