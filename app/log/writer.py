"""One writer at a time for the log: what several tablets send at once is committed together (group commit).

SQLite lets one connection write at a time; writers that compete for it starve each other. Who deposits while nobody
leads, leads: stores in one transaction whatever waits, and only after the commit lets each request answer. What has
come meanwhile is led by the first of those who wait. No thread of its own: a lone tap is stored by its own thread.

Python runs one thread at a time. Were eight to read what they got while one stores, it would wait for its turn after
each statement, a millisecond every time: so they read while the leader waits for the disk. Before its commit it lets
the next lead, who reads meanwhile what all of them got, and stores as soon as the disk is free.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine

from app.audit.due import Due
from app.database.engine import FOR_WRITING
from app.database.wall import within
from app.log.drafts import Draft, Outcome
from app.log.recording import record
from app.log.writing import LogKeys, LogWriting

HIGHEST_ITEMS_TOGETHER = 2_000
# Where several came at once several will come again: those who were just answered. A commit of eight takes little
# longer than one of four, so it is worth this much. A tap that is alone never waits.
OTHERS_COME_WITHIN_SECONDS = 0.0004


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
            with within(self.deposit.organisation_id):
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
    with within(*{each.deposit.organisation_id for each in waiting}):
        _store_proven(connection, waiting)


def _store_proven(connection: Connection, waiting: Sequence[Waiting]) -> None:
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


class Lead:
    """One leader's turn: what it has gathered, and whether another leads already."""

    def __init__(self, let_the_next_lead: Callable[[], None]) -> None:
        self._let_the_next_lead = let_the_next_lead
        self._is_over = False
        self.gathered: list[Waiting] = []

    @property
    def has_room(self) -> bool:
        """Whether one more may be stored with them."""
        return sum(len(each.brought.drafts) for each in self.gathered) < HIGHEST_ITEMS_TOGETHER

    def hand_over(self) -> None:
        """Let the next lead, once."""
        if not self._is_over:
            self._is_over = True
            self._let_the_next_lead()


class GroupCommitWriter:
    """Stores deposits from many threads, one commit for all that wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._guard = threading.Lock()  # of the two below
        self._waiting: deque[Waiting] = deque()
        self._is_led = False
        # Held by whoever reads, and by whoever stores but for its commit.
        self._python = threading.Lock()
        # Held from the first statement to the end of the commit: the connection's, which is kept for the next.
        self._disk = threading.Lock()
        self._connection: Connection | None = None
        self._stored_together = 0  # by the last leader; the disk's

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
        with self._disk:
            self._disconnect()

    def _lead(self, mine: Waiting) -> None:
        """Store what waits, mine among it, and let the next lead."""
        lead = Lead(self._let_the_next_lead)
        self._gather(lead)
        with self._disk:
            if self._stored_together > 1:
                time.sleep(OTHERS_COME_WITHIN_SECONDS)
            self._gather(lead)
            self._stored_together = len(lead.gathered)
            try:
                self._answer(lead)
            except BaseException as error:  # whatever happens here, nobody is left waiting
                for each in lead.gathered:
                    each.error = each.error or error
            lead.hand_over()
        for each in lead.gathered:
            if each is not mine:
                each.turn.release()

    def _let_the_next_lead(self) -> None:
        with self._guard:
            following = self._waiting[0] if self._waiting else None
            self._is_led = following is not None
        if following is not None:
            following.turn.release()

    def _gather(self, lead: Lead) -> None:
        """Add what waits now, read, the longest waiting first; mine stands first when nothing has been gathered."""
        with self._python:
            while self._waiting and lead.has_room:
                each = self._waiting.popleft()
                each.read()
                lead.gathered.append(each)

    def _answer(self, lead: Lead) -> None:
        readable = [each for each in lead.gathered if each.error is None]
        try:
            self._commit(readable, lead)
        except BaseException:
            # One bad deposit never holds up the others, nor does a connection that was lost: try each by itself.
            for each in readable:
                self._answer_alone(each, lead)

    def _answer_alone(self, waiting: Waiting, lead: Lead) -> None:
        self._disconnect()
        waiting.outcomes = None
        try:
            self._commit([waiting], lead)
        except BaseException as error:
            waiting.outcomes, waiting.error = None, error

    def _commit(self, readable: Sequence[Waiting], lead: Lead) -> None:
        if not readable:
            return
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(**{FOR_WRITING: True})
        with self._connection.begin():
            with self._python:
                _store_all(self._connection, readable)
            lead.hand_over()

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
