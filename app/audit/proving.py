"""Proves the chain as it lies in the database, from where it was last cut off."""

from __future__ import annotations

from sqlalchemy import Connection

from app.audit.actions import chain_key
from app.audit.chain import BEGINNING, Verdict, follow
from app.audit.queries import chain_begins, linked_acts


def proved(connection: Connection, wanted: bytes = BEGINNING) -> Verdict:
    """What becomes of following the whole chain; wanted: a head that was kept elsewhere.

    Raises KeyMissing, KeysTooOpen.
    """
    return follow(chain_key(), linked_acts(connection), wanted, chain_begins(connection))
