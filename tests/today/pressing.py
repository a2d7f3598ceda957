"""Presses + and − as the page does: plain forms, and by itself."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from app.activities.models import Activity
from app.log.definition import ENTRIES, is_voided
from tests.make import rows
from tests.page import Element, read_page
from tests.staff_client import StaffClient

BY_PAGE = {"Accept": "application/json"}


def token_of(page: Element) -> str:
    """The token of the page's forms."""
    return next(
        field.attributes["value"] for field in page.every("input") if field.attributes.get("name") == "csrf_token"
    )


def press(client: StaffClient, counter: str, step: str = "1", **values: Any) -> Any:
    """A press of a plain form; press: its id, else a new one."""
    token = token_of(read_page(client.get("/today/valla").text)[0])
    given = {"csrf_token": token, "counter": counter, "step": step, "press": uuid4().hex} | values
    return client.post("/today/valla/count", **given)


def press_by_page(client: StaffClient, counter: str, step: str = "1", **values: Any) -> Any:
    """A press as the page sends it by itself, answered with the counter."""
    token = token_of(read_page(client.get("/today/valla").text)[0])
    given = {"csrf_token": token, "counter": counter, "step": step, "press": uuid4().hex} | values
    return client.client.post("/today/valla/count", data=given, headers=BY_PAGE)


def heads_by_staff(activity: str | None = None) -> int:
    """Heads that staff have noted and that stand, straight from the log."""
    query = select(func.coalesce(func.sum(ENTRIES.c.count), 0)).where(ENTRIES.c.source == "staff", ~is_voided(ENTRIES))
    if activity is not None:
        query = query.join_from(
            ENTRIES,
            Activity,
            (Activity.organisation_id == ENTRIES.c.organisation_id) & (Activity.id == ENTRIES.c.activity_id),
        ).where(Activity.slug == activity)
    [(heads,)] = rows(query)
    return int(heads)
