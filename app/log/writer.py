"""One writer at a time for the log: what several tablets send at once is committed together (group commit).

SQLite lets one connection write at a time; writers that compete for it starve each other. Who deposits while nobody
writes leads: stores in one transaction whatever waits, and only after the commit lets each request answer. What has
come meanwhile is led by the first of those who wait. No thread of its own: a lone tap is stored by its own thread.

Python runs one thread at a time. Were eight to read what they got while one stores, it would wait for its turn after
each statement, a millisecond every time: so they read while the leader waits for the disk, and else the next leader
reads for them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine

from app.audit.due import Due
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


class Brought(NamedTuple):
    """What a deposit turns out to be once it has been read."""

    drafts: Sequence[Draft] = ()
    beside: Beside | None = None


class Deposit(NamedTuple):
    """What one sender has for an organisation's log, with the keys it is written with.

    read: what it brings, asked for once and maybe in another thread; what it raises, its sender gets. act: what the
    audit log notes of it.
    """

    organisation_id: int
    keys: LogKeys
    read: Callable[[], Brought]
    proof: Proof | None = None
    act: Due | None = None


class Waiting:
    """A deposit whose thread waits until it is stored, or until it is to lead."""

    def __init__(self, deposit: Deposit) -> None:
        self.deposit = deposit
        self.brought = Brought()
        self.is_read = False
        self.outcomes: list[Outcome] | None = None
        self.error: BaseException | None = None
        self.turn = threading.Lock()
        self.turn.acquire()

    def read(self) -> None:
        """Read what it brings, unless that has been done, or note why it cannot be read."""
        if self.is_read:
            return
        self.is_read = True
        try:
            self.brought = self.deposit.read()
        except BaseException as error:  # whatever it is, it is its sender's alone
            self.error = error

    @property
    def is_answered(self) -> bool:
        """Whether it is known what became of it."""
        return self.outcomes is not None or self.error is not None

    def answer(self) -> list[Outcome]:
        """What became of it; raises what it came to grief by."""
        if self.error is not None:
            raise self.error
        return self.outcomes or []


def store(engine: Engine, deposit: Deposit) -> list[Outcome]:
    """Store one deposit in a durable transaction of its own; raises ProofFailed."""
    waiting = Waiting(deposit)
    waiting.read()
    if waiting.error is None:
        with engine.connect().execution_options(**{FOR_WRITING: True}) as connection, connection.begin():
            _store_all(connection, [waiting])
    return waiting.answer()


def _store_all(connection: Connection, waiting: Sequence[Waiting]) -> None:
    """Store deposits that have been read and note their outcomes, ProofFailed where a proof failed.

    Deposits of one organisation go into the log as one, so that its sums are raised once.
    """
    proven = _proven(connection, waiting)
    for organisation_id, some in groupby(proven, key=_organisation):
        together = list(some)
        drafts = [draft for each in together for draft in each.brought.drafts]
        stored = iter(record(LogWriting(connection, organisation_id, together[0].deposit.keys), drafts))
        for each in together:
            each.outcomes = [next(stored) for _ in each.brought.drafts]
    _write_beside(connection, proven)
    for each in proven:
        if each.deposit.act is not None:
            each.deposit.act.note(connection)


def _write_beside(connection: Connection, waiting: Sequence[Waiting]) -> None:
    asked: dict[Any, list[Any]] = {}
    for each in waiting:
        if each.brought.beside is not None:
            asked.setdefault(each.brought.beside.write, []).append(each.brought.beside.what)
    for write, every in asked.items():
        write(connection, every)


def _proven(connection: Connection, waiting: Sequence[Waiting]) -> list[Waiting]:
    """Those whose proofs hold or that need none, by organisation; one question for each check."""
    asked: dict[Any, list[Any]] = {}
    for each in waiting:
        if each.deposit.proof is not None:
            asked.setdefault(each.deposit.proof.check, []).append(each.deposit.proof.what)
    holding = {check: check(connection, every) for check, every in asked.items()}
    for each in waiting:
        proof = each.deposit.proof
        each.error = None if proof is None or proof.what in holding[proof.check] else ProofFailed()
    return sorted((each for each in waiting if each.error is None), key=_organisation)


def _organisation(waiting: Waiting) -> int:
    return waiting.deposit.organisation_id


class GroupCommitWriter:
    """Stores deposits from many threads, one commit for all that wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None  # kept from one commit to the next; the leader's
        self._guard = threading.Lock()  # of the two below
        self._waiting: deque[Waiting] = deque()
        self._is_led = False
        # Held by whoever reads, and by the leader but for its commit.
        self._python = threading.Lock()

    def store(self, deposit: Deposit) -> list[Outcome]:
        """The outcomes, once they are on disk; raises ProofFailed, what reading it raised or what the database raised,
        with nothing stored.
        """
        mine = Waiting(deposit)
        if self._python.acquire(blocking=False):
            mine.read()
            self._python.release()
        if mine.error is not None:
            raise mine.error
        with self._guard:
            self._waiting.append(mine)
            leads, self._is_led = not self._is_led, True
        if not leads:
            mine.turn.acquire()
        if not mine.is_answered:
            self._lead(mine)
        return mine.answer()

    def stop(self) -> None:
        """Give the connection back; every deposit was answered, for each waits in its own request."""
        with self._guard:
            self._disconnect()

    def _lead(self, mine: Waiting) -> None:
        """Store what waits, mine among it, and let the next lead."""
        gathered = self._gather()
        try:
            self._answer([each for each in gathered if each.error is None])
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
        """What waits now, read, the longest waiting first; at least one."""
        gathered: list[Waiting] = []
        item_count = 0
        with self._python:
            while self._waiting and (not gathered or item_count < HIGHEST_ITEMS_TOGETHER):
                each = self._waiting.popleft()
                each.read()
                gathered.append(each)
                item_count += len(each.brought.drafts)
        return gathered

    def _answer(self, readable: Sequence[Waiting]) -> None:
        try:
            self._commit(readable)
        except BaseException:
            # One bad deposit never holds up the others, nor does a connection that was lost: try each by itself.
            for each in readable:
                self._answer_alone(each)

    def _answer_alone(self, waiting: Waiting) -> None:
        self._disconnect()
        waiting.outcomes = None
        try:
            self._commit([waiting])
        except BaseException as error:
            waiting.outcomes, waiting.error = None, error

    def _commit(self, readable: Sequence[Waiting]) -> None:
        if not readable:
            return
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(**{FOR_WRITING: True})
        with self._connection.begin(), self._python:
            _store_all(self._connection, readable)

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
