"""What was forgotten is in no file of the instance any more: neither in free pages nor in the log of writes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.extensions import db
from app.log.models import Entry
from app.log.writing import THINNED
from tests.figures.noting import note, say_goodbye
from tests.make import make_activity, make_door, rows
from tests.retention.thinned_log import thin_through

DAY = date(2025, 5, 6)
VISITS = 300
SECONDS_SOUGHT = 12  # four bytes each, so that chance finds none of them in a file of this size


@pytest.fixture
def written(fresh_app):
    """A day's visits, and an instance on SQLite."""
    app = fresh_app()
    with app.app_context():
        door = make_door()
        make_activity(door, "lunch", "meal")
        for number in range(VISITS):
            minute, second = 8 * 60 + number, (number * 7) % 60
            at = f"{DAY}T{minute // 60:02d}:{minute % 60:02d}:{second:02d}"
            entry = note(door, f"p{number}", "visit", at=at)
            if number % 3 == 0:
                say_goodbye(door, entry, f"{DAY}T19:{number % 60:02d}:{second:02d}")
        yield app


def found_in_files(app, sought: list[bytes]) -> int:
    """How many of the byte strings stand in any file of the database."""
    content = b"".join(path.read_bytes() for path in app.config["OASEN"].instance.glob("oasen.sqlite*"))
    return sum(each in content for each in sought)


def test_hashes_and_moments_are_gone_from_every_file(written):
    hashes = [bytes(row[0]) for row in rows(select(Entry.content_hash))]
    moments = [row[0] for row in rows(select(Entry.at).order_by(Entry.id).limit(SECONDS_SOUGHT))]
    sought = hashes + [int(at.timestamp()).to_bytes(4, "big") for at in moments]
    assert found_in_files(written, sought) == len(sought)

    thin_through(DAY)

    assert found_in_files(written, sought) == 0
    assert found_in_files(written, [THINNED]) == 1


def test_the_log_of_writes_is_cut_to_nothing(written):
    thin_through(DAY)

    wal = written.config["OASEN"].instance / "oasen.sqlite-wal"
    assert wal.stat().st_size == 0


def test_the_planner_keeps_no_samples_of_entries(written):
    with db.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_stat4").scalar()

    thin_through(DAY + timedelta(1))

    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_stat4").scalar() == 0
