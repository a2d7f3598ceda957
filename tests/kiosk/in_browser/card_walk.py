"""The way past every screen that a card leads to, for tests that look at each."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.kiosk.in_browser.tablet import Tablet
from tests.kiosk.in_browser.test_access import time_stands_still

# Years of months, so that the list is longer than the tablet is high.
DAYS = {"months": [{"month": f"{2022 + n // 12}-{n % 12 + 1:02}", "days": n % 20 + 1} for n in range(40)]}


def walk_past_card_screens(tablet: Tablet, card: str, look_at: Callable[[str], None]) -> None:
    """From the welcome past pictures, the questions of a new card, its months, to being forgotten; no screen is left."""

    def press(raised: str, screen: str) -> None:
        tablet.is_ready()
        tablet.page.locator(f"[data-raise={raised}]").first.tap()
        tablet.is_at(screen)
        look_at(screen)

    time_stands_still(tablet)
    tablet.context.route(
        "**/api/v1/card/days", lambda route: route.fulfill(content_type="application/json", body=json.dumps(DAYS))
    )
    press("card-wanted", "look-for-card")
    press("pictures-wanted", "picture-code")
    for number in (0, 1, 2, 3, 4):  # airplane, apple, balloon, banana, bee is no code
        tablet.page.locator(".code-picture").nth(number).tap()
    look_at("picture-code")
    press("pictures-given-up", "choose-activity")
    tablet.scan(card)
    tablet.is_at("ask-about-card")
    press("card-accepted", "ask-been-before")
    for screen in ("ask-lost-card", "ask-how-found", "ask-gender", "ask-age", "choose-activity"):
        press("answered", screen)
    press("my-card-wanted", "my-card")
    tablet.page.locator(".my-card__months > div").first.wait_for()
    look_at("my-card")
    press("forget-wanted", "confirm-forget")
    press("forget-confirmed", "forgotten")


CARD_SCREENS = {
    *("look-for-card", "picture-code", "choose-activity", "ask-been-before", "ask-lost-card", "ask-how-found"),
    *("ask-gender", "ask-age", "my-card", "confirm-forget", "forgotten"),
}
