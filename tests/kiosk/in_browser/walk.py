"""A quick walk through every screen of a tablet, in any language, without waiting for its timers."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Route

from app.kiosk_host.languages import languages_in
from tests.kiosk.in_browser.tablet import Tablet
from tests.kiosk.in_browser.walk_conditions import CONDITIONS

LANGUAGES = [each.code for each in languages_in()]
PIN = "2580"
NAMES = [
    "Fredagslunch",
    "Sitta ner en stund",
    "Promenad runt sjön",
    "Celebrate Recovery",
    "Stickcafé och samtal",
    "Anonyma Alkoholister",
]
LABELS = {
    "door": {"time_zone": "Europe/Stockholm", "cutoff_minute": 240, "goodbye": True, "together": True},
    "languages": LANGUAGES,
    "activities": [
        {"slug": f"a{number}", "name": name, "kind": "session", "picture": picture, "visiting_group": False}
        for number, (name, picture) in enumerate(
            zip(NAMES, ["meal", "sit", "walk", "group", "handicraft", "talk"], strict=True)
        )
    ],
}
# Years of months, so that the list is longer than the tablet is high.
MONTHS = [{"month": f"{2022 + number // 12}-{number % 12 + 1:02}", "days": number % 20 + 1} for number in range(40)]
SCREENS_OF_KIOSK = "import('/kiosk/screens/screen.js').then(({ SCREENS }) => Object.keys(SCREENS))"


def prepare(context: BrowserContext, slug: str) -> None:
    """Let pages of this context be walked through: much to show, every language, no timer that runs by itself."""
    context.add_init_script(CONDITIONS)
    labels = LABELS | {"premises": {"slug": slug, "name": "Kamratstödet och Öppna dörren Valla"}}
    context.route("**/api/v1/screen", lambda route: route.fulfill(json=labels))
    context.route(re.compile("/kiosk/$"), _offer_every_language)


def _offer_every_language(route: Route) -> None:
    page = route.fetch()
    offered = f'data-languages="{" ".join(LANGUAGES)}"'
    route.fulfill(response=page, body=re.sub('data-languages="[^"]*"', offered, page.text()))


class Walk:
    """One walk: what is pressed, what is seen, and by what name it is looked at."""

    def __init__(self, tablet: Tablet, language: str, look_at: Callable[[str], None]) -> None:
        self.tablet = tablet
        self.page = tablet.page
        self.language = language
        self.look_at = look_at
        self.months: list[dict[str, object]] | None = MONTHS
        tablet.context.route("**/api/v1/card/days", self._tell_days)

    def _tell_days(self, route: Route) -> None:
        if self.months is None:
            route.abort()
        else:
            route.fulfill(json={"months": self.months})

    def press(self, selector: str) -> None:
        """Press as a switch does: without a finger, so without the pause that guards against a second tap."""
        if not selector.startswith(("[", ".", "#", "button")):
            selector = f"#screen [data-raise={selector}]"
        self.page.locator(selector).first.evaluate("button => button.click()")

    def go(self, raised: str, screen: str) -> None:
        """Press what raises that event and wait for the screen it leads to."""
        self.press(raised)
        self.tablet.is_at(screen)

    def see(self, screen: str, state: str = "") -> None:
        """Look at that screen, in one of its states."""
        self.tablet.is_at(screen)
        self.look_at(f"{screen}, {state}" if state else screen)

    def is_said(self, selector: str) -> None:
        """Wait until that stands on the screen."""
        self.page.locator(selector).first.wait_for()

    def greet(self, screen: str = "welcome") -> None:
        """Come to a tablet that greets, and choose the language."""
        self.tablet.is_at(screen)
        self.press(f"#screen .language[lang='{self.language}']")
        self.tablet.speaks(self.language)

    def run_down(self, milliseconds: int) -> None:
        """Let the latest timer of that length run down."""
        self.page.wait_for_function(f"() => window.isParked({milliseconds})")
        self.page.evaluate(f"window.runDown({milliseconds})")

    def set_online(self, is_online: bool) -> None:
        """Give the tablet a network, or take it."""
        self.tablet.context.set_offline(not is_online)

    def type_pin(self, digits: str) -> None:
        """Type so many digits at the staff's door."""
        for digit in digits:
            self.page.get_by_role("button", name=digit, exact=True).evaluate("key => key.click()")
        self.press(".staff-pin [data-done]")

    def open_corner(self) -> None:
        """Press the house for long, and type the PIN."""
        self.page.evaluate("document.querySelector('#house').dispatchEvent(new PointerEvent('pointerdown'))")
        self.run_down(1_500)
        self.tablet.is_at("staff-pin")


def of_screen(look: str) -> str:
    """The screen of which that was a look."""
    return look.split(",")[0]


def screens_of(tablet: Tablet) -> list[str]:
    """Every screen that the kiosk has."""
    names: list[str] = tablet.page.evaluate(SCREENS_OF_KIOSK)
    return sorted(names)
