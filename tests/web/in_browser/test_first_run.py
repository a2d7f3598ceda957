"""From an empty folder to the first counted visit: what whoever puts Oasen up sees and does, with a browser alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kiosk.in_browser.server import eventually
from tests.kiosk.in_browser.tablet import LYING, Tablet
from tests.quiet_night import let_the_night_be_over
from tests.web.in_browser.hands import Mouse
from tests.web.in_browser.test_look import CUT_OFF, TOO_SMALL, violations

PASSWORD = "en lång mening om soppa och bröd"
PATIENCE_SECONDS = 120


@dataclass
class FreshServer:
    """A server in a folder that had nothing: its address, the link that stands in its terminal, its folder."""

    url: str
    link: str
    instance: Path


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[FreshServer]:
    """`oasen begin` in an empty folder, serving."""
    instance, port = tmp_path / "instance", free_port()
    url = f"http://localhost:{port}"
    own = {"OASEN_INSTANCE": str(instance), "OASEN_PUBLIC_URL": url, "OASEN_DATABASE_URL": ""}
    command = [sys.executable, "-P", "-m", "app", "begin", "--port", str(port)]
    with subprocess.Popen(command, env=os.environ | own, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            link = next(line.strip() for line in process.stdout if "/begin#" in line)
            let_the_night_be_over(instance)
            eventually(lambda: answers(url), True, PATIENCE_SECONDS)
            yield FreshServer(url, link, instance)
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(url: str) -> bool:
    """Whether the server takes callers."""
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:  # noqa: S310  # our own server
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def looks_well(page: Page) -> None:
    """Nothing for axe to mend, nothing cut off or too small to hit."""
    assert [*violations(page), *page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL)] == []


def comes_next(hand: Mouse, step: str) -> None:
    """The list names it as the next step; go there."""
    expect(hand.page.locator(".is-next h2")).to_have_text(step)
    hand.press(hand.page.locator(".is-next").get_by_role("link", name="Gå vidare"))


def begins(hand: Mouse, fresh: FreshServer) -> None:
    """Opens the link of the terminal and says whose house it is; a stranger without it can do nothing meanwhile."""
    hand.page.goto(fresh.url)
    expect(hand.page.get_by_label("Länken från fönstret")).to_be_visible()
    looks_well(hand.page)
    hand.page.goto(fresh.link)
    hand.is_told("Länken är med, och fungerar en gång.")
    hand.press(hand.page.locator("button[value=en]"))
    hand.is_told("The link is right here, and works once.")
    hand.press(hand.page.locator("button[value=sv]"))
    hand.is_told("Länken är med, och fungerar en gång.")
    assert "#" not in hand.page.url
    hand.fill(hand.page.get_by_label("Vad heter er organisation?"), "Kamraterna")
    hand.fill(hand.page.get_by_label("Vad kallas du där?"), "Maria")
    hand.press_button("Börja")


def puts_premises_in_order(hand: Mouse) -> None:
    """The place, its week, what it offers."""
    hand.fill(hand.page.get_by_label("Vad heter stället?"), "Gula huset")
    hand.press_button("Lägg till lokalen")
    comes_next(hand, "När ni har öppet")
    monday = hand.page.get_by_role("group", name="Måndag")
    hand.fill(monday.get_by_label("Öppnar"), "10")
    hand.fill(monday.get_by_label("Stänger"), "16")
    hand.press_button("Spara veckan")
    hand.go("Härnäst: Det ni erbjuder")
    hand.press(hand.page.get_by_label("Kamratstöd"))
    hand.press_button("Erbjud de här")
    hand.is_told("Gemensam lunch")


def puts_key_sheet_away(hand: Mouse, fresh: FreshServer) -> None:
    """Prints it, reads six letters off it."""
    with hand.page.expect_download() as fetched:
        hand.press_button("Hämta nyckelbladet")
    assert fetched.value.suggested_filename == "nyckelblad.pdf"
    letters = (fresh.instance / "keys" / "backup.key").read_text().strip()[-6:]
    hand.page.reload()
    hand.fill(hand.page.get_by_label("De sex sista tecknen"), letters)
    hand.press_button("Det ligger i kuvertet")
    hand.is_told("nyckelbladet ligger i sitt kuvert")


def link_of_tablet(hand: Mouse) -> str:
    """Adds the tablet, and takes the link that pairs it."""
    hand.fill(hand.page.get_by_label("Vad den heter"), "vid dörren")
    hand.press_button("Lägg till plattan")
    hand.press_button("Visa koden")
    hand.press(hand.page.locator("summary", has_text="Som länk"))
    return hand.page.locator(".link code").inner_text()


def test_from_an_empty_folder_to_the_first_counted_visit(fresh, new_context):
    maria = Mouse(new_context().new_page())
    begins(maria, fresh)
    looks_well(maria.page)
    comes_next(maria, "Så kommer du in igen")
    maria.fill(maria.page.get_by_label("Nytt lösenord"), PASSWORD)
    maria.press_button("Spara lösenordet")
    maria.go("Härnäst: Lokalen")
    puts_premises_in_order(maria)
    comes_next(maria, "Nyckelbladet i sitt kuvert")
    puts_key_sheet_away(maria, fresh)
    maria.press_button("Det räcker för nu")
    expect(maria.page.get_by_role("heading", level=1)).to_have_text("Hej Maria")

    later = Mouse(new_context().new_page())
    later.page.goto(fresh.link)  # used: it opens nothing, for her as for anybody
    later.fill(later.page.get_by_label("Namn", exact=True), "Maria")
    later.fill(later.page.get_by_label("Lösenord", exact=True), PASSWORD)
    later.press_button("Logga in")
    later.go("Mer", "Ställ i ordning huset")
    comes_next(later, "Plattan vid dörren")
    tablet = Tablet(new_context(viewport=LYING, has_touch=True), fresh.url).pair(link_of_tablet(later))
    later.go("Alla steg")
    comes_next(later, "De första korten")
    later.press_button("Gör korten")
    with later.page.expect_download():
        later.press_button("Hämta arken")
    later.go("Alla steg")
    later.is_told("Tryck en gång på plattan")

    tablet.arrive()
    eventually(tablet.queue_count, 0, PATIENCE_SECONDS)

    later.page.reload()
    later.is_told("det första besöket är räknat")
    looks_well(later.page)
