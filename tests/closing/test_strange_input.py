"""Whatever is sent to a day, a paper or a sheet is answered in words, never by a fault."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database.transaction import write_connection
from app.organisations.actions import plan_week
from tests.closing.conftest import EVENING, FRIDAY
from tests.web.test_strange_input import TEXT, sendable, token_on

ODD = TEXT | st.sampled_from(["open", "closed", "-1", "9" * 40, "10:00", "24:00", "１２", "0", "more", "2026-02-30"])
FORMS = {
    f"/closing/valla/{FRIDAY}": ("state", "heads", "opens", "closes", "reason", "shown", "counted", "press"),
    "/closing/valla/all": ("shown",),
    f"/paper/valla/{FRIDAY}": ("adults", "children", "activity-lunch", "page", "shown"),
}
ASKED = {
    f"/closing/valla/{FRIDAY}/counts-as": ("state", "heads", "counted"),
    "/closing/valla": ("day",),
    f"/paper/valla/{FRIDAY}/sum": ("adults", "children"),
    "/paper/valla": ("day",),
}
IN_WORDS = {200, 302, 400, 404, 409, 422}
STRANGE = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def values(fields, texts):
    return dict(zip(fields, map(sendable, texts), strict=False))


@pytest.mark.parametrize("path", FORMS)
@STRANGE
@given(texts=st.lists(ODD, min_size=8, max_size=8))
def test_no_form_breaks(coordinator, valla, path, texts):
    answer = coordinator.post(path, csrf_token=token_on(coordinator, path), **values(FORMS[path], texts))

    assert answer.status_code in IN_WORDS


@pytest.mark.parametrize("path", ASKED)
@STRANGE
@given(texts=st.lists(ODD, min_size=3, max_size=3))
def test_no_address_breaks(coordinator, valla, path, texts):
    answer = coordinator.get(f"{path}?{urlencode(values(ASKED[path], texts))}")

    assert answer.status_code in IN_WORDS


@pytest.mark.parametrize("query", ["sheets=%00", "first=soon&sheets=day", "copies=-1&sheets=blank", "first=9999-12-31"])
def test_no_sheet_breaks(coordinator, valla, query):
    assert coordinator.answer(f"/paper/valla/sheets.pdf?{query}").status_code in IN_WORDS


def test_a_plan_of_no_length_proposes_no_hours(coordinator, house):
    with write_connection() as connection:
        place = house.valla.place
        plan_week(connection, place.organisation_id, place.premises_id, EVENING.date(), {4: (600, 600)})

    page = coordinator.page(f"/closing/valla/{FRIDAY}")

    times = [field.attributes["value"] for field in page.every("input") if field.attributes.get("type") == "time"]
    assert times == ["", ""]
