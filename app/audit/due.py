"""The act that somebody is at: noted by the transaction that does it, or at the end when nothing was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from sqlalchemy import Connection

from app.audit.actions import Done, Who, append_acts, chain_key
from app.database.transaction import write_connection


class Due:
    """An act that is being done. organisation_of: asks whose it is, where that is not known from the beginning."""

    def __init__(
        self,
        done: Done,
        organisation_of: Callable[[Connection], int | None] | None = None,
        is_noted: bool = False,
    ) -> None:
        self.done = done
        self.organisation_of = organisation_of
        self.is_noted = is_noted  # or is to be noted elsewhere
        self.key: bytes | None = None

    def note(self, connection: Connection) -> None:
        """Note the act in this transaction."""
        done = self.done
        if done.organisation_id is None and self.organisation_of is not None:
            done = replace(done, organisation_id=self.organisation_of(connection))
        append_acts(connection, [done], self.key)


_DUE: ContextVar[Due | None] = ContextVar("act that is due", default=None)


@contextmanager
def at(due: Due) -> Iterator[None]:
    """While somebody is at an act: whoever commits next in this context notes it; when nothing is, nothing is noted."""
    token = _DUE.set(due)
    try:
        yield
    finally:
        _DUE.reset(token)


def take_due() -> Due | None:
    """The act that the next transaction is to note; asked again, None."""
    due = _DUE.get()
    if due is None or due.is_noted:
        return None
    due.is_noted = True
    due.key = chain_key()  # the log's writer notes it in whichever thread comes first
    return due


def note_what_is_due(connection: Connection) -> None:
    """Note the act that is being done, in the transaction that does it."""
    due = take_due()
    if due is not None:
        due.note(connection)


def note_due_now(due: Due) -> None:
    """Note an act that no transaction has noted, in one of its own."""
    if not due.is_noted:
        due.is_noted = True
        with write_connection(is_asked_for=False) as connection:
            due.note(connection)


def note_now(done: Done) -> None:
    """Note an act in a transaction of its own."""
    note_due_now(Due(done))


def concerning(organisation_id: int | None = None, about: str = "", who: Who | None = None) -> None:
    """Say of the act that is being done what its address did not: of which organisation, to what, by whom."""
    due = _DUE.get()
    if due is not None:
        known = due.done
        due.done = replace(
            known,
            organisation_id=known.organisation_id if organisation_id is None else organisation_id,
            about=about or known.about,
            who=who or known.who,
        )
