"""Takes the pictures: a demonstration of its own, served, looked at in both languages by a coordinator."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from app.bootstrap import ROOT
from app.clock import now
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.demonstration.actions import make_demonstration
from app.demonstration.founding import STAFF
from app.guide.library import pictures_of
from app.kiosk_host.actions import make_pairing_code
from app.kiosk_host.models import Kiosk
from app.settings import Settings
from app.staff.actions import give_new_link
from app.staff.cli import sign_in_address
from app.staff.models import Role
from app.web.languages import LANGUAGES
from tests.browser.starting import chromium_starter
from tests.database.fixtures import close
from tests.guide.interface_words import device_words, interface_words
from tests.guide.pictured import OF_README, PICTURES, Picture
from tests.kiosk.in_browser.server import RunningServer

SHOWN = "shown.json"
ORGANISATION = "kamratstodet"
KIOSKS = table_of(Kiosk)
WORDS_SEEN = """(part, bottom) => [...part.querySelectorAll("h1, h2, a, button, label, legend")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().bottom <= bottom)
    .map(each => each.innerText.trim().replace(/\\s+/g, " "))"""
# The lowest line above which no word and no button is cut in two.
WHOLE_ABOVE = """(part, lowest) => {
    const boxes = [...part.querySelectorAll("*")]
        .filter(each => each.checkVisibility() && (each.matches("a, button, input, select, svg, img")
            || [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())))
        .map(each => each.getBoundingClientRect());
    for (let line = lowest; ;) {
        const cut = boxes.filter(box => box.top < line && box.bottom > line);
        if (cut.length === 0) return line;
        line = Math.min(...cut.map(box => box.top)) - 4;
    }
}"""


def take_pictures(folder: Path) -> None:
    """Make a demonstration in the folder, and from it every picture of the guide and of the README."""
    make_demonstration(Settings(instance=folder / "demonstration"))
    server = RunningServer(folder / "demonstration")
    server.start()
    try:
        with chromium_starter() as (kind, start):
            browser = kind.launch(**start)
            for language in LANGUAGES:
                _take_all(server, browser, language)
            _take_of_readme(server, browser)
            browser.close()
    finally:
        server.stop()
        close(server.app)


def _take_all(server: RunningServer, browser: Browser, language: str) -> None:
    target, shown = pictures_of(language), {}
    target.mkdir(parents=True, exist_ok=True)
    with _signed_in(server, browser, language) as page:
        for picture in PICTURES:
            shown[picture.name] = _take(page, picture, target, _address(server, picture))
            print(f"{language}/{picture.name}: {(target / picture.name).stat().st_size // 1000} kB")
    (target / SHOWN).write_text(
        json.dumps(
            {name: sorted(set(words) & interface_words(language)) for name, words in shown.items()},
            ensure_ascii=False,
            indent=1,
        )
        + "\n",
        "utf-8",
    )


def _take_of_readme(server: RunningServer, browser: Browser) -> None:
    with _signed_in(server, browser, "sv") as page:
        for picture in OF_README:
            page.set_viewport_size({"width": picture.width, "height": picture.height})
            page.goto(_address(server, picture).format(last_year=now().year - 1))
            if picture.address == "kiosk":
                _speak(page, "sv")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=ROOT / "docs" / "pictures" / picture.name, animations="disabled")


def _address(server: RunningServer, picture: Picture) -> str:
    if picture.address != "kiosk":
        return server.url + picture.address
    with server.database(), write_connection() as connection:
        kiosk = connection.execute(select(KIOSKS).order_by(KIOSKS.c.organisation_id, KIOSKS.c.id)).first()
        code = make_pairing_code(connection, kiosk.organisation_id, kiosk.id, now())
    return f"{server.url}/kiosk/#pair={code}"


@contextmanager
def _signed_in(server: RunningServer, browser: Browser, language: str) -> Iterator[Page]:
    context = browser.new_context(
        locale={"sv": "sv-SE", "en": "en-GB"}[language], timezone_id="Europe/Stockholm", reduced_motion="reduce"
    )
    page = context.new_page()
    with server.database():
        page.goto(sign_in_address(server.settings, give_new_link(ORGANISATION, STAFF[Role.COORDINATOR], now())))
    page.locator("main form button[type=submit]").click()
    page.goto(f"{server.url}/account")
    page.locator(f"button[name=language][value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    yield page
    context.close()


def _take(page: Page, picture: Picture, folder: Path, address: str) -> list[str]:
    page.set_viewport_size({"width": picture.width, "height": 900})
    page.goto(address)
    if picture.address == "kiosk":
        page.set_viewport_size({"width": picture.width, "height": picture.height})
        _speak(page, folder.parent.name)
    page.evaluate("document.fonts.ready")
    part = page.locator(picture.of).first
    box = part.bounding_box()
    bottom = part.evaluate(WHOLE_ABOVE, box["y"] + min(picture.height, box["height"]))
    clip = {"x": box["x"], "y": box["y"], "width": box["width"], "height": bottom - box["y"]}
    page.screenshot(path=folder / picture.name, clip=clip, full_page=True, animations="disabled")
    return part.evaluate(WORDS_SEEN, bottom)


def _speak(page: Page, language: str) -> None:
    page.get_by_text(device_words("kiosk", "sv")["welcome.here"]).first.wait_for()
    if language != "sv":
        page.get_by_role("button", name=device_words("kiosk", language)["language.name"]).click()
        page.get_by_text(device_words("kiosk", language)["welcome.here"]).first.wait_for()
