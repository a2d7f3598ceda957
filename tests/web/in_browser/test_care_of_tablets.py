"""The pages on which staff see to the tablets, filled: at a desk and on a phone, in each language and scheme."""

from __future__ import annotations

import pytest

from app.clock import now
from tests.kiosk.in_browser.server import post
from tests.web.in_browser.test_look import EVERY_LOOK, looked_at, unfold


@pytest.fixture
def worrying(lived_in):
    """A house whose tablet needs a hand in every way that it can tell of."""
    report = {
        "version": "0123456789ab",
        "queue_count": 40,
        "storage_kept": False,
        "clock": int(now().timestamp()) - 8_000,
        "trouble": "storage",
        "started": True,
    }
    post(f"{lived_in.server.url}/api/v1/tablet", report, lived_in.door.token)
    return lived_in


def faults_of(page):
    unfold(page)
    return looked_at(page, EVERY_LOOK)


def submit(page):
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_wrong_with_the_pages_when_they_have_something_to_say(worrying, signed_in, language):
    page = signed_in(worrying)
    page.locator(f"button[value={language}]").click()
    address, found = worrying.server.url, {}

    page.goto(f"{address}/kiosks")
    found["kiosks"] = faults_of(page)
    notice_count = page.locator(".notice li").count()
    page.goto(f"{address}/kiosks/1/pair")
    submit(page)
    found["pair"] = faults_of(page)
    page.goto(f"{address}/kiosks/pin/{worrying.door.slug}")
    page.locator("#pin").fill("12")
    submit(page)
    found["pin"] = faults_of(page)
    typed = page.locator("#pin").input_value()
    page.goto(f"{address}/kiosks/take-in")
    submit(page)
    found["take-in"] = faults_of(page)

    assert found == dict.fromkeys(found, {})
    assert (notice_count, typed) == (4, "12")
