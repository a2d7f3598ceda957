"""What is done with an organisation's Word template: choose one, or go back to our own form."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert

from app.followup.own_template.queries import TEMPLATES

Writer = tuple[int, int]  # organisation_id, staff_id


def choose_template(connection: Connection, content: bytes, writer: Writer, now: datetime) -> None:
    """Keep a template for the writer's organisation, in place of the one before; content: as `checking` made it."""
    drop_template(connection, writer)
    row = {"organisation_id": writer[0], "content": content, "staff_id": writer[1], "written_at": now}
    connection.execute(insert(TEMPLATES), row)


def drop_template(connection: Connection, writer: Writer) -> None:
    """Have none any more; nothing happens where there is none."""
    connection.execute(delete(TEMPLATES).where(TEMPLATES.c.organisation_id == writer[0]))
