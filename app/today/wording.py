"""How entries and sums are said in words."""

from __future__ import annotations

from flask_babel import gettext, ngettext

from app.activities.kinds import KIND, VISITING_KINDS
from app.database.statements import AnyRow
from app.today.counters import Countable, Counter
from app.today.day_sheet import Line, Noted
from app.web.formatting import number
from app.web.languages import language

# A lucide icon for each kind; a test holds them complete.
ICONS = {
    "visit": "door-open",
    "meal": "utensils",
    "walk": "footprints",
    "session": "users",
    "training": "wrench",
    "handout": "gift",
    "outreach": "phone",
    "accompaniment": "landmark",
    "volunteering": "heart-handshake",
    "community-service": "hammer",
    "cooperation": "handshake",
    "placement": "compass",
    "source": "megaphone",
}

# Of these the heads are people in the house; of others bags, calls, meetings.
COUNTED_AS_PERSONS = {*VISITING_KINDS, "training", "volunteering"}


def kind_name(slug: str) -> str:
    """A kind as a heading says it: Måltid."""
    kind = KIND[slug]
    name = kind.sv if language() == "sv" else kind.en
    return name[:1].upper() + name[1:]


def entry_words(entry: Noted | AnyRow) -> str:
    """An entry in one line: Fredagslunch, 3 personer."""
    name = entry.activity_name or kind_name(entry.kind)
    if entry.heads == 1:
        return name
    if entry.kind in COUNTED_AS_PERSONS:
        return name + ", " + ngettext("%(num)s person", "%(num)s persons", entry.heads)
    return f"{name}, {entry.heads}"


def line_words(line: Line) -> str:
    """What stands beside a kind's number of heads: hours where hours are what counts."""
    if line.minutes and KIND[line.kind].counted_in_hours:
        return gettext("%(hours)s hours", hours=number(line.minutes / 60))
    return ""


def counter_name(what: Countable) -> str:
    """What a counter is called: Besök, Fredagslunch."""
    return what.name or kind_name(what.kind)


def told_of(counter: Counter) -> str:
    """Whose hand the heads are of, where it is not all the staff's."""
    if counter.by_tablet and counter.by_tablet == counter.heads:
        return gettext("all by the tablet")
    if counter.by_tablet:
        return gettext("of these %(count)s by the tablet", count=number(counter.by_tablet))
    return ""


def nothing_left(counter: Counter) -> str:
    """Why − changes nothing here."""
    if counter.heads:
        return gettext("What is left was not counted here by hand. Take it back in the list of what has been noted.")
    return gettext("There is nothing here to take back.")


def noted_by(each: Noted) -> str:
    """By whose hand: the tablet's name, the member's, a file."""
    return each.by_kiosk or each.by_staff or gettext("from a file")
