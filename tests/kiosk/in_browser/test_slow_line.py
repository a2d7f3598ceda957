"""A long queue over a slow line on which answers get lost: all in, exactly once.

The line carries some ten a second; `python3 -m tests.faults --only slow-line` takes thousands.
"""

from __future__ import annotations

import time

import pytest
from sqlalchemy import select

from app.extensions import db
from app.log.models import Entry
from tests.kiosk.in_browser.keeping import keep_visits, rows_of
from tests.kiosk.in_browser.server import set_aside_of
from tests.kiosk.in_browser.slow_line import SlowLine

QUEUED_COUNT = 200
KBIT_BYTES = 1000 / 8
LINE_KBIT_A_SECOND = 64
LOST_SHARE = 0.2
PATIENCE_SECONDS_EACH = 0.5  # four times what it takes, on a machine with other work


@pytest.fixture
def line(server):
    made = SlowLine(server.port)
    yield made
    made.stop()


def stored_ids(server, door):
    with server.database(), db.engine.connect() as connection:
        of_place = Entry.organisation_id == door.place.organisation_id
        ids = connection.execute(select(Entry.id).where(of_place)).scalars()
        return sorted(bytes(each).hex() for each in ids)



def test_a_long_queue_comes_in_once_over_a_slow_line_that_loses_answers(line, new_tablet, pairing_link, server, door):
    tablet = new_tablet()
    tablet.url = tablet.url.replace(f":{server.port}/", f":{line.port}/")
    tablet.open(pairing_link(door).replace(f":{server.port}/", f":{line.port}/")).is_at("welcome")
    tablet.go_offline()
    kept = keep_visits(tablet, QUEUED_COUNT)
    line.bytes_a_second, line.lost_share = LINE_KBIT_A_SECOND * KBIT_BYTES, LOST_SHARE

    tablet.go_online()
    deadline = time.monotonic() + 30 + QUEUED_COUNT * PATIENCE_SECONDS_EACH
    while tablet.queue_count() > 0 and time.monotonic() < deadline:
        tablet.page.wait_for_timeout(500)

    assert stored_ids(server, door) == sorted(each.replace("-", "") for each in kept)
    assert tablet.queue_count() == 0
    assert len(rows_of(tablet, "copies")) == QUEUED_COUNT
    assert line.lost_count > 0
    assert set_aside_of(server, door) == []
