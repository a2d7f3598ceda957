"""How a person gets at what is on a page: with a mouse, with a thumb, or with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150
HAS_FOCUS = "(element) => document.activeElement === element"
IS_OF_ITS_GROUP = "(element) => document.activeElement.name === element.name && document.activeElement.type === 'radio'"


class Mouse:
    """Clicks on what it sees."""

    touches = False

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        """A button, a link, what unfolds."""
        target.click()

    def choose(self, radio: Locator) -> None:
        """One of several."""
        self.press(radio)

    def fill(self, field: Locator, text: str) -> None:
        """Type something in place of what stands there."""
        self.press(field)
        field.fill(text)

    def select(self, field: Locator, option: str) -> None:
        """One of a list that unfolds."""
        field.select_option(label=option)

    def go(self, *names: str) -> None:
        """Follow links by their words, one after the other, from the bar to the page."""
        for name in names:
            self.press(self.page.get_by_role("link", name=name).first)

    def press_button(self, name: str) -> None:
        """A button by its words."""
        self.press(self.page.get_by_role("button", name=name, exact=True).first)

    def is_told(self, words: str) -> None:
        """The page says so, or soon does."""
        expect(self.page.locator("main").get_by_text(words).first).to_be_visible()


class Thumb(Mouse):
    """Taps, on a telephone."""

    touches = True

    def press(self, target: Locator) -> None:
        """Tap it."""
        target.tap()


class Keyboard(Mouse):
    """Never touches anything but keys: what Tab does not come to cannot be used."""

    def press(self, target: Locator) -> None:
        """Go there by Tab, and press Enter."""
        self._tab_to(target, HAS_FOCUS)
        self.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        """Tab to its group, then the arrows; Space where nothing is chosen yet."""
        self._tab_to(radio, IS_OF_ITS_GROUP)
        self.page.keyboard.press("Space")
        for _ in range(MOST_TABS):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow comes to {radio}")

    def fill(self, field: Locator, text: str) -> None:
        """Tab there, which marks what stands in it, and type."""
        self._tab_to(field, HAS_FOCUS)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _tab_to(self, target: Locator, is_there: str) -> None:
        expect(target).to_be_visible()
        for _ in range(MOST_TABS):
            if target.evaluate(is_there):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {target}")
