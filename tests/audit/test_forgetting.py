"""That visitors let themselves be forgotten is tallied by day and kiosk, and tells of nobody and no hour."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import select

from app.audit.models import AuditTally
from app.audit.queries import AUDIT
from tests.audit.acts import acts_noted, do, verdict
from tests.make import rows

TUESDAY = datetime(2026, 5, 5, 10, 17, tzinfo=UTC)
WEDNESDAY = datetime(2026, 5, 6, 7, 30, tzinfo=UTC)


@pytest.fixture
def forget(house):
    """Lets someone be forgotten at Valla's tablet, by a card of theirs."""

    def forget(card):
        answer = house.app.test_client().post(
            "/api/v1/card/forget", json={"value": card}, headers={"Authorization": f"Bearer {house.valla.token}"}
        )
        assert answer.json == {"forgotten": True}

    return forget


def test_it_is_linked_when_the_day_is_over_and_says_the_day_alone(house, forget):
    with time_machine.travel(TUESDAY):
        forget("one card"), forget("another"), forget("another")
        do(house.valla)
        assert acts_noted() == ["searched"]
        assert rows(select(AuditTally.act, AuditTally.how_many)) == [("forgot", 2)]
    with time_machine.travel(WEDNESDAY):
        do(house.valla)

    columns = (AUDIT.c.act, AUDIT.c.who, AUDIT.c.who_id, AUDIT.c.about, AUDIT.c.how_many, AUDIT.c.at)
    assert rows(select(*columns).order_by(AUDIT.c.number))[1] == (
        *("forgot", "kiosk", house.valla.kiosk_id, "", 2),
        datetime(2026, 5, 5, 12, tzinfo=UTC),
    )
    assert acts_noted() == ["searched", "forgot", "searched"]
    assert rows(select(AuditTally)) == []
    assert verdict().broken_at is None


def test_a_card_that_is_nobody_s_is_tallied_like_any_other(house, forget):
    forget("never printed")

    assert rows(select(AuditTally.how_many)) == [(1,)]
