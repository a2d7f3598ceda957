"""Figures wait for what is durable but not settled yet."""

from __future__ import annotations

from sqlalchemy import func, select

from app.clock import now
from app.figures.document import counted_figures
from app.log.models import Entry, WaitingCode
from app.periods import year
from tests.make import make_door, rows, visit_item


def test_a_picture_code_that_waits_is_looked_up_before_figures_are_counted(app):
    door = make_door()
    pictures = {"type": "pictures", "value": "0-1-2-3-4", "agreed": True}
    noon = f"{now().date().isoformat()}T12:00:00+01:00"

    answer = app.test_client().post(
        "/api/v1/entries",
        json={"entries": [visit_item(at=noon, credential=pictures)]},
        headers={"Authorization": f"Bearer {door.token}"},
    )
    waiting = rows(select(func.count()).select_from(WaitingCode))
    figures = counted_figures(year(now().year))["figures"]

    assert answer.json["results"][0]["status"] == "stored"
    assert waiting == [(1,)]
    assert rows(select(func.count()).select_from(WaitingCode)) == [(0,)]
    assert (figures["visits"]["value"], figures["visits_identified"]["value"]) == (1, 0)
    assert rows(select(Entry.person_id)) == [(None,)]
