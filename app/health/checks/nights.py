"""Whether what the server does at night went well, and has been done lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as words

from app.health.findings import Finding, Level
from app.health.subject import Subject
from app.serving.nightly import NIGHTLY, ONCE_A_NIGHT, nightly_note

IS_LATE = timedelta(days=7)
CALLED = {
    "retention": words("Forgetting on time"),
    "backup": words("The nightly backup"),
    "reading-through": words("Reading all through at night"),
    "put-aside": words("Removing what was put aside a month ago"),
    "left-versions": words("Removing versions that were left a month ago"),
}
# Where one sees to it: the page and its link.
NOWHERE = ("", "")
PLACES = {
    "backup": ("care.page", words("To the backups")),
    "reading-through": ("care.copies", words("To the copies")),
    "put-aside": ("care.aside", words("To what was put aside")),
}


def last_nights(subject: Subject) -> Iterator[Finding]:
    """Each thing of the night's list was done within a week, and the last time went well."""
    note = nightly_note(subject.settings)
    for name in NIGHTLY:
        if name in note.failed:
            yield Finding(
                Level.BROKEN,
                _("%(what)s did not go well: %(trouble)s", what=CALLED[name], trouble=note.failed[name]),
                _when_again(name),
                *PLACES.get(name, NOWHERE),
                (f"oasen {' '.join(NIGHTLY[name])}",),
            )
        elif name in note.done and subject.moment.date() - date.fromisoformat(note.done[name]) > IS_LATE:
            yield Finding(
                Level.LOOK,
                _(
                    "%(what)s was last done on %(day)s.",
                    what=CALLED[name],
                    day=format_date(date.fromisoformat(note.done[name]), "long"),
                ),
                _("Leave the server on overnight, or for a quarter of an hour in the morning."),
            )


def _when_again(name: str) -> str:
    if name in ONCE_A_NIGHT:
        return _("Mend what is said here. It is read again tomorrow night.")
    return _("Mend what is said here. The server tries again every ten minutes.")
