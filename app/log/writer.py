"""One writer at a time for the log: what several tablets send at once is committed together (group commit).

SQLite lets one connection write at a time; writers that compete for it starve each other. Who deposits while nobody
writes leads: stores in one transaction whatever waits, and only after the commit lets each request answer. What has
come meanwhile is led by the first of those who wait. No thread of its own: a lone tap is stored by its own thread.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine

from app.database.engine import FOR_WRITING
from app.log.drafts import Draft, Outcome
from app.log.recording import record
from app.log.writing import LogKeys, LogWriting

HIGHEST_ITEMS_TOGETHER = 2_000


class Proof(NamedTuple):
    """What must still be so when a deposit is stored. check: of several proofs at once, those that hold."""

    check: Callable[[Connection, Sequence[Any]], set[Any]]
    what: Any


class ProofFailed(Exception):
    """What a deposit rests on is no longer so; nothing of it was stored."""


class Beside(NamedTuple):
    """What is written in the same transaction, after the drafts. write: for several deposits at once."""

    write: Callable[[Connection, Sequence[Any]], None]
    what: Any


class Deposit(NamedTuple):
    """Drafts of one organisation, with the keys its log is written with."""

    organisation_id: int
    keys: LogKeys
    drafts: Sequence[Draft]
    proof: Proof | None = None
    beside: Beside | None = None


def store(engine: Engine, deposit: Deposit) -> list[Outcome]:
    """Store one deposit in a durable transaction of its own; raises ProofFailed."""
    with engine.connect().execution_options(**{FOR_WRITING: True}) as connection, connection.begin():
        [outcomes] = _store_all(connection, [deposit])
    if outcomes is None:
        raise ProofFailed
    return outcomes


def _store_all(connection: Connection, deposits: Sequence[Deposit]) -> list[list[Outcome] | None]:
    """The outcomes of each deposit, in order; None where its proof failed.

    Deposits of one organisation go into the log as one, so that its sums are raised once.
    """
    outcomes: dict[int, list[Outcome] | None] = dict.fromkeys(range(len(deposits)))
    proven = _proven(connection, deposits)
    for organisation_id, positions in groupby(proven, key=lambda position: deposits[position].organisation_id):
        together = list(positions)
        drafts = [draft for position in together for draft in deposits[position].drafts]
        stored = iter(record(LogWriting(connection, organisation_id, deposits[together[0]].keys), drafts))
        for position in together:
            outcomes[position] = [next(stored) for _ in deposits[position].drafts]
    _write_beside(connection, [deposits[position] for position in proven])
    return [outcomes[position] for position in range(len(deposits))]


def _write_beside(connection: Connection, deposits: Sequence[Deposit]) -> None:
    asked: dict[Any, list[Any]] = {}
    for deposit in deposits:
        if deposit.beside is not None:
            asked.setdefault(deposit.beside.write, []).append(deposit.beside.what)
    for write, every in asked.items():
        write(connection, every)


def _proven(connection: Connection, deposits: Sequence[Deposit]) -> list[int]:
    """The positions of deposits whose proofs hold or that need none, by organisation; one question for each check."""
    asked: dict[Any, list[Any]] = {}
    for deposit in deposits:
        if deposit.proof is not None:
            asked.setdefault(deposit.proof.check, []).append(deposit.proof.what)
    holding = {check: check(connection, every) for check, every in asked.items()}
    proven = [
        position
        for position, deposit in enumerate(deposits)
        if deposit.proof is None or deposit.proof.what in holding[deposit.proof.check]
    ]
    return sorted(proven, key=lambda position: deposits[position].organisation_id)


class Waiting:
    """A deposit whose thread waits until it is stored, or until it is to lead."""

    def __init__(self, deposit: Deposit) -> None:
        self.deposit = deposit
        self.outcomes: list[Outcome] | None = None
        self.error: BaseException | None = None
        self.turn = threading.Lock()
        self.turn.acquire()

    @property
    def is_answered(self) -> bool:
        """Whether it is known what became of it."""
        return self.outcomes is not None or self.error is not None


class GroupCommitWriter:
    """Stores deposits from many threads, one commit for all that wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None  # kept from one commit to the next; the leader's
        self._guard = threading.Lock()  # of the two below
        self._waiting: deque[Waiting] = deque()
        self._is_led = False

    def store(self, deposit: Deposit) -> list[Outcome]:
        """The outcomes, once they are on disk; raises ProofFailed or what the database raised, with nothing stored."""
        mine = Waiting(deposit)
        with self._guard:
            self._waiting.append(mine)
            leads, self._is_led = not self._is_led, True
        if not leads:
            mine.turn.acquire()
        if not mine.is_answered:
            self._lead(mine)
        if mine.error is not None:
            raise mine.error
        return mine.outcomes or []

    def stop(self) -> None:
        """Give the connection back; every deposit was answered, for each waits in its own request."""
        with self._guard:
            self._disconnect()

    def _lead(self, mine: Waiting) -> None:
        """Store what waits, mine among it, and let the next lead."""
        gathered = self._gather()
        try:
            self._answer(gathered)
        except BaseException as error:  # whatever happens here, nobody is left waiting
            for each in gathered:
                each.error = each.error or error
        with self._guard:
            following = self._waiting[0] if self._waiting else None
            self._is_led = following is not None
        if following is not None:
            following.turn.release()
        for each in gathered:
            if each is not mine:
                each.turn.release()

    def _gather(self) -> list[Waiting]:
        """What waits now, the longest waiting first; at least one."""
        gathered: list[Waiting] = []
        item_count = 0
        while self._waiting and (not gathered or item_count < HIGHEST_ITEMS_TOGETHER):
            each = self._waiting.popleft()
            gathered.append(each)
            item_count += len(each.deposit.drafts)
        return gathered

    def _answer(self, gathered: list[Waiting], is_second_try: bool = False) -> None:
        try:
            outcomes = self._commit([each.deposit for each in gathered])
        except BaseException as error:
            self._disconnect()
            if is_second_try:
                gathered[0].error = error
                return
            # One bad deposit never holds up the others, nor does a connection that was lost: try each by itself.
            for each in gathered:
                self._answer([each], is_second_try=True)
            return
        for each, stored in zip(gathered, outcomes, strict=True):
            each.outcomes = stored
            each.error = ProofFailed() if stored is None else None

    def _commit(self, deposits: Sequence[Deposit]) -> list[list[Outcome] | None]:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(**{FOR_WRITING: True})
        with self._connection.begin():
            return _store_all(self._connection, deposits)

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
