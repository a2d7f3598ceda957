"""How quick the tablet is in a real browser: from tap to thanks, from start to usable, and in how many taps."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.load import Answers
from tests.benchmarks.served import Instance, instance, served
from tests.benchmarks.table import Line
from tests.browser.chromium import chromium
from tests.browser.fake_camera import camera_flags, film_of_card
from tests.browser.fixtures import FLAGS
from tests.kiosk.in_browser.tablet import LYING, Tablet
from tests.npm_package import node

TAP_COUNT, QUICK_TAP_COUNT = 100, 10
START_COUNT, QUICK_START_COUNT = 10, 3
QUICK_SECONDS = 5.0
LONGEST_THANKS_MS, LONGEST_START_MS = 100.0, 1_000.0

# Notes when a finger came down, and when the next screen had been painted after it.
WATCH_THANKS = """() => {
    window.thanksMs = [];
    let downAt = 0;
    document.addEventListener("pointerdown", (event) => { downAt = event.timeStamp; }, true);
    new MutationObserver(() => {
        if (document.getElementById("screen").dataset.screen !== "choose-activity") return;
        const tappedAt = downAt;
        requestAnimationFrame(() => setTimeout(() => thanksMs.push(performance.now() - tappedAt)));
    }).observe(document.getElementById("screen"), { attributes: true, attributeFilter: ["data-screen"] });
}"""
# Notes when the first screen can be tapped, counted from the beginning of loading the page.
WATCH_START = """document.addEventListener("DOMContentLoaded", () => {
    const screen = document.getElementById("screen");
    new MutationObserver((_changes, watcher) => {
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.usableMs = performance.now(); }));
    }).observe(screen, { attributes: true, attributeFilter: ["data-screen"] });
});"""
# Waited for in the page: its policy lets no text be run that is handed in.
WAIT_FOR_THANKS = """count => new Promise(done => {
    const look = () => thanksMs.length >= count ? done() : setTimeout(look, 10);
    look();
})"""
WAIT_UNTIL_USABLE = """() => new Promise(done => {
    const look = () => window.usableMs > 0 ? done(usableMs) : setTimeout(look, 10);
    look();
})"""
COUNT_TOUCHES = "window.touches = 0; document.addEventListener('pointerdown', () => { touches += 1; }, true)"


def measure_kiosk(folder: Path, database: str, seconds: float) -> list[Line]:
    """Milliseconds from tap to thanks and from start to usable, and the taps that each way takes."""
    is_quick = seconds < QUICK_SECONDS
    with instance(folder, database) as made:
        made.run("activity", "add", "lunch", "--premises", "valla", "--kind", "meal", "--name", "Fredagslunch")
        made.run("activity", "add", "walk", "--premises", "valla", "--kind", "walk", "--name", "Promenad")
        tokens = folder / "kiosk-tokens.json"
        made.run("cards", "--organisation", "valla", "--count", 2, "-o", folder / "kiosk.pdf", "--tokens", tokens)
        shown, scanned = json.loads(tokens.read_text())
        film = film_of_card(folder / "card.y4m", shown)
        with served(made) as port, _browser(*camera_flags(film)) as browser:
            tablet = _paired_tablet(browser, made, port)
            thanks = _thanks(tablet, QUICK_TAP_COUNT if is_quick else TAP_COUNT)
            starts = _starts(tablet, QUICK_START_COUNT if is_quick else START_COUNT)
            return [
                *_spread(f"tap to thanks, {len(thanks)} taps", thanks, LONGEST_THANKS_MS),
                *_spread(f"start to usable from cache, {len(starts)} starts", starts, LONGEST_START_MS),
                *_taps(tablet, scanned),
            ]


@contextmanager
def _browser(*flags: str) -> Iterator[Browser]:
    found = chromium()
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(node())  # Playwright's own wants a library of the system's
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found.executable, args=[*FLAGS, *flags], env={**os.environ, **found.variables}
        )
        yield started
        started.close()


def _paired_tablet(browser: Browser, made: Instance, port: int) -> Tablet:
    """A tablet that has been paired and has kept all it needs to start from."""
    said = made.run("kiosk", "add", "measured", "--premises", "valla", "--format", "json")
    fragment = json.loads(said)["pairing_url"].partition("#")[2]
    context = browser.new_context(viewport=LYING, has_touch=True, locale="sv-SE", permissions=["camera"])
    tablet = Tablet(context, f"http://localhost:{port}").open(f"http://localhost:{port}/kiosk/#{fragment}")
    tablet.is_at("welcome")
    tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return tablet


def _thanks(tablet: Tablet, tap_count: int) -> list[float]:
    tablet.page.evaluate(WATCH_THANKS)
    for number in range(tap_count):
        tablet.is_ready()
        tablet.tap("Jag är här")
        tablet.is_at("choose-activity")
        tablet.page.evaluate(WAIT_FOR_THANKS, number + 1)
        _back_to_welcome(tablet)
    measured: list[float] = tablet.page.evaluate("thanksMs")
    return measured[:tap_count]


def _back_to_welcome(tablet: Tablet) -> None:
    tablet.is_ready()
    tablet.tap("Klar")
    tablet.page.locator("[data-raise=left]").tap()
    tablet.is_at("welcome")


def _starts(tablet: Tablet, start_count: int) -> list[float]:
    tablet.page.add_init_script(WATCH_START)
    tablet.go_offline()
    measured = []
    for _ in range(start_count):
        tablet.page.reload()
        measured.append(float(tablet.page.evaluate(WAIT_UNTIL_USABLE)))
    tablet.go_online()
    return measured


def _taps(tablet: Tablet, scanned_card: str) -> list[Line]:
    """The touches that the page has seen until somebody was counted, by the way they came."""
    counted = {
        "without a card": _touches(tablet, lambda page: page.get_by_role("button", name="Jag är här").tap()),
        "with a card": _touches(tablet, lambda page: page.get_by_role("button", name="Jag har ett kort").tap()),
        "with a scanner": _touches(tablet, lambda _: tablet.scan(scanned_card)),
    }
    aims = {"without a card": "1", "with a card": "1", "with a scanner": "0"}
    lines = [Line(f"taps {way}", count, "", aim=aims[way]) for way, count in counted.items()]
    return [*lines, Line("taps for each tile", _touches_for_a_tile(tablet), "", aim="1")]


def _touches(tablet: Tablet, come: Callable[[Page], None]) -> float:
    tablet.open().is_at("welcome")
    tablet.is_ready()
    tablet.page.evaluate(COUNT_TOUCHES)
    come(tablet.page)
    _is_counted(tablet.page)
    return float(tablet.page.evaluate("touches"))


def _touches_for_a_tile(tablet: Tablet) -> float:
    tablet.open().is_at("welcome")
    tablet.is_ready()
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.page.evaluate(COUNT_TOUCHES)
    tablet.tap("Promenad")
    tablet.page.wait_for_selector(".tile[aria-pressed=true]")
    return float(tablet.page.evaluate("touches"))


def _is_counted(page: Page) -> None:
    """Thanked, by whichever screen."""
    page.wait_for_selector("#screen:is([data-screen=choose-activity], [data-screen=card-seen])", timeout=20_000)


def _spread(what: str, milliseconds: list[float], aim_ms: float) -> list[Line]:
    answers = Answers(seconds=1.0, latencies=[each / 1000 for each in milliseconds], error_count=0, item_count=0)
    return [
        Line(f"{what}: {name}", answers.milliseconds_at(share), "ms", aim=f"under {aim_ms:.0f}")
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ]
