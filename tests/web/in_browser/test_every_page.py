"""What is on no list of pages is looked at too: every page of staff that can be come to, by axe and by eye for size."""

from __future__ import annotations

import pytest

from app.clock import now
from app.staff.actions import give_new_link
from app.staff.cli import sign_in_address
from tests.staff_client import StaffClient
from tests.web.every_form import Crawler
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_look import PATHS, looked_at, unfold

# Their pages are walked by tests of their own: test_opening_calendar.py, test_signing_in_looks.py.
LOOKED_AT_ELSEWHERE = ("opening.", "members.", "staff.")


@pytest.fixture
def unlisted(houses):
    """An address of each page that test_look.py has not."""
    crawler = Crawler(houses.server.app, StaffClient(houses.server.app))
    listed = {crawler.endpoint(path.format(slug="valla")) for path in PATHS}
    return [
        address
        for endpoint, address in houses.opened.items()
        if endpoint not in listed and not endpoint.startswith(LOOKED_AT_ELSEWHERE)
    ]


def test_nothing_is_wrong_with_any_page(houses, unlisted, new_context):
    page, found = new_context().new_page(), {}
    with houses.server.database():
        page.goto(sign_in_address(houses.server.settings, give_new_link("iogt", "Ada", now())))
    page.get_by_role("button", name="Logga in").click()

    for address in unlisted:
        page.goto(houses.server.url + address)
        if page.locator("h1").count():  # else a part that a script puts into a page
            unfold(page)
            found[address] = looked_at(page, {"desk": (DESK, "light"), "phone": (PHONE, "dark")})

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) > 8
