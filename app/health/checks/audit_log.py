"""Whether the log of what was done still says what was written into it."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from app.audit.proving import proved
from app.database.wall import Across, across_organisations
from app.health.findings import Finding, Level
from app.health.subject import Subject


def whole_chain(subject: Subject) -> Iterator[Finding]:
    """No act was changed, taken out or put in; raises KeyMissing, KeysTooOpen without the key that shows it."""
    with across_organisations(Across.CHAIN):
        verdict = proved(subject.connection)
    if verdict.broken_at is not None:
        yield Finding(
            Level.BROKEN,
            _("What has been done here was changed afterwards, from number %(number)s on.", number=verdict.broken_at),
            _(
                "Keep a copy of the database as it is now. See who can reach it, and compare it with a backup. "
                "If the key of this log was made anew, put the old one back."
            ),
            "audit.page",
            _("See what has been done"),
            ("oasen key-sheet --enter audit",),
        )
