"""The checksums of the figures of a database: told by a backup, and counted again where it is put back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from app.backup.manifest import YearOfFigures
from app.figures.document import as_json, counted_document
from app.figures.scope import scope_named
from app.log.definition import ENTRIES
from app.organisations.models import Organisation
from app.periods import Period


def years_of_figures(connection: Connection) -> Iterator[YearOfFigures]:
    """Of each organisation and each year from its first entry to its last: the checksum of its figures as JSON."""
    spans = connection.execute(
        select(Organisation.slug, func.min(ENTRIES.c.day), func.max(ENTRIES.c.day))
        .join(ENTRIES, ENTRIES.c.organisation_id == Organisation.id)
        .group_by(Organisation.slug)
        .order_by(Organisation.slug)
    ).all()
    for slug, first_day, last_day in spans:
        scope = scope_named(connection, organisation_slug=slug)
        for year in range(first_day.year, last_day.year + 1):
            period = Period(date(year, 1, 1), date(year, 12, 31))
            document = as_json(counted_document(connection, scope, period))
            yield YearOfFigures(slug, year, hashlib.sha256(document.encode()).hexdigest())
