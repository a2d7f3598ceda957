"""A quick walk through every screen of a tablet, in any language, without waiting for its timers."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.kiosk.in_browser.tablet import Tablet

# Long timers do not run down while a screen is looked at, short waits are over at once; and there is a camera that
# never shows a picture, until it is taken away.
PREPARATION = """
    const later = window.setTimeout;
    const parked = [];
    window.setTimeout = (call, milliseconds, ...rest) => {
        if (!(milliseconds >= 700)) return later(call, 0, ...rest);
        return parked.push({ call, milliseconds });
    };
    window.runDown = wanted => parked.filter(each => each.milliseconds === wanted).at(-1).call();
    const camera = { getUserMedia: () => window.isCameraGone ? Promise.reject(new Error("gone")) : new Promise(() => {}) };
    Object.defineProperty(navigator, "mediaDevices", { value: camera });
"""
LONG_PRESS = """() => {
    document.querySelector("#house").dispatchEvent(new PointerEvent("pointerdown"));
    window.runDown(1_500);
}"""
NOTHING_CAN_BE_STORED = """() => {
    IDBObjectStore.prototype.add = function () { this.transaction.abort(); throw new Error("full"); };
}"""
SCREENS = (
    *("welcome", "what-is-stored", "camera-looking", "camera-not-seen", "camera-gone", "choose-activity", "undone"),
    *("card-seen", "ask-about-card", "done", "staff-corner", "trouble", "pairing"),
)


def prepare(context: BrowserContext) -> None:
    """Let pages of this context be walked through."""
    context.add_init_script(PREPARATION)


def walk(tablet: Tablet, language: str, look_at: Callable[[str], None]) -> None:
    """Go through all of SCREENS in that language; look_at is called with the name of each while it shows."""
    page = tablet.page

    def press(selector: str) -> None:
        # As a switch does: without a finger, so without the pause that guards against a second tap.
        page.locator(selector).first.evaluate("button => button.click()")

    def speak() -> None:
        tablet.is_at("welcome")
        press(f"button[lang='{language}']")
        tablet.speaks(language)

    def see(screen: str, name: str = "") -> None:
        tablet.is_at(screen)
        look_at(name or screen)

    speak()
    see("welcome")
    press("[data-raise=storage-asked-about]")
    see("what-is-stored")
    press("[data-raise=left]")
    tablet.is_at("welcome")
    _walk_past_camera(tablet, press, see)
    press("[data-raise=arrived]")
    tablet.is_at("choose-activity")
    page.locator(".tile").first.wait_for()
    see("choose-activity")
    press("[data-raise=undone]")
    see("undone")
    page.context.set_offline(True)
    tablet.scan("a-card-that-nobody-knows")
    see("card-seen")
    page.evaluate("window.runDown(700)")
    see("ask-about-card")
    press("[data-raise=card-declined]")
    tablet.is_at("choose-activity")
    press("[data-raise=finished]")
    see("done")
    page.context.set_offline(False)
    press("[data-raise=left]")
    speak()
    page.evaluate(LONG_PRESS)
    see("staff-corner")
    press("[data-raise=left]")
    speak()
    page.evaluate(NOTHING_CAN_BE_STORED)
    press("[data-raise=arrived]")
    see("trouble")
    press("[data-raise=left]")
    speak()
    page.evaluate("location.hash = 'pair=used-long-ago'")
    tablet.is_at("pairing")
    press(f"button[lang='{language}']")
    see("pairing")


def _walk_past_camera(tablet: Tablet, press: Callable[[str], None], see: Callable[..., None]) -> None:
    page = tablet.page
    press("[data-raise=card-wanted]")
    tablet.is_at("look-for-card")
    page.evaluate("document.querySelector('video').dispatchEvent(new Event('playing'))")
    see("look-for-card", "camera-looking")
    page.evaluate("window.runDown(15_000)")
    see("look-for-card", "camera-not-seen")
    page.evaluate("window.isCameraGone = true")
    press("[data-look-again]")
    page.locator("[data-look-again]").wait_for(state="hidden")
    see("look-for-card", "camera-gone")
