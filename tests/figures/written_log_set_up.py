"""Makes what a written log takes for granted: organisations, premises, plans, openings, activities."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time

from flask import current_app
from sqlalchemy import Connection, update

from app.activities.actions import NewActivity, add_activity
from app.agreements.actions import add_agreement
from app.database.transaction import write_connection
from app.log.drafts import Place
from app.organisations.actions import NewPremises, add_organisation, add_premises, plan_week
from app.organisations.models import Premises
from app.periods import Period
from tests.command_line import run
from tests.second_counting.reading_files import Row
from tests.second_counting.written_log import WrittenLog

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
AGREEMENT = "together"
AGREEMENT_PERIOD = Period(date(2020, 1, 1), date(2029, 12, 31))


def set_up(log: WrittenLog) -> dict[str, Place]:
    """Everything of the log but entries, voids and links; the places by slug. An agreement joins its organisations."""
    with write_connection() as connection:
        organisations = list(dict.fromkeys(place.organisation for place in log.premises.values()))
        numbers = {
            slug: add_organisation(connection, current_app.config["OASEN"], slug, slug, NOON) for slug in organisations
        }
        places = {}
        for place in log.premises.values():
            new = NewPremises(place.slug, place.slug, place.time_zone, minute_of(place.cutoff))
            number = add_premises(connection, place.organisation, new, NOON)
            places[place.slug] = Place(numbers[place.organisation], number, place.time_zone, new.cutoff_minute)
            plan_and_limit(connection, log, place.slug, places[place.slug])
            offer_activities(connection, log, place.slug, places[place.slug])
        add_agreement(connection, AGREEMENT, "", organisations, AGREEMENT_PERIOD, NOON)
    if log.opening_rows:
        import_by_command("openings", log.opening_rows)
    return places


def plan_and_limit(connection: Connection, log: WrittenLog, slug: str, place: Place) -> None:
    """The weekly plans of a premises, and the limits of its own."""
    for from_day, plan in log.weekly_plans.get(slug, []):
        hours = {weekday: (minute_of(opens), minute_of(closes)) for weekday, (opens, closes) in plan.items()}
        plan_week(connection, place.organisation_id, place.premises_id, from_day, hours)
    if slug in log.limits.premises:
        often, sometimes = log.limits.premises[slug]
        limits = {"often_from_days": often, "sometimes_from_days": sometimes}
        connection.execute(update(Premises).where(Premises.slug == slug).values(limits))


def offer_activities(connection: Connection, log: WrittenLog, slug: str, place: Place) -> None:
    """The activities that the rows name; a kiosk offers only what there is."""
    named = {
        (row["activity"], row["kind"]) for row in log.entry_rows if row["premises"] == slug and row.get("activity")
    }
    for activity, kind in sorted(named):
        new = NewActivity(activity, kind, is_visiting_group=activity in log.visiting_groups)
        add_activity(connection, place.organisation_id, place.premises_id, new, NOON)


def import_by_command(what: str, rows: list[Row]) -> None:
    """Take in the rows as a file, of entries or of openings."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(dict.fromkeys(column for row in rows for column in row)))
    writer.writeheader()
    writer.writerows(rows)
    result = run(current_app._get_current_object(), "import", what, "-", input=written.getvalue())  # type: ignore[attr-defined]
    assert (result.exit_code, result.stderr) == (0, "")


def minute_of(clock: time) -> int:
    """Minutes after midnight."""
    return clock.hour * 60 + clock.minute
