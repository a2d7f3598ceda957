"""The one list of the guide's chapters, under whose heading each stands, in the order one reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flask_babel import lazy_gettext as words


class Reader(Enum):
    """Whom a chapter is written for: the headings of the guide's first page."""

    EVERYONE = words("For everyone")
    VOLUNTEER = words("When you help out")
    COORDINATOR = words("When you coordinate")
    CARETAKER = words("When you look after the computer")


@dataclass(frozen=True)
class Chapter:
    """A chapter: the name of its file in docs/guide/<language>/ and in its address, and an icon."""

    name: str
    reader: Reader
    picture: str


CHAPTERS = (
    Chapter("signing-in", Reader.EVERYONE, "user"),
    Chapter("privacy", Reader.EVERYONE, "shield-check"),
    Chapter("trouble", Reader.EVERYONE, "wrench"),
    Chapter("evening", Reader.VOLUNTEER, "moon"),
    Chapter("desk", Reader.VOLUNTEER, "coffee"),
    Chapter("phone", Reader.VOLUNTEER, "smartphone"),
    Chapter("finishing", Reader.VOLUNTEER, "calendar-check"),
    Chapter("training", Reader.VOLUNTEER, "hammer"),
    Chapter("door", Reader.COORDINATOR, "tablet"),
    Chapter("cards", Reader.COORDINATOR, "credit-card"),
    Chapter("activities", Reader.COORDINATOR, "layout-grid"),
    Chapter("calendar", Reader.COORDINATOR, "calendar-days"),
    Chapter("mending", Reader.COORDINATOR, "pencil"),
    Chapter("year", Reader.COORDINATOR, "chart-column"),
    Chapter("disclosure", Reader.COORDINATOR, "eye-off"),
    Chapter("beginning", Reader.CARETAKER, "house"),
    Chapter("backup", Reader.CARETAKER, "save"),
    Chapter("updating", Reader.CARETAKER, "package"),
)
BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}
