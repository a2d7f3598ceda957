"""How opening hours and days are said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from flask_babel import LazyString, get_locale, gettext
from flask_babel import lazy_gettext as words

from app.database.statements import AnyRow
from app.opening.calendar_days import CalendarDay, Look
from app.opening.planned_days import Hours, PlannedDay, Stretch
from app.opening.swedish_holidays import holiday_on
from app.organisations.models import DayState
from app.web.formatting import day as day_words
from app.web.formatting import long_day

EN_DASH = "\N{EN DASH}"
LOOKS: dict[Look, LazyString] = {
    Look.OPEN: words("Open"),
    Look.CLOSED: words("Closed"),
    Look.UNRECORDED: words("Lacks figures"),
    Look.CONTRADICTION: words("Closed, yet there are notes"),
    Look.GAP: words("Nothing noted"),
    Look.PLANNED_OPEN: words("Planned open"),
    Look.PLANNED_CLOSED: words("Planned closed"),
    Look.NOTHING: words("Nothing planned"),
}
STATES = {
    DayState.OPEN: LOOKS[Look.OPEN],
    DayState.CLOSED: LOOKS[Look.CLOSED],
    DayState.UNRECORDED: LOOKS[Look.UNRECORDED],
}
# A drawing beside the word: colour alone tells nobody anything.
ICONS = {
    Look.OPEN: "door-open",
    Look.CLOSED: "moon",
    Look.UNRECORDED: "circle-help",
    Look.CONTRADICTION: "triangle-alert",
    Look.GAP: "circle-help",
    Look.PLANNED_OPEN: "clock",
    Look.PLANNED_CLOSED: "calendar-x",
}


def hours_text(hours: Hours) -> str:
    """10–17, and 10.30–17 in Swedish."""
    return EN_DASH.join(_clock_text(minute) for minute in hours)


def weekday_name(weekday: int) -> str:
    """Måndag, for Monday = 0."""
    name: str = format_date(date(2024, 1, 1 + weekday), "cccc", locale=get_locale())
    return name[:1].upper() + name[1:]


def look_words(each: CalendarDay) -> str:
    """A day's state in a word or two, with its hours: Öppet 10–17."""
    if each.look in (Look.OPEN, Look.PLANNED_OPEN) and each.hours:
        return f"{LOOKS[each.look]} {hours_text(each.hours)}"
    return str(LOOKS[each.look])


def recorded_words(recorded: AnyRow) -> str:
    """What was recorded of a day, whatever the notes say: Öppet 10–17; Stängt, personalmöte."""
    said = str(STATES[DayState(recorded.state)])
    if recorded.opens_minute is not None and recorded.closes_minute is not None:
        said += f" {hours_text((recorded.opens_minute, recorded.closes_minute))}"
    return _with_reason(said, recorded.reason)


def planned_words(planned: PlannedDay) -> str:
    """What is planned of a day: Öppet 10–17; Stängt, julafton."""
    if planned.hours:
        return _with_reason(gettext("Open %(hours)s", hours=hours_text(planned.hours)), planned.reason)
    return _with_reason(gettext("Closed"), planned.reason)


@dataclass(frozen=True)
class Line:
    """A line of opening hours: the days, and what holds on them."""

    days: str
    hours: str
    is_open: bool = True


def week_lines(hours: Mapping[int, Hours]) -> list[Line]:
    """A week in as few lines as it takes: Måndag till torsdag 10–17; closed days are said too."""
    lines, first = [], 0
    for weekday in range(1, 8):
        if weekday == 7 or hours.get(weekday) != hours.get(first):
            of_these = hours.get(first)
            said = hours_text(of_these) if of_these else gettext("closed")
            lines.append(Line(_weekdays(first, weekday - 1), said, of_these is not None))
            first = weekday
    return lines


def stretch_line(stretch: Stretch) -> Line:
    """Decided days: torsdag 24 december, stängt, julafton."""
    said = hours_text(stretch.hours) if stretch.hours else gettext("closed")
    reason = _reason_in_words(stretch)
    return Line(days_text(stretch.first_day, stretch.last_day), _with_reason(said, reason), bool(stretch.hours))


def days_text(first_day: date, last_day: date) -> str:
    """torsdag 24 december; 28 till 30 december; 29 juni till 31 juli."""
    if first_day == last_day:
        return long_day(first_day)
    in_one_month = (first_day.year, first_day.month) == (last_day.year, last_day.month)
    first = str(first_day.day) if in_one_month else day_words(first_day)
    if last_day - first_day == timedelta(days=1):
        return gettext("%(first)s and %(last)s", first=first, last=day_words(last_day))
    return gettext("%(first)s to %(last)s", first=first, last=day_words(last_day))


def _reason_in_words(stretch: Stretch) -> str:
    """A holiday in the reader's language; what staff wrote as they wrote it."""
    holiday = holiday_on(stretch.first_day)
    if holiday and stretch.first_day == stretch.last_day and stretch.reason.lower() == holiday.sv.lower():
        return stretch.reason if _swedish() else holiday.en
    return stretch.reason


def _weekdays(first: int, last: int) -> str:
    names = weekday_name(first), weekday_name(last)
    later = names[1].lower() if _swedish() else names[1]
    if first == last:
        return names[0]
    if last - first == 1:
        return gettext("%(first)s and %(last)s", first=names[0], last=later)
    return gettext("%(first)s to %(last)s", first=names[0], last=later)


def _with_reason(said: str, reason: str) -> str:
    return f"{said}, {reason}" if reason else said


def _clock_text(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    separator = "." if _swedish() else ":"
    return f"{hour}{separator}{rest:02d}" if rest else str(hour)


def _swedish() -> bool:
    return str(get_locale()) == "sv"
