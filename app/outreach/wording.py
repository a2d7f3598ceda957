"""How a contact is said in words: channels, directions, lengths, times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from flask_babel import LazyString, gettext, ngettext
from flask_babel import lazy_gettext as words

from app.database.statements import AnyRow
from app.outreach.choices import (
    KEPT,
    LAST_NIGHT,
    NO_ANSWER,
    NOW,
    YESTERDAY,
    Contact,
    calendar_day,
    earlier_days,
    length_of,
)
from app.outreach.topics import name_of_topic
from app.web.formatting import clock_time, long_day

# In the order of the tiles; each with its lucide icon.
CHANNELS: dict[str, tuple[LazyString, str]] = {
    "phone": (words("Phone"), "phone"),
    "sms": (words("Text message"), "message-square"),
    "social-media": (words("Social media"), "message-circle"),
    "email": (words("E-mail"), "mail"),
    "video": (words("Video call"), "video"),
    "letter": (words("Letter"), "pen-line"),
    "in-person": (words("Met outside the premises"), "footprints"),
}
DIRECTIONS: dict[str, tuple[LazyString, str]] = {
    "in": (words("They with us"), "arrow-down-left"),
    "out": (words("We with them"), "arrow-up-right"),
}
LENGTHS: dict[str, LazyString] = {
    "3": words("under 5 min"),
    "10": words("5–15 min"),
    "22": words("15–30 min"),
    "45": words("over 30 min"),
    NO_ANSWER: words("No answer"),
}
NOT_SAID = words("Not said")


def contact_words(contact: AnyRow) -> str:
    """Telefon, de till oss, 5–15 min."""
    return _in_one_line(contact.channel, contact.direction, length_words(contact), contact.heads)


def chosen_words(contact: Contact) -> str:
    """The same of one that has just been chosen."""
    return _in_one_line(contact.channel, contact.direction, str(LENGTHS[contact.length]), contact.count)


def _in_one_line(channel: str | None, direction: str | None, length: str, count: int) -> str:
    parts = [_word(CHANNELS, channel), _word(DIRECTIONS, direction), length]
    if count > 1:
        parts.append(ngettext("%(num)s person", "%(num)s persons", count))
    first, *others = [part for part in parts if part] or [gettext("Contact")]
    return ", ".join([first, *(part[:1].lower() + part[1:] for part in others)])


def length_words(contact: AnyRow) -> str:
    """How long it lasted, by its band where it is a band's middle."""
    length = length_of(contact)
    if length != KEPT:
        return str(LENGTHS[length])
    return gettext("%(count)s min", count=contact.minutes) if contact.minutes is not None else ""


def when_words(contact: AnyRow, now: datetime) -> str:
    """I dag 14.32, i går, onsdag 25 november."""
    today = calendar_day(now, contact.time_zone)
    day = calendar_day(contact.at, contact.time_zone) if contact.at is not None else contact.day
    return f"{day_words(day, today)} {clock_time(contact.at, contact.time_zone)}".strip()


def day_words(day: date, today: date) -> str:
    """A day as people say it."""
    if day == today:
        return gettext("today")
    return gettext("yesterday") if day == today - timedelta(days=1) else long_day(day)


def aside_words(contact: AnyRow, now: datetime, names: Mapping[str, str]) -> str:
    """What stands beside a contact in a list: when it was, what about."""
    return " · ".join(part for part in (when_words(contact, now), name_of_topic(contact.topic, names)) if part)


def when_choices(today: date) -> list[tuple[str, str]]:
    """When a contact may have been, where it is noted."""
    return [
        (NOW, gettext("Now")),
        (LAST_NIGHT, gettext("Last night")),
        (YESTERDAY, gettext("Yesterday")),
        *((day.isoformat(), long_day(day)) for day in earlier_days(today)),
    ]


def _word(family: Mapping[str, tuple[LazyString, str]], slug: str | None) -> str:
    return str(family[slug][0]) if slug is not None and slug in family else ""
