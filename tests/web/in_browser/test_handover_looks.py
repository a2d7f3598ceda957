"""The pages of what can be handed over, as an administrator sees them: nothing cut off, too small, too pale."""

from __future__ import annotations

import json
import urllib.request
from uuid import uuid4

import pytest

from app.clock import now
from app.people.cards import draw_card
from app.staff.models import Role
from tests.kiosk.in_browser.server import put_into_bowl
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_look import CUT_OFF, NARROWEST, TOO_SMALL, violations

PATHS = ("/handover", "/handover/columns", "/handover/evening?premises={slug}&day={day}", "/keys")


@pytest.fixture
def shown(full_years):
    """What a card says whose holder has just come, and eaten."""
    card = draw_card()
    put_into_bowl(full_years.server, full_years.door, card)
    entries = [
        {
            "id": str(uuid4()),
            "kind": kind,
            "at": now().isoformat(),
            "credential": {"type": "card", "value": card.token, "agreed": True},
        }
        for kind in ("visit", "meal")
    ]
    request = urllib.request.Request(
        f"{full_years.server.url}/api/v1/entries",
        json.dumps({"entries": entries}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {full_years.door.token}"},
    )
    urllib.request.urlopen(request).close()
    return card.token


def everything(page, house, card):
    """The page at each address, and what a card opens: by the keyboard, as a scanner types it."""
    day = now().date().isoformat()
    for path in PATHS:
        page.goto(house.server.url + path.format(slug=house.door.slug, day=day))
        yield path
    page.goto(f"{house.server.url}/handover")
    page.get_by_label("scanner").or_(page.get_by_label("läsaren")).fill(card)
    page.keyboard.press("Enter")
    page.wait_for_url("**/handover/card")
    assert page.get_by_text(card).count() == 0
    yield "/handover/card"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(full_years, signed_in, shown, scheme):
    page = signed_in(full_years, f"Ada {scheme}", Role.ADMIN, viewport=DESK, color_scheme=scheme)

    found = {path: violations(page) for path in everything(page, full_years, shown)}

    assert found == dict.fromkeys([*PATHS, "/handover/card"], [])


@pytest.mark.parametrize("size", [DESK, PHONE, NARROWEST], ids=["desk", "phone", "narrowest"])
def test_nothing_is_cut_off_or_too_small(full_years, signed_in, shown, size):
    page = signed_in(full_years, f"Ada {size['width']}", Role.ADMIN, viewport=size)

    faults = {
        path: [*page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL)] for path in everything(page, full_years, shown)
    }

    assert faults == {path: [] for path in [*PATHS, "/handover/card"]}
