"""Whether keys of periods that are over are gone when they should be, from the machine and from the paper."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from app.backup.destroyed_keys import read_destroyed
from app.backup.sheet_standing import sheet_standing
from app.code_keys import code_key_name
from app.database.wall import Across, across_organisations
from app.health.checks.keys import PRINT, PUT_AWAY
from app.health.findings import Finding, Level
from app.health.subject import Subject
from app.organisations.queries import ORGANISATIONS
from app.retention.key_periods import ENDING_KEYS, due_of
from app.retention.vaults import closed_vaults


def ended_keys(subject: Subject) -> Iterator[Finding]:
    """No key is left that the database says is destroyed, and none is kept longer than it is needed."""
    today = subject.moment.date()
    found = subject.connection.execute(select(ORGANISATIONS.c.id, ORGANISATIONS.c.slug))
    slugs = {row.id: row.slug for row in found}
    with across_organisations(Across.INSTALLATION):
        ended = subject.connection.execute(select(ENDING_KEYS)).all()
    files = [
        subject.settings.keys_folder / code_key_name(slugs[each.organisation_id], each.number)
        for each in ended
        if each.destroyed_at is not None
    ]
    files += [subject.settings.keys_folder / each.name for each in closed_vaults(subject.connection)]
    left = sum(file.exists() for file in files)
    if left:
        yield Finding(
            Level.BROKEN,
            ngettext("%(num)s destroyed key is here again.", "%(num)s destroyed keys are here again.", left),
            _("The server takes it away at night, if it is left on. Then burn its line on every key sheet."),
            commands=("oasen retention",),
        )
    due = sum(
        each.destroyed_at is None
        and each.organisation_id in subject.organisation_ids
        and due_of(subject.connection, each).has_come(today)
        for each in ended
    )
    if due:
        yield Finding(
            Level.LOOK,
            ngettext(
                "The key of %(num)s earlier period is not needed any more.",
                "The keys of %(num)s earlier periods are not needed any more.",
                due,
            ),
            _("Destroy it on the page The cards' keys, so that nobody can follow the cards of that time."),
            "key_periods.page",
            _("To the cards' keys"),
            ("oasen destroy-keys --organisation SLUG",),
        )


def on_old_sheet(subject: Subject) -> Iterator[Finding]:
    """No destroyed key stands on the sheet that was put away last."""
    try:
        destroyed = {each.fingerprint for each in read_destroyed(subject.settings.keys_folder)}
    except ValueError:
        destroyed = set()
    count = len(destroyed & set(sheet_standing(subject.settings).fingerprints))
    if count:
        yield Finding(
            Level.LOOK,
            ngettext(
                "%(num)s destroyed key still stands on the key sheet.",
                "%(num)s destroyed keys still stand on the key sheet.",
                count,
            ),
            _("Cut its line out of the sheet in the envelope and burn it, but keep the rest. Then print a sheet anew."),
            "beginning.key_sheet",
            _("To the key sheet"),
            (PRINT, PUT_AWAY),
        )
