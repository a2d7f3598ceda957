"""How numbers, dates and times are written: 2 146, 9,8, 71 %, 1 januari, 14.32."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_locale, gettext
from flask_babel import lazy_gettext as words

from app.service_day import zone
from app.web.shares import share_of

NOTHING_KNOWN = "–"
DEFAULT_TIME_ZONE = "Europe/Stockholm"

# Said here for the catalogue; shares.py is pure and only names them.
SHARE_WORDS = {
    "none": words("none"),
    "hardly any": words("hardly any"),
    "about one in twenty": words("about one in twenty"),
    "about a tenth": words("about a tenth"),
    "about a fifth": words("about a fifth"),
    "about a quarter": words("about a quarter"),
    "about a third": words("about a third"),
    "about two fifths": words("about two fifths"),
    "about half": words("about half"),
    "about three fifths": words("about three fifths"),
    "about two thirds": words("about two thirds"),
    "about three quarters": words("about three quarters"),
    "about four fifths": words("about four fifths"),
    "about nine in ten": words("about nine in ten"),
    "almost all": words("almost all"),
    "all": words("all"),
}


def register_formatting(app: Flask) -> None:
    """Give templates these ways of writing."""
    app.jinja_env.filters.update(
        iso_day=lambda text: day(date.fromisoformat(text)),
        weekday=weekday,
        number=number,
        share=share,
        change=change,
        day=day,
        long_day=long_day,
        clock=clock_time,
        month=month,
        moment=moment,
        month_and_year=month_and_year,
        month_name=month_name,
    )


def number(value: float | None, decimals: int = 1) -> str:
    """A number with the thousands apart and at most so many decimals; a dash where nothing is known."""
    if value is None:
        return NOTHING_KNOWN
    return format_decimal(value, format="#,##0." + "#" * decimals, locale=get_locale())


def share(part: float | None, whole: float | None) -> str:
    """A share as it may be told of so many: 71 %, about a third, 4 of 12."""
    if part is None or not whole:
        return NOTHING_KNOWN
    told = share_of(part, whole)
    if told.percent is not None:
        return f"{told.percent}\N{NO-BREAK SPACE}%" if _swedish() else f"{told.percent}%"
    if told.word is not None:
        return str(SHARE_WORDS[told.word])
    return gettext("%(part)s of %(whole)s", part=number(part), whole=number(whole))


def change(value: float | None, before: float | None, label: str) -> str:
    """What has changed, in words: 312 more than 2024."""
    if value is None or before is None:
        return gettext("nothing to compare with from %(before)s", before=label)
    difference = round(value - before, 1)
    if difference == 0:
        return gettext("as many as %(before)s", before=label)
    if difference > 0:
        return gettext("%(count)s more than %(before)s", count=number(difference), before=label)
    return gettext("%(count)s fewer than %(before)s", count=number(-difference), before=label)


def day(value: date) -> str:
    """1 januari; 1 January."""
    return format_date(value, "d MMMM", locale=get_locale())


def long_day(value: date) -> str:
    """måndag 23 november; Monday 23 November."""
    return format_date(value, "EEEE d MMMM", locale=get_locale())


def month(number_of_month: int, width: str = "abbreviated") -> str:
    """jan; with width wide: januari."""
    name = format_date(date(2000, number_of_month, 1), "LLLL", locale=get_locale())
    return name if width == "wide" else name[:3]


def month_and_year(value: date) -> str:
    """November 2026."""
    written: str = format_date(value, "LLLL y", locale=get_locale())
    return written[:1].upper() + written[1:]


def month_name(value: date) -> str:
    """November, alone."""
    written: str = format_date(value, "LLLL", locale=get_locale())
    return written[:1].upper() + written[1:]


def weekday(number_of_weekday: int) -> str:
    """mån, for Monday = 0."""
    return format_date(date(2024, 1, 1 + number_of_weekday), "ccc", locale=get_locale()).rstrip(".")


def clock_time(value: datetime | None, time_zone: str) -> str:
    """What the premises' clock shows: 14.32 in Swedish, 14:32 in English; nothing where no time is known."""
    if value is None:
        return ""
    return format_time(value, "HH.mm" if _swedish() else "HH:mm", tzinfo=zone(time_zone), locale=get_locale())


def moment(value: datetime) -> str:
    """23 november 14.32, where no premises' clock is meant; the house's own zone.

    The day alone where it is midnight UTC to the second: that is what stands where the time of day is forgotten.
    """
    if value.astimezone(UTC).time() == time():
        return day(value.astimezone(UTC).date())
    local = value.astimezone(zone(DEFAULT_TIME_ZONE))
    return f"{day(local.date())} {clock_time(value, DEFAULT_TIME_ZONE)}"


def _swedish() -> bool:
    return str(get_locale()) == "sv"
