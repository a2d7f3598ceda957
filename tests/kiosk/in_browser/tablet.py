"""A tablet in a test's hands: its page, and what a person does with it."""

from __future__ import annotations

from datetime import datetime

from playwright.sync_api import BrowserContext, Page, expect

LYING = {"width": 1280, "height": 800}
STANDING = {"width": 800, "height": 1280}
SMALLEST = {"width": 1024, "height": 600}  # of an old PC or a netbook

COUNT_OF_QUEUE = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("oasen");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const counting = opening.result.transaction("queue").objectStore("queue").count();
        counting.onsuccess = () => { opening.result.close(); resolve(counting.result); };
    };
})"""


# A scanner's keys come within milliseconds of each other, however busy the machine; keys sent one by one do not.
TYPE_AT_ONCE = """keys => {
    for (const key of keys) {
        for (const type of ["keydown", "keyup"])
            (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
    }
}"""


class Tablet:
    """One tablet by one door; its verbs are a visitor's."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = f"{url}/kiosk/"
        self.page: Page = context.new_page()

    def open(self, address: str = "") -> Tablet:
        """Open the kiosk, or a pairing link."""
        self.page.goto(address or self.url)
        return self

    def pair(self, link: str) -> Tablet:
        """Open a pairing link, and wait until the tablet has asked the server for the first time what has come in.

        A test that shuts it out sooner decides by chance whether it hears of it now or after the next visit.
        """
        with self.page.expect_response("**/api/v1/sealed"):
            self.open(link)
        self.is_at("welcome")
        return self

    def reopen(self) -> Tablet:
        """Close the page as it is and open the kiosk anew, as a tablet that was restarted does."""
        self.page.close()
        self.page = self.context.new_page()
        return self.open()

    def is_at(self, screen: str) -> None:
        """The screen that shows, or soon does."""
        expect(self.page.locator(f"#screen[data-screen={screen}]")).to_be_visible()

    def speaks(self, language: str) -> None:
        """The language it speaks, or soon does."""
        expect(self.page.locator(f"html[lang='{language}']")).to_have_count(1)

    def is_ready(self) -> None:
        """A screen that has just come takes no touch yet."""
        expect(self.page.locator(".stage--just-arrived")).to_have_count(0)

    def tap(self, words: str) -> None:
        """Tap the button with these words."""
        self.page.get_by_role("button", name=words).first.tap()

    def arrive(self) -> None:
        """Tap "Jag är här", and wait for the thanks."""
        self.tap("Jag är här")
        expect(self.page.get_by_text("Tack").first).to_be_visible()

    def scan(self, card: str, ends_with_enter: bool = True) -> None:
        """Hold a card before the USB scanner, which types it."""
        self.page.evaluate(TYPE_AT_ONCE, [*card, "Enter"] if ends_with_enter else [*card])

    def go_offline(self) -> None:
        """Pull the plug of the network."""
        self.context.set_offline(True)

    def go_online(self) -> None:
        """Put it back."""
        self.context.set_offline(False)

    def queue_count(self) -> int:
        """How much the tablet keeps that the server has not acknowledged."""
        count: int = self.page.evaluate(COUNT_OF_QUEUE)
        return count

    def reopen_with_clock_at(self, moment: datetime) -> Tablet:
        """Close the page and open the kiosk anew on a tablet whose clock says so."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.clock.install(time=moment)
        return self.open()
