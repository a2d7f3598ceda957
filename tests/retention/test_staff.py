"""When staff were signed in is forgotten after 24 months, but for the last time of each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine
from sqlalchemy import select

from app.staff.models import SignInLink, StaffSession
from tests.command_line import run
from tests.make import rows

TODAY = datetime(2026, 5, 5, 10, tzinfo=UTC)
KEPT_SINCE = datetime(2024, 5, 1, tzinfo=UTC)
LONG_AGO = KEPT_SINCE - timedelta(days=3)


def test_old_sessions_go_and_the_last_of_each_account_stays(house):
    for moment in (LONG_AGO - timedelta(days=40), LONG_AGO):
        with time_machine.travel(moment, tick=False):
            house.signed_in_anew("Cleo")
            house.signed_in_anew("Ada")
    with time_machine.travel(KEPT_SINCE, tick=False):
        house.signed_in_anew("Ada")
    with time_machine.travel(TODAY, tick=False):
        assert "3 sessions of staff" in run(house.app, "retention", "--dry-run").stdout
        assert len(rows(select(StaffSession.digest))) == 5
        assert "3 sessions of staff" in run(house.app, "retention").stdout
        assert "sessions" not in run(house.app, "retention").stdout

    cleo, kept_ada = (2, LONG_AGO), (3, KEPT_SINCE)
    kept = select(StaffSession.staff_id, StaffSession.made_at).order_by(StaffSession.staff_id)
    assert [(number, made_at) for number, made_at in rows(kept)] == [cleo, kept_ada]
    assert rows(select(SignInLink.digest).where(SignInLink.expires_at < KEPT_SINCE)) == []
