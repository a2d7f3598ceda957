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
from tests.web.in_browser.test_look import LOOKS, looked_at

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


def test_nothing_is_wrong_at_a_desk_or_on_a_phone(full_years, signed_in, shown):
    page = signed_in(full_years, "Ada", Role.ADMIN)

    faults = {path: looked_at(page, LOOKS) for path in everything(page, full_years, shown)}

    assert faults == dict.fromkeys([*PATHS, "/handover/card"], {})
