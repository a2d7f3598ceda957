"""One writer for the log: what several tablets send at once is committed together (group commit).

SQLite lets one connection write at a time; writers that compete for it starve each other. One thread takes
whatever has gathered, stores it in one transaction, and only after the commit lets each request answer.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from itertools import groupby
from queue import SimpleQueue

from sqlalchemy import Connection, Engine

from app.database.engine import FOR_WRITING
from app.log.drafts import Draft, Outcome
from app.log.recording import record
from app.log.writing import LogKeys, LogWriting

Deposit = tuple[int, LogKeys, Sequence[Draft]]  # of one organisation
Waiting = tuple[Deposit, Future[list[Outcome]]]
HIGHEST_ITEMS_TOGETHER = 2_000


def store(engine: Engine, deposits: Sequence[Deposit]) -> list[list[Outcome]]:
    """Store deposits in one durable transaction; the outcomes of each, in order."""
    with engine.connect().execution_options(**{FOR_WRITING: True}) as connection, connection.begin():
        return _store_all(connection, deposits)


def _store_all(connection: Connection, deposits: Sequence[Deposit]) -> list[list[Outcome]]:
    """Deposits of one organisation go into the log as one, so that its sums are raised once."""
    outcomes: dict[int, list[Outcome]] = {}
    by_organisation = sorted(range(len(deposits)), key=lambda position: deposits[position][0])
    for organisation_id, positions in groupby(by_organisation, key=lambda position: deposits[position][0]):
        together = list(positions)
        drafts = [draft for position in together for draft in deposits[position][2]]
        stored = iter(record(LogWriting(connection, organisation_id, deposits[together[0]][1]), drafts))
        for position in together:
            outcomes[position] = [next(stored) for _ in deposits[position][2]]
    return [outcomes[position] for position in range(len(deposits))]


class GroupCommitWriter:
    """Stores deposits from many threads by the hand of one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None  # kept from one commit to the next
        self._waiting: SimpleQueue[Waiting | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)
        self._thread.start()

    def store(self, deposit: Deposit) -> list[Outcome]:
        """The outcomes, once they are on disk; raises what the database raised, with nothing stored."""
        future: Future[list[Outcome]] = Future()
        self._waiting.put((deposit, future))
        return future.result()

    def stop(self) -> None:
        """Store what waits, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        is_last = False
        while not is_last:
            gathered, is_last = self._gather()
            if gathered:
                self._answer(gathered)
        self._disconnect()

    def _gather(self) -> tuple[list[Waiting], bool]:
        """All that waits now, at least one; and whether it is the last."""
        gathered: list[Waiting] = []
        item_count = 0
        while not gathered or (not self._waiting.empty() and item_count < HIGHEST_ITEMS_TOGETHER):
            each = self._waiting.get()
            if each is None:
                return gathered, True
            gathered.append(each)
            item_count += len(each[0][2])
        return gathered, False

    def _answer(self, gathered: list[Waiting], is_second_try: bool = False) -> None:
        try:
            outcomes = self._commit([deposit for deposit, _ in gathered])
        except BaseException as error:
            self._disconnect()
            if is_second_try:
                gathered[0][1].set_exception(error)
                return
            # One bad deposit never holds up the others, nor does a connection that was lost: try each by itself.
            for each in gathered:
                self._answer([each], is_second_try=True)
            return
        for (_, future), stored in zip(gathered, outcomes, strict=True):
            future.set_result(stored)

    def _commit(self, deposits: Sequence[Deposit]) -> list[list[Outcome]]:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(**{FOR_WRITING: True})
        with self._connection.begin():
            return _store_all(self._connection, deposits)

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
