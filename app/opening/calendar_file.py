"""The opening hours as an iCalendar file (RFC 5545), for a phone's or a municipality's own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from flask_babel import gettext
from icalendar import Calendar, Event

from app.opening.planned_days import Hours, PlannedDay
from app.service_day import zone

PRODUCT = "-//Oasen//Opening hours//EN"
# Any fixed number serves: with it a premises' day has the same number in every file.
NAMESPACE = UUID("5f0c1f7e-6a2b-4c58-9d0e-2f8b1c7a4e90")


@dataclass(frozen=True)
class Published:
    """What the file is about: nothing but the name on the door, its clock, and its address for people."""

    slug: str
    name: str
    time_zone: str
    page_url: str
    changed_at: datetime


def calendar_file(published: Published, days: list[PlannedDay]) -> bytes:
    """The open days, and the days that were decided to be closed."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", gettext("Opening hours: %(name)s", name=published.name))
    calendar.add("x-wr-timezone", published.time_zone)
    calendar.add("x-published-ttl", "PT12H")
    for planned in days:
        if planned.hours or planned.is_decided:
            calendar.add_component(_event(published, planned))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(published: Published, planned: PlannedDay) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE, f"{published.slug} {planned.day}")))
    event.add("dtstamp", published.changed_at)
    event.add("transp", "TRANSPARENT")  # it is no appointment of whoever subscribes
    event.add("url", published.page_url)
    if planned.hours:
        opens, closes = _moments(planned.day, planned.hours, published.time_zone)
        event.add("summary", _said(gettext("%(name)s: open", name=published.name), planned.reason))
        event.add("dtstart", opens)
        event.add("dtend", closes)
    else:
        event.add("summary", _said(gettext("%(name)s: closed", name=published.name), planned.reason))
        event.add("dtstart", planned.day)
        event.add("dtend", planned.day + timedelta(days=1))
    return event


def _moments(day: date, hours: Hours, time_zone: str) -> tuple[datetime, datetime]:
    """By the clock of the place, whatever its offset is that day; closing before opening is the day after."""
    opens, closes = hours
    last_day = day + timedelta(days=1) if closes < opens else day
    return tuple(  # type: ignore[return-value]  # two of them
        datetime.combine(each, time(minute // 60, minute % 60), zone(time_zone))
        for each, minute in ((day, opens), (last_day, closes))
    )


def _said(what: str, reason: str) -> str:
    return f"{what}, {reason}" if reason else what
