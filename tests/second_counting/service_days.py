"""The service day and the local hour of a moment as it stands in a file."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.second_counting.plain_data import Premises


def day_and_hour(at: str, premises: Premises) -> tuple[date, int | None]:
    """The service day, and the hour on the wall clock of the premises (none when a date stands alone)."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", at):
        return date.fromisoformat(at), None
    local = local_time(datetime.fromisoformat(at), ZoneInfo(premises.time_zone))
    if local.time() < premises.cutoff:
        return local.date() - timedelta(days=1), local.hour
    return local.date(), local.hour


def local_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall showed; it never showed a time of the hour that spring skips."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC).astimezone(zone)
