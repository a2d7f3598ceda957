"""How an activity is told of on staff pages: its kind, when it takes place, where it is shown, what is different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from flask_babel import LazyString, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as words

from app.activities.kinds import KIND
from app.activities.models import Shown
from app.activities.schedule import ActivityTime, span_text
from app.activities.wishes import ActivityWishes
from app.web.formatting import day as day_in_words

# The kinds one offers at a time and a place; each with what it is for. Others come from imports and stay as they are.
OFFERED_KINDS: dict[str, tuple[LazyString, LazyString]] = {
    "meal": (words("Meal"), words("Lunch, supper, a buffet. Who eats is a visitor that day.")),
    "walk": (words("Walk"), words("Walks and outings on foot.")),
    "session": (words("Group or gathering"), words("Circles, meetings, courses, parties, visiting groups.")),
    "handout": (words("Handout"), words("Food bags, clothes, hygiene articles. Counted by head, never by person.")),
    "training": (words("Work training"), words("Shifts of those who train here: a workshop, a shop, a kitchen.")),
    "volunteering": (words("Volunteering"), words("Unpaid work for the house, counted in hours.")),
    "community-service": (words("Community service"), words("Hours only, never a person.")),
}

SHOWN_WORDS = {
    Shown.DOOR: words("As a tile at the door"),
    Shown.STAFF: words("On staff pages only"),
    Shown.NOWHERE: words("Not offered here"),
}

WEEKDAYS = (
    words("Mondays"),
    words("Tuesdays"),
    words("Wednesdays"),
    words("Thursdays"),
    words("Fridays"),
    words("Saturdays"),
    words("Sundays"),
)


def kind_in_words(kind: str) -> str:
    """måltid, grupp eller träff; meal, group or gathering."""
    if kind in OFFERED_KINDS:
        return str(OFFERED_KINDS[kind][0]).lower()
    return KIND[kind].sv if str(get_locale()) == "sv" else KIND[kind].en


def time_in_words(time: ActivityTime) -> str:
    """Fridays 12.00–13.30; 18 December 17.00; with the days between which it holds."""
    span = span_text(time.starts_minute, time.ends_minute)
    if time.day is not None:
        return f"{day_in_words(time.day)} {time.day.year} {span}"
    return " ".join([str(WEEKDAYS[time.weekday or 0]), span, *_season(time.from_day, time.to_day)])


def _season(from_day: date | None, to_day: date | None) -> Iterator[str]:
    if from_day is not None:
        yield _("from %(day)s", day=day_in_words(from_day))
    if to_day is not None:
        yield _("until %(day)s", day=day_in_words(to_day))


def different_now(saved: ActivityWishes, typed: ActivityWishes, places: Mapping[int, str]) -> list[tuple[str, str]]:
    """What is saved otherwise than it was typed: what it is called, and how it is saved."""
    found = [
        (_("Name"), saved.name, typed.name),
        (_("Kind"), kind_in_words(saved.kind), kind_in_words(typed.kind)),
        (_("Picture"), saved.picture, typed.picture),
        (_("Visiting group"), _yes_or_no(saved.is_visiting_group), _yes_or_no(typed.is_visiting_group)),
    ]
    for was, wanted in zip(saved.offers, typed.offers, strict=True):
        place = places[was.premises_id]
        found += [
            (_("Shown at %(place)s", place=place), str(SHOWN_WORDS[was.shown]), str(SHOWN_WORDS[wanted.shown])),
            (_("Room at %(place)s", place=place), _room(was.capacity), _room(wanted.capacity)),
            (_("Times at %(place)s", place=place), _times(was.times), _times(wanted.times)),
        ]
    return [(what, was) for what, was, wanted in found if was != wanted]


def _yes_or_no(is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def _room(capacity: int | None) -> str:
    return _("as many as come") if capacity is None else str(capacity)


def _times(times: tuple[ActivityTime, ...]) -> str:
    return ", ".join(map(time_in_words, times)) or _("no times")
