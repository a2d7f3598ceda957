"""Whatever is sent to the forms of today's page is answered in words, never by a fault."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import make_activity
from tests.today.pressing import BY_PAGE, token_of

STRANGE = [
    "",
    "\x00",
    "'",
    "{{ 7*7 }}",
    "<script>",
    "-1",
    "1e3",
    "0x10",
    "٣",
    "1" * 5000,
    "1001",
    "NaN",
    "some",
    "lunch",
]
TEXT = st.sampled_from(STRANGE) | st.text(max_size=30).map(lambda text: text.encode("utf-8", "ignore").decode())


@pytest.fixture
def sent(house, coordinator):
    """Sends values to a form as the page or a plain form would."""
    make_activity(house.valla, "lunch", "meal")
    token = token_of(coordinator.page("/today/valla"))
    return lambda path, headers, values: coordinator.client.post(
        f"/today/valla/{path}", data={"csrf_token": token, **values}, headers=headers
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["count", "inside", "capacity"]),
    headers=st.sampled_from([{}, BY_PAGE]),
    press=st.sampled_from([uuid4().hex]) | TEXT,
    counter=st.sampled_from(["lunch", ".visit"]) | TEXT,
    step=st.sampled_from(["1", "-1", "5", "some"]) | TEXT,
    number=TEXT,
)
def test_no_press_breaks(sent, path, headers, press, counter, step, number):
    values = {"press": press, "counter": counter, "step": step, "heads": number, "seconds_ago": number}

    answer = sent(path, headers, values | {"inside": number, "capacity": number})

    assert answer.status_code in (200, 302, 400, 404, 422)
