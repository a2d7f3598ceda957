"""Reads when something happened, as people, files and tablets write it."""

from __future__ import annotations

import re
from datetime import date, datetime

from app.log.fields import FieldRefused
from app.periods import FIRST_YEAR, LAST_YEAR
from app.service_day import LocalTime, local_time, moment_at

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_LENGTH = len("2025-01-31")
TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(Z|[+-]\d\d(?::?\d\d)?)?")
HOW_TO_WRITE = "must be like 2025-01-31T14:05, 2025-01-31T14:05:00+01:00 or 2025-01-31"


def read_time(value: object, time_zone: str, cutoff_minute: int) -> LocalTime:
    """The service day, with hour and moment where they are known; raises FieldRefused.

    Without offset it is the premises' local time; a date alone is the service day itself.
    """
    if not isinstance(value, str):
        raise FieldRefused(HOW_TO_WRITE)
    text = value.strip()
    if len(text) == DAY_LENGTH and DAY.fullmatch(text) and text.isascii():
        return LocalTime(_in_range(_day(text)), None, None)
    local = local_time(_moment(text, time_zone), time_zone, cutoff_minute)
    _in_range(local.day)
    return local


def read_moment(value: object, time_zone: str) -> datetime:
    """The moment, which must have a time of day; raises FieldRefused."""
    if not isinstance(value, str):
        raise FieldRefused(HOW_TO_WRITE)
    return _moment(value.strip(), time_zone)


def _moment(text: str, time_zone: str) -> datetime:
    match = TIME.fullmatch(text)
    if match is None or not text.isascii():
        raise FieldRefused(HOW_TO_WRITE)
    day, clock, offset = match.groups()
    try:
        written = datetime.fromisoformat(f"{day}T{clock.replace(',', '.')}{offset or ''}")
        _in_range(written.date())
        return moment_at(written, time_zone) if written.tzinfo is None else written
    except FieldRefused:
        raise
    except (ValueError, OverflowError):
        raise FieldRefused("is no date or time that exists") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FieldRefused("is no date that exists") from None


def _in_range(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FieldRefused(f"must lie between the years {FIRST_YEAR} and {LAST_YEAR}")
    return day
