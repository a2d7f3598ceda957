"""Whether PostgreSQL keeps the rows of several organisations apart, as it was told to."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from app.database.row_policies import goes_around, unwalled_tables
from app.health.findings import Finding, Level
from app.health.subject import Subject
from app.organisations.queries import ORGANISATIONS


def rows_apart(subject: Subject) -> Iterator[Finding]:
    """Every table has its policy, and the account is bound by them; where one organisation is alone it is no matter."""
    organisation_count = subject.connection.execute(select(func.count()).select_from(ORGANISATIONS)).scalar_one()
    if organisation_count < 2:
        return
    open_count = len(unwalled_tables(subject.connection))
    if open_count:
        yield Finding(
            Level.BROKEN,
            ngettext(
                "PostgreSQL keeps the rows of the organisations apart no longer, in %(num)s table.",
                "PostgreSQL keeps the rows of the organisations apart no longer, in %(num)s tables.",
                open_count,
            ),
            _("Somebody has changed that by hand. Run “oasen init”, which puts it right and changes nothing else."),
        )
    if goes_around(subject.connection):
        yield Finding(
            Level.LOOK,
            _("Oasen signs in to PostgreSQL as an account that may see everything, whatever is kept apart."),
            _("Let it own its database and nothing else: ALTER ROLE … NOSUPERUSER NOBYPASSRLS, or another account."),
        )
