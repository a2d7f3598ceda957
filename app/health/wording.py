"""What a level is called, and speaking a language where there is no application yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_babel import ngettext

from app.health.findings import Examined, Level
from app.settings import Settings
from app.web.languages import register_languages

LEVELS = {
    Level.BROKEN: words("broken"),
    Level.LOOK: words("look at this"),
    Level.UNSEEN: words("not looked at"),
    Level.OK: words("well"),
}


@contextmanager
def speaking(settings: Settings) -> Iterator[None]:
    """Say everything in the house's language, without an instance: keys or database may be what is missing."""
    speaker = Flask("app")
    speaker.config["OASEN"] = settings
    register_languages(speaker)
    with speaker.app_context():
        yield


def in_sum(all_examined: list[Examined]) -> list[str]:
    """How many checks found nothing, and how many could not look; one sentence each, none for none."""
    levels = [each.level for each in all_examined]
    well_count, unseen_count = levels.count(Level.OK), levels.count(Level.UNSEEN)
    if well_count == len(levels):
        return [ngettext("All is well: %(num)s thing looked at.", "All is well: %(num)s things looked at.", well_count)]
    said = []
    if unseen_count:
        said.append(
            ngettext(
                "%(num)s thing could not be looked at until the rest is mended.",
                "%(num)s things could not be looked at until the rest is mended.",
                unseen_count,
            )
        )
    if well_count:
        said.append(ngettext("%(num)s other thing is well.", "%(num)s other things are well.", well_count))
    return said


def what_to_do() -> str:
    """The words before an advice."""
    return _("What to do:")


def by_command() -> str:
    """The words before a command that does what is advised."""
    return _("By command:")
