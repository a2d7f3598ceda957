"""The activities that staged entries name: made on first sight, offered where they were held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, func, select

from app.activities.actions import NewActivity, make_activities
from app.activities.kinds import KIND
from app.activities.queries import activities_named
from app.database.statements import AnyRow
from app.exchange.staging.batches import Offer
from app.exchange.staging.entries import STAGED
from app.exchange.staging.portions import writing

ORDER_OF_KINDS = list(KIND)


def make_activities_of_file(connection: Connection, now: datetime) -> list[Offer]:
    """Make the activities that the organisations do not have; where each is to be offered when the file counts."""
    with connection.begin():
        named = _named_in_file(connection)
    offers = []
    for organisation_id, of_organisation in groupby(named, key=lambda row: row.organisation_id):
        rows = list(of_organisation)
        slugs = {row.activity for row in rows}
        with writing(connection, [organisation_id]):
            unknown = slugs - activities_named(connection, organisation_id, slugs).keys()
            new = [NewActivity(slug, _kind_of(row for row in rows if row.activity == slug)) for slug in sorted(unknown)]
            make_activities(connection, organisation_id, new, now)
            known = activities_named(connection, organisation_id, slugs)
        offers += [(organisation_id, row.premises_id, known[row.activity].id) for row in rows]
    return offers


def _named_in_file(connection: Connection) -> list[AnyRow]:
    by = (STAGED.c.organisation_id, STAGED.c.activity, STAGED.c.premises_id, STAGED.c.kind)
    return list(
        connection.execute(
            select(*by, func.count().label("row_count"))
            .where(STAGED.c.activity.is_not(None))
            .group_by(*by)
            .order_by(STAGED.c.organisation_id)
        )
    )


def _kind_of(rows: Iterable[AnyRow]) -> str:
    """The kind most of its rows have, of equals the first in the list: the order of the rows says nothing."""
    row_counts: dict[str, int] = {}
    for row in rows:
        row_counts[row.kind] = row_counts.get(row.kind, 0) + row.row_count
    return min(row_counts, key=lambda kind: (-row_counts[kind], ORDER_OF_KINDS.index(kind)))
