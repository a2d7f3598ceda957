"""Opening days as a file: every cell comes back, and none is a formula."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.database.transaction import write_connection
from app.organisations.actions import record_opening_days
from app.organisations.models import OpeningDay
from tests.exchange.exported import exported, rows_of
from tests.make import NOON, rows


def closed_day(door, number, **cells):
    """An opening day as an action takes it."""
    empty = dict.fromkeys(("opens_minute", "closes_minute", "stated_heads"))
    where = {"organisation_id": door.place.organisation_id, "premises_id": door.place.premises_id}
    return where | {"day": NOON.date() + timedelta(days=number), "state": "closed", "reason": ""} | empty | cells


def test_openings_move_with_every_cell(app, doors, move):
    door = doors["valla"]
    days = [
        closed_day(door, 1, reason='=HYPERLINK("http://x";"y")'),
        closed_day(door, 2, reason='\'-många, "bra"\nsaker'),
        closed_day(door, 3, state="open", opens_minute=0, closes_minute=1439, stated_heads=10_000),
        closed_day(door, 4, state="unrecorded", opens_minute=1080, closes_minute=0),
    ]
    with write_connection() as connection:
        record_opening_days(connection, days, NOON)

    moved = move(app)

    columns = [OpeningDay.__table__.c[name] for name in days[0]]
    with moved.app_context():
        there = [dict(zip(days[0], row, strict=True)) for row in rows(select(*columns).order_by(OpeningDay.day))]
    assert there == days


def test_no_cell_of_free_text_is_a_formula(app, doors, tmp_path):
    with write_connection() as connection:
        record_opening_days(connection, [closed_day(doors["valla"], 1, reason="=1+1")], NOON)

    assert [row["reason"] for row in rows_of(exported(app, tmp_path, "openings"))] == ["'=1+1"]
