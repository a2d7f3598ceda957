"""Adding who recorded a day loses nothing that was recorded, and forgets no check of the table."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from app.database.schema import bring_up_to_date, take_back
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.extensions import db
from app.organisations.models import OpeningDay
from tests.figures.noting import record_day
from tests.make import make_door, rows

BEFORE = "0007"


def checks():
    return {check["name"] for check in sa.inspect(db.engine).get_check_constraints("opening_days")}


def test_what_was_recorded_before_stays_as_it_was_by_nobody_known(app):
    record_day(make_door(), "2025-05-06", "unrecorded", opens="20:00", closes="02:00", reason="trasig", heads=7)
    before = checks()

    take_back(BEFORE)
    bring_up_to_date()

    day = OpeningDay
    told = select_of(day.day, day.state, day.opens_minute, day.closes_minute, day.reason, day.stated_heads)
    assert rows(told) == [(date(2025, 5, 6), "unrecorded", 1200, 120, "trasig", 7)]
    assert rows(select_of(day.recorded_by)) == [(None,)]
    assert checks() == before
    assert len(before) == 5


def test_a_day_is_recorded_by_nobody_who_is_not_there(app):
    record_day(make_door(), "2025-05-06")

    with pytest.raises(sa.exc.IntegrityError), write_connection() as connection:
        connection.execute(sa.update(table_of(OpeningDay)).values(recorded_by=99))


def select_of(*columns):
    return sa.select(*columns)
