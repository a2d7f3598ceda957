"""Reading for a page: one snapshot for the whole request."""

from __future__ import annotations

from sqlalchemy import Connection

from app.extensions import db


def reading() -> Connection:
    """The connection that this request reads by."""
    return db.session.connection()
