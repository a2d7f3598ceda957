"""What today's page shows, put together: the same for the page and for the parts of it that stay fresh."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from app.activities.queries import ScheduledActivity, scheduled_on
from app.database.statements import AnyRow
from app.kiosk_host.labels import uses_lately
from app.kiosk_host.usual_hours import usual_hours
from app.log.fields import MINUTES_A_DAY
from app.service_day import local_time, zone
from app.today.counters import VISITS_ID, Counter, counters
from app.today.day_sheet import day_sheet
from app.today.inside_queries import inside_of
from app.today.queries import arrivals_lately, countables_at, has_ever_been_used, noted_on, planned_hours
from app.today.runs import runs
from app.today.timeline import timeline
from app.today.troubles import troubles_at
from app.today.usual_now import arranged
from app.today.wording import ICONS, counter_name, entry_words, kind_name, line_words, noted_by, told_of

# Of a day's list the page holds so much, whatever the day was like: it is sent anew with every press.
MOST_RUNS = 12
MOST_OF_A_RUN = 5

MINUTES_AROUND = 30  # heads are counted as people sit down, and a little after they have risen
MINUTES_A_SESSION = 120  # where no end is told

IN_WORDS: dict[str, Any] = {
    "counter_name": counter_name,
    "entry_words": entry_words,
    "kind_name": kind_name,
    "line_words": line_words,
    "noted_by": noted_by,
    "told_of": told_of,
    "kind_icons": ICONS,
}


def seen(connection: Connection, place: AnyRow, now: datetime) -> dict[str, Any]:
    """What the templates need of a premises' day."""
    day, local = day_of(place, now), now.astimezone(zone(place.time_zone))
    entries = noted_on(connection, place, day)
    sheet = day_sheet(entries, now)
    usual, others = arranged_counters(connection, place, entries, day, local)
    return IN_WORDS | {
        "place": place,
        "day": day,
        "sheet": sheet,
        "MOST_RUNS": MOST_RUNS,
        "MOST_OF_A_RUN": MOST_OF_A_RUN,
        "usual": usual,
        "others": others,
        "inside": inside_of(connection, place, day, entries, now),
        "timeline": timeline(entries, sheet, planned_hours(connection, place, day), local.hour),
        "runs": runs(sheet.noted),
        "troubles": troubles_at(connection, place, entries, now),
        "is_new": not has_ever_been_used(connection, place),
    }


def list_of_day(connection: Connection, place: AnyRow, now: datetime) -> dict[str, Any]:
    """What the list of all that was noted needs."""
    day = day_of(place, now)
    return IN_WORDS | {"place": place, "day": day, "sheet": day_sheet(noted_on(connection, place, day), now)}


def arranged_counters(
    connection: Connection, place: AnyRow, entries: Sequence[AnyRow], day: date, local: datetime
) -> tuple[list[Counter], list[Counter]]:
    """The counters of a day: what is planned or usual now; of the rest visits and what is planned today come first."""
    listed = {each.what.activity_id: each for each in counters(countables_at(connection, place), entries)}
    uses = uses_lately(connection, place.organisation_id, place.id, day) + arrivals_lately(connection, place, day)
    scheduled = scheduled_on(connection, place.organisation_id, place.id, day)
    planned_today = {VISITS_ID, *(each.activity_id for each in scheduled)}
    planned = planned_now(scheduled, day, local)
    arrangement = arranged(list(listed), usual_hours(uses), day, local.hour, planned, planned_today)
    return [listed[each] for each in arrangement.usual], [listed[each] for each in arrangement.others]


def planned_now(scheduled: Sequence[ScheduledActivity], day: date, local: datetime) -> set[int]:
    """The activities of the day whose schedule says that they begin within half an hour, go on, or have just ended."""
    minute = local.hour * 60 + local.minute + MINUTES_A_DAY * (local.date() - day).days
    return {
        each.activity_id
        for each in scheduled
        if each.starts_minute - MINUTES_AROUND <= minute
        and minute <= (each.ends_minute or each.starts_minute + MINUTES_A_SESSION) + MINUTES_AROUND
    }


def day_of(place: AnyRow, moment: datetime) -> date:
    """The service day that a moment belongs to."""
    return local_time(moment, place.time_zone, place.cutoff_minute).day
