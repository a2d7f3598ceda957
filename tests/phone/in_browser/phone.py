"""A volunteer's phone in a test's hands: its page, and what a person does with it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

POCKET = {"width": 390, "height": 844}
SMALLEST = {"width": 360, "height": 640}

KEPT_BY_WORKER = """() => navigator.serviceWorker.ready.then(() => new Promise(resolve => {
    const look = () => navigator.serviceWorker.controller ? resolve(true) : setTimeout(look, 50);
    look();
}))"""

STORES = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("oasen-phone");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const stores = opening.result.transaction(["queue", "copies", "tablet"]);
        const asked = ["queue", "copies", "tablet"].map(name => stores.objectStore(name).getAll());
        const names = stores.objectStore("tablet").getAllKeys();
        stores.oncomplete = () => {
            opening.result.close();
            const [queue, copies, facts] = asked.map(each => each.result);
            resolve({ queue, copies, facts: Object.fromEntries(names.result.map((name, at) => [name, facts[at]])) });
        };
    };
})"""


class Phone:
    """One volunteer's phone; its verbs are theirs."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = f"{url}/phone/"
        self.page: Page = context.new_page()
        self.tap_count = 0

    def open(self, address: str = "") -> Phone:
        """Open the app, or a pairing link."""
        self.page.goto(address or self.url)
        return self

    def pair(self, link: str) -> Phone:
        """Open a pairing link, and wait until the server has been asked for the first time."""
        with self.page.expect_response("**/api/v1/sealed"):
            self.open(link)
        self.is_at("log")
        return self

    def reopen(self) -> Phone:
        """Swipe the app away and open it anew."""
        self.page.close()
        self.page = self.context.new_page()
        return self.open()

    def is_at(self, screen: str) -> None:
        """The screen that shows, or soon does."""
        expect(self.page.locator(f"#screen[data-screen={screen}]")).to_be_visible()

    def can_start_without_network(self) -> None:
        """Its files lie on the phone, and the service worker answers for them."""
        assert self.page.evaluate(KEPT_BY_WORKER) is True

    def tap(self, words: str) -> None:
        """Put the thumb on what says so, once."""
        self.tap_count += 1
        self.at(words).tap()

    def at(self, words: str) -> Locator:
        """What can be pressed on the screen that shows and says so."""
        screen = self.page.locator("[data-of]:not([hidden])")
        choice = screen.locator(".choice:visible").filter(has_text=words)
        return choice.first if choice.count() else screen.get_by_role("button", name=words).first

    def note(self, channel: str = "Telefon", direction: str = "De till oss", length: str = "5–15 min") -> None:
        """Note a contact, as usual."""
        before = self.rows().count()
        for words in (channel, direction, length):
            self.tap(words)
        expect(self.said()).to_contain_text("Sparat:")
        expect(self.rows()).to_have_count(min(before + 1, 5))
        self.page.wait_for_timeout(550)  # a second tap within half a second is taken for a trembling finger's

    def said(self) -> Locator:
        """What has just been kept, or why not."""
        return self.page.locator(".said__words")

    def chip(self) -> Locator:
        """Whether anything waits."""
        return self.page.locator("[data-chip]")

    def rows(self) -> Locator:
        """The latest contacts noted on this phone."""
        return self.page.locator(".latest__list > li")

    def go_offline(self) -> None:
        """Into a cellar."""
        self.context.set_offline(True)

    def go_online(self) -> None:
        """Out of it."""
        self.context.set_offline(False)

    def stores(self) -> dict[str, Any]:
        """Everything that lies in the phone's own database."""
        found: dict[str, Any] = self.page.evaluate(STORES)
        return found

    def queue_count(self) -> int:
        """How much the phone keeps that the server has not acknowledged."""
        return len(self.stores()["queue"])
