"""Forgets when staff were signed in; that somebody once was, and when last, stays with their account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, delete, exists, select

from app.database.statements import table_of
from app.staff.models import SignInLink, StaffSession

SESSIONS, LINKS = table_of(StaffSession), table_of(SignInLink)


def forget_sessions_before(connection: Connection, moment: datetime) -> int:
    """How many sessions of before went, and links that opened nothing since, in this transaction.

    Each account keeps its last session, which says when it was last used; none of before opens anything any more.
    """
    later = SESSIONS.alias("later")
    has_later = exists(
        select(later.c.digest).where(
            and_(
                later.c.organisation_id == SESSIONS.c.organisation_id,
                later.c.staff_id == SESSIONS.c.staff_id,
                later.c.made_at > SESSIONS.c.made_at,
            )
        )
    )
    sessions = delete(SESSIONS).where(SESSIONS.c.made_at < moment, has_later).returning(SESSIONS.c.digest)
    count = len(connection.execute(sessions).all())
    connection.execute(delete(LINKS).where(LINKS.c.expires_at < moment))
    return count
