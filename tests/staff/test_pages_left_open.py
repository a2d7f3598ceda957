"""A page left open, or a cookie that was taken, makes no computer shared and chooses no PIN."""

from __future__ import annotations

from sqlalchemy import select

from app.staff.shared_models import DayPin, SharedComputer
from tests.make import rows
from tests.staff.test_shared_computers import KITCHEN, after, in_the_morning, kitchen

__all__ = ["in_the_morning", "kitchen"]  # fixtures


def test_a_page_left_open_makes_no_computer_shared(house, kitchen):
    """A cookie that was taken would otherwise open for the rest of the day by a PIN, though its session was ended."""
    elsewhere = house.signed_in("Ada")
    token = elsewhere.token_on("/shared-computers")

    with after(minutes=16):
        sent = elsewhere.post("/shared-computers", csrf_token=token, name="Min egen")
        assert sent.headers["Location"] == "/sign-in?again=yes&next=/shared-computers"
        assert elsewhere.cookie("oasen-computer") is None
    assert rows(select(SharedComputer.name)) == [(KITCHEN,)]


def test_who_came_in_by_a_pin_chooses_no_other(kitchen):
    kitchen.submit("/account/pin", pin="2580")
    token = kitchen.token_on("/account")
    kitchen.post("/lock", csrf_token=token)
    kitchen.submit("/sign-in/pin/2", pin="2580")
    before = rows(select(DayPin.pin_hash))

    sent = kitchen.post("/account/pin", csrf_token=kitchen.token_on("/account"), pin="7391")
    assert sent.headers["Location"] == "/sign-in?again=yes&next=/account/pin"
    assert rows(select(DayPin.pin_hash)) == before
