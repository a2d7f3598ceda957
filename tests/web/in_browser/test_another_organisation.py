"""Who belongs to another organisation sees nothing of this one: on no page they come to, at none of its addresses."""

from __future__ import annotations

import re

import pytest

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code, pairing_url
from app.kiosk_host.models import Purpose
from app.staff.actions import give_new_link
from app.staff.cli import sign_in_address
from app.staff.models import Role
from tests.make import make_phone
from tests.phone.in_browser.phone import POCKET, Phone
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.hands import Mouse
from tests.web.in_browser.two_houses import OTHERS

# What stands in the first organisation's log and nowhere else; "613" is a number of heads.
MARKS = re.compile(r"valla|iogt|kvarn|\b613\b|alva\b|alvas\b|\bcleo\b", re.IGNORECASE)
NUMBERED = re.compile(r"[0-9a-f]{32}|\d{4}-\d\d-\d\d|\d+")
# Numbers begin anew in each organisation: /staff/1 is whoever came first in one's own.
OF_THE_FIRST = re.compile(r"valla|[0-9a-f]{32}|kvarn")
# What the browser of somebody who is signed in gets at each address, by a link or by a form: status and text.
ASKED = """async ([addresses, method, token]) => {
    const body = method === "POST" ? new URLSearchParams({ csrf_token: token }) : undefined;
    const got = {};
    for (const address of addresses) {
        const answer = await fetch(address, { method, body, redirect: "manual" });
        got[address] = [answer.status, await answer.text()];
    }
    return got;
}"""


@pytest.fixture
def others_page(houses, new_context):
    """Someone of the other organisation signs in."""

    def sign_in(name, **options):
        page = new_context(**options).new_page()
        with houses.server.database():
            code = give_new_link("sion", name, now())
        page.goto(sign_in_address(houses.server.settings, code))
        page.get_by_role("button", name="Logga in").click()
        page.get_by_role("link", name="Senare").click()
        return page

    return sign_in


def walked(page):
    """Each page that links lead to, one of those that differ in numbers alone: its address and its whole markup."""
    waiting, seen = ["/home"], set()
    origin = page.url.split("/home")[0]
    while waiting:
        address = waiting.pop(0)
        pattern = NUMBERED.sub("N", address.partition("?")[0])
        if pattern in seen:
            continue
        seen.add(pattern)
        answer = page.goto(origin + address, wait_until="domcontentloaded")
        yield address, answer.status, page.content()
        links = page.locator("a[href]").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        waiting += [link.partition("#")[0] for link in links if link.startswith("/") and ".ics" not in link]


@pytest.mark.parametrize("name", OTHERS)
def test_no_page_that_others_come_to_tells_of_this_house(houses, others_page, name):
    page = others_page(name, viewport=PHONE)

    pages = list(walked(page))

    assert {address: status for address, status, _ in pages if status != 200} == {}
    assert {address: MARKS.findall(html)[:3] for address, _, html in pages if MARKS.search(html)} == {}
    assert len(pages) > 15


@pytest.mark.parametrize("name", OTHERS)
def test_at_no_address_of_this_house_is_anything_for_others(houses, others_page, name):
    opened, sent = ([each for each in of.values() if OF_THE_FIRST.search(each)] for of in (houses.opened, houses.sent))
    page = others_page(name)
    token = page.locator("[name=csrf_token]").first.get_attribute("value")

    got = page.evaluate(ASKED, [opened, "GET", ""]) | page.evaluate(ASKED, [sent, "POST", token])

    refused = {404} if OTHERS[name] is Role.ADMIN else {403, 404}
    assert {address: status for address, (status, _) in got.items() if status not in refused} == {}
    told = {address: MARKS.findall(text.replace(address, "")) for address, (_, text) in got.items()}
    assert {address: marks for address, marks in told.items() if marks} == {}
    assert len(opened) > 30
    assert len(sent) > 30


def test_whose_house_it_is_finds_its_marks(houses, new_context):
    """What the tests above look for is there to be found."""
    with houses.server.database():
        code = give_new_link("iogt", "Cleo", now())
    page = new_context(viewport=DESK).new_page()
    page.goto(sign_in_address(houses.server.settings, code))
    Mouse(page).press_button("Logga in")

    pages = ["/search", "/outreach/topics", "/note/valla/handout", "/phones", "/staff", "/account"]
    got = page.evaluate(ASKED, [pages, "GET", ""])

    found = {mark.lower() for _, text in got.values() for mark in MARKS.findall(text)}
    assert found >= {"valla", "iogt", "kvarn", "613", "alva", "alvas", "cleo"}


def test_the_phone_of_another_organisation_knows_its_own_words_alone(houses, new_context):
    with houses.server.database():
        theirs = make_phone(houses.first.sionhuset, "Violas telefon")
        with write_connection() as connection:
            code = make_pairing_code(connection, theirs.place.organisation_id, theirs.kiosk_id, now())
    phone = Phone(new_context(viewport=POCKET, has_touch=True), houses.server.url)
    phone.pair(pairing_url(houses.server.url, code, Purpose.PHONE))
    phone.note()
    phone.rows().first.get_by_role("button", name="Ändra").tap()
    phone.is_at("change")

    assert MARKS.findall(phone.page.content()) == []
    assert MARKS.findall(str(phone.stores()["facts"])) == []
    phone.open(f"{houses.server.url}/today/valla")
    assert phone.page.url.startswith(f"{houses.server.url}/sign-in")
