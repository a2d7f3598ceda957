"""Questions about agreements."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.agreements.models import Agreement, AgreementParty
from app.database.statements import AnyRow, table_of
from app.errors import NotFound

AGREEMENTS = table_of(Agreement)
PARTIES = table_of(AgreementParty)


def agreement_named(connection: Connection, slug: str) -> AnyRow:
    """The agreement of that slug; raises NotFound with the slugs there are."""
    rows = {row.slug: row for row in connection.execute(select(AGREEMENTS).order_by(AGREEMENTS.c.slug))}
    if slug not in rows:
        there_are = "There are: " + ", ".join(rows) + "." if rows else "There are none yet."
        raise NotFound(f"There is no agreement {slug!r}. {there_are}")
    return rows[slug]


def parties_of(connection: Connection, agreement_id: int) -> list[int]:
    """The numbers of the organisations that have signed."""
    return list(
        connection.execute(
            select(PARTIES.c.organisation_id)
            .where(PARTIES.c.agreement_id == agreement_id)
            .order_by(PARTIES.c.organisation_id)
        ).scalars()
    )
