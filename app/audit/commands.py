"""The one list of commands by which something is done that the audit log notes, and of those by which nothing is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.audit.acts import Act


class NotedCommand(NamedTuple):
    """What is noted of a command.

    at_end: it writes nothing, or in several transactions, so the act is noted when all is done. by_option: another
    act when that option is given. organisation, premises: the option or argument that says whose it is, by slug.
    """

    act: Act
    organisation: str = ""
    premises: str = ""
    at_end: bool = False
    by_option: Mapping[str, Act] = {}


_AGREEMENT = NotedCommand(Act.CHANGED_AGREEMENT)

NOTED_COMMANDS = {
    "organisation add": NotedCommand(Act.ADDED_ORGANISATION),
    "premises add": NotedCommand(Act.CHANGED_PREMISES, organisation="organisation"),
    "premises plan": NotedCommand(Act.CHANGED_CALENDAR, premises="slug"),
    "premises door": NotedCommand(Act.CHANGED_DOOR, premises="slug"),
    "premises capacity": NotedCommand(Act.CHANGED_PREMISES, premises="slug"),
    "activity add": NotedCommand(Act.CHANGED_ACTIVITIES, premises="premises"),
    "agreement add": _AGREEMENT,
    "agreement party": _AGREEMENT,
    "agreement goal": _AGREEMENT,
    "agreement agreed": _AGREEMENT,
    "agreement money": _AGREEMENT,
    "agreement joint": _AGREEMENT,
    "staff add": NotedCommand(Act.ADDED_STAFF, organisation="organisation_slug"),
    "staff link": NotedCommand(Act.GAVE_LINK, organisation="organisation_slug"),
    "staff leave": NotedCommand(Act.CLOSED_ACCOUNT, organisation="organisation_slug"),
    "kiosk add": NotedCommand(Act.ADDED_DEVICE, premises="premises"),
    "kiosk take-in": NotedCommand(Act.TOOK_IN_QUEUE, at_end=True),
    "kiosk languages": NotedCommand(Act.CHANGED_DOOR, premises="premises"),
    "import entries": NotedCommand(Act.IMPORTED_ENTRIES, at_end=True),
    "import openings": NotedCommand(Act.IMPORTED_OPENINGS, at_end=True),
    "export entries": NotedCommand(Act.EXPORTED_ENTRIES, organisation="organisation", at_end=True),
    "export openings": NotedCommand(Act.EXPORTED_OPENINGS, organisation="organisation", at_end=True),
    "handover card": NotedCommand(Act.ASKED_OF_CARD, organisation="organisation", at_end=True),
    "handover evening": NotedCommand(Act.ASKED_OF_EVENING, premises="premises", at_end=True),
    "retention": NotedCommand(Act.FORGOT_ON_TIME, at_end=True),
    "forget-again": NotedCommand(Act.FORGOT_ON_TIME, at_end=True),
    "backup": NotedCommand(Act.BACKED_UP, at_end=True),
    "take-out": NotedCommand(Act.TOOK_EVERYTHING, organisation="organisation", at_end=True),
    "key-sheet": NotedCommand(Act.PRINTED_KEY_SHEET, at_end=True, by_option={"entered_name": Act.ENTERED_KEY}),
    "figures": NotedCommand(Act.WROTE_FIGURES, organisation="organisation_slug", at_end=True),
    "report": NotedCommand(
        Act.FETCHED_DRAFT, organisation="organisation_slug", at_end=True, by_option={"is_locked": Act.LOCKED_REPORT}
    ),
}

UNNOTED_COMMANDS = {
    "Printing notes it by itself, by whichever way cards are ordered.": ("cards",),
    "It notes it in the transaction that destroys, with the key's fingerprint.": ("destroy-keys",),
    "It starts the program, and whoever uses it is noted by what they do.": ("start", "begin", "serve"),
    "It makes the instance, before which there is nothing to note in.": ("init",),
    "It makes invented people, and refuses where real ones are.": ("demonstration",),
    "It shows what is agreed, in which nobody is named.": ("agreement show",),
    "It writes into a folder of its own, and of this house it shows counts alone.": ("restore", "rehearse"),
    "It says what is not well in the house, and names nobody.": ("check",),
    "It lists files and reads them through.": ("copies",),
    "A page runs it, and notes who asked.": ("errand",),
    "It works on a copy of the house that is gone afterwards.": ("trial",),
    "It notes it by itself when something was changed, and the database is there.": (
        "backup-plan",
        "take-up",
        "update",
    ),
    "It tells of columns, and not of what is in them.": ("handover columns",),
    "It reads the audit log itself, in which there is no visitor.": (
        "audit verify",
        "audit show",
        "audit head",
    ),
}
