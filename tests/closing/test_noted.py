"""What the log tells of a day beside its visits: by what way they came, when, and whether a tablet was there at all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.clock import now
from app.closing.proposal import Why
from app.closing.queries import known_day
from app.database.transaction import write_connection
from app.extensions import db
from app.kiosk_host.actions import note_seen, revoke_kiosk
from app.organisations.queries import premises_named
from tests.closing.conftest import FRIDAY, THURSDAY
from tests.figures.noting import link, note, take_back

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def known(day):
    with db.engine.connect() as connection:
        return known_day(connection, premises_named(connection, "valla"), date.fromisoformat(day))


def tap(house, **fields):
    """Someone taps at the door an hour ago."""
    item = {"id": "11" * 16, "kind": "visit", "at": (now() - timedelta(hours=1)).isoformat()} | fields
    answer = house.app.test_client().post(
        "/api/v1/entries", json={"entries": [item]}, headers={"Authorization": f"Bearer {house.valla.token}"}
    )
    assert answer.json["results"][0]["status"] == "stored"


def last_heard(door, text):
    at = datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)
    with write_connection() as connection:
        note_seen(connection, door.place.organisation_id, door.kiosk_id, at)


@pytest.mark.parametrize(
    ("heard", "why"),
    [
        ("2026-05-06T16:00", Why.TABLET_SILENT),
        ("2026-05-07T09:59", Why.TABLET_SILENT),
        ("2026-05-07T10:00", Why.PLANNED),
        ("2026-05-07T15:00", Why.PLANNED),
        ("2026-05-08T12:00", Why.PLANNED),  # it may have been silent then: nobody can tell
    ],
)
def test_a_tablet_was_silent_when_it_was_last_heard_of_before_the_day_began(valla, heard, why):
    last_heard(valla, heard)

    assert known(THURSDAY).proposal.why is why


def test_a_tablet_that_was_shut_out_before_is_none(valla):
    last_heard(valla, "2026-05-07T12:00")
    with write_connection() as connection:
        shut_out_at = datetime(2026, 5, 7, 9, 0, tzinfo=STOCKHOLM)
        revoke_kiosk(connection, valla.place.organisation_id, valla.kiosk_id, shut_out_at)

    assert known(THURSDAY).proposal.why is Why.TABLET_SILENT


def test_what_came_by_tablet_and_what_was_typed_sum_to_the_visits(house, valla):
    tap(house, count=4)
    note(valla, count=3, at=FRIDAY)
    note(valla, "anka", at=FRIDAY)

    noted = known(FRIDAY).noted

    assert (noted.visits, noted.tablet_visits, noted.typed_visits) == (8, 4, 4)
    assert (noted.first_minute, noted.last_minute) == (17 * 60 + 30, 17 * 60 + 30)


def test_linked_cards_and_what_was_taken_back_are_counted_as_the_figures_count(valla):
    one, other = (note(valla, label, "meal", at=f"{FRIDAY}T12:00", activity="lunch") for label in ("anka", "bäver"))
    link(valla, one, other)
    take_back(valla, note(valla, kind="meal", at=f"{FRIDAY}T12:00", activity="lunch", count=5))

    noted = known(FRIDAY).noted

    assert [(group.slug, group.heads) for group in noted.groups] == [("lunch", 1)]
    assert noted.visits == 1


def test_what_happens_elsewhere_or_another_day_is_not_of_the_day(house, valla):
    note(house.sionhuset, count=9, at=FRIDAY)
    note(valla, count=9, at=THURSDAY)

    assert known(FRIDAY).noted.visits == 0


def test_a_party_past_midnight_is_told_by_the_clock(valla):
    note(valla, at=f"{FRIDAY}T23:30")
    note(valla, at="2026-05-09T00:40")

    noted = known(FRIDAY).noted

    assert (noted.first_minute, noted.last_minute, noted.visits) == (23 * 60 + 30, 40, 2)
