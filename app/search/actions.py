"""What staff do with an item that was set aside: let it in, as it is or mended, or leave it out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from flask import current_app
from sqlalchemy import ColumnElement, Connection, literal, select, update

from app.database.statements import AnyRow, table_of
from app.database.transaction import lock_log, write_connection
from app.errors import AlreadyThere, Refusal
from app.log.actions import letterbox_of
from app.log.drafts import Draft, Status
from app.log.models import SetAside
from app.log.writer import Beside, Brought, Proof, ProofFailed
from app.log.writing import log_keys
from app.organisations.queries import organisation_slug
from app.people.recognition import new_identifier
from app.people.sealing import unseal
from app.search.kept_item import KeptItem, kept_item

SET_ASIDE = table_of(SetAside)
LET_IN, LEFT_OUT = "let-in", "left-out"


class Settling(NamedTuple):
    """Who would let which item in, and when; press: tells two of one and the same moment apart."""

    organisation_id: int
    fingerprint: bytes
    staff_id: int
    settled_at: datetime
    press: bytes


def opened(kept: AnyRow) -> KeptItem:
    """What the kept item says; for whoever has asked for just this one. Raises KeyMissing, KeysTooOpen.

    What was settled long ago says nothing any more.
    """
    if not kept.sealed_item:
        return KeptItem(None)
    keys = log_keys(current_app.config["OASEN"], organisation_slug(kept.organisation_id))
    return kept_item(unseal(kept.sealed_item, keys.sealing))


def let_in(kept: AnyRow, draft: Draft, staff_id: int, now: datetime) -> None:
    """Count what was set aside; pressed twice, or by two people at once, it counts once.

    Raises AlreadyThere when someone has settled it meanwhile; Refusal when it cannot be taken in so.
    """
    settling = Settling(kept.organisation_id, bytes(kept.fingerprint), staff_id, now, new_identifier())
    brought = Brought([draft], Beside(_note_let_in, settling))
    try:
        [outcome] = letterbox_of(kept.organisation_id).deposit(lambda: brought, Proof(_still_waiting, settling))
    except ProofFailed:
        raise AlreadyThere("Someone has settled it meanwhile. Load the page again.") from None
    if outcome.status in (Status.CONFLICT, Status.QUARANTINED):
        _take_up_again(kept, LET_IN)
        raise Refusal(f"It cannot be taken in: {outcome.reason}.")


def leave_out(kept: AnyRow, staff_id: int, now: datetime) -> None:
    """Count it never; it stays where it is, and can still be let in later."""
    with write_connection() as connection:
        connection.execute(
            update(SET_ASIDE).where(*_waits(kept)).values(settled_as=LEFT_OUT, settled_at=now, settled_by=staff_id)
        )


def take_up_again(kept: AnyRow) -> None:
    """Let an item that was left out wait again."""
    _take_up_again(kept, LEFT_OUT)


def _still_waiting(connection: Connection, asked: Sequence[Settling]) -> set[Settling]:
    """Of each item that nobody has settled, the first who would let it in."""
    first: dict[tuple[int, bytes], Settling] = {}
    for organisation_id in {each.organisation_id for each in asked}:
        lock_log(connection, organisation_id)  # else two processes would both find that it still waits
    for each in asked:
        first.setdefault((each.organisation_id, each.fingerprint), each)
    return {each for each in first.values() if connection.execute(select(literal(1)).where(*_waits(each))).first()}


def _note_let_in(connection: Connection, settled: Sequence[Settling]) -> None:
    for each in settled:
        connection.execute(
            update(SET_ASIDE)
            .where(*_waits(each))
            .values(settled_as=LET_IN, settled_at=each.settled_at, settled_by=each.staff_id)
        )


def _take_up_again(kept: AnyRow, settled_as: str) -> None:
    with write_connection() as connection:
        connection.execute(
            update(SET_ASIDE)
            .where(*_this(kept), SET_ASIDE.c.settled_as == settled_as, SET_ASIDE.c.sealed_item != b"")
            .values(settled_as=None, settled_at=None, settled_by=None)
        )


def _this(item: AnyRow | Settling) -> tuple[ColumnElement[bool], ...]:
    return (SET_ASIDE.c.organisation_id == item.organisation_id, SET_ASIDE.c.fingerprint == item.fingerprint)


def _waits(item: AnyRow | Settling) -> tuple[ColumnElement[bool], ...]:
    return (*_this(item), SET_ASIDE.c.settled_at.is_(None))
