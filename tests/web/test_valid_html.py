"""Every page that anyone is given, held against the HTML standard: each role's, refused forms, errors, the devices'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from app.web.policies import Policy, policy_of
from tests.html_validator import Document, faults_of
from tests.page import read_page
from tests.staff_client import StaffClient
from tests.web.every_form import Crawler, form_on
from tests.web.lived_in import live_in
from tests.web.test_every_form import beginnings
from tests.web.test_policies import PARTS

SIGNS_OUT = "staff.sign_out"
APPS = ("/kiosk/", "/phone/")
WAITING = re.compile(r"<template[^>]*>(.*?)</template>", re.DOTALL)


@pytest.fixture
def lived_in(house):
    """A house with something behind every page, and its hours shown to anyone."""
    live_in(house)
    coordinator = house.signed_in_anew("Cleo")
    token = coordinator.token_on("/calendar/valla/door")
    assert coordinator.post("/calendar/valla/door/shown", csrf_token=token, shown="yes").status_code == 302
    return house


def documents(name: str, html: str) -> Iterator[Document]:
    """A page, and each part that waits in it to be put in another's place."""
    if name in APPS:
        yield Document(name, html, "app")
        return
    for part in WAITING.findall(html):
        yield Document(f"{name}, waiting in it", part, "part")
    yield Document(name, WAITING.sub("", html), "page" if "<html" in html else "part")


def pages_for_staff(house, name: str) -> Iterator[Document]:
    """Every page that one of the cast reaches; Otto's are those of a house in which nothing has happened yet."""
    crawler = Crawler(house.app, house.signed_in_anew(name))
    for address, html in crawler.pages(beginnings(house.app)):
        yield from documents(f"{name}: {address}", html)


def pages_for_anyone(house) -> Iterator[Document]:
    """What is read without signing in, and what stands where there is no page."""
    anyone, urls = StaffClient(house.app), house.app.url_map.bind("localhost")
    views = house.app.view_functions
    rules = [
        rule
        for rule in house.app.url_map.iter_rules()
        if "GET" in rule.methods and rule.arguments <= PARTS.keys() and rule.endpoint in views
    ]
    addresses = [
        str(urls.build(rule.endpoint, {name: PARTS[name] for name in rule.arguments}))
        for rule in rules
        if policy_of(views[rule.endpoint]) is Policy.ANYONE
    ]
    for address in ["/nowhere", *addresses]:  # first of all pages that are not there, which are built alike
        answer = anyone.answer(address)
        if answer.mimetype == "text/html" and answer.status_code != 302:
            yield from documents(address, answer.text)
        answer.close()


def pages_of_a_shared_computer(house) -> Iterator[Document]:
    """Choosing a PIN, who one is, and opening by it."""
    kitchen = house.signed_in_anew("Cleo")
    kitchen.submit("/shared-computers", name="Köket")
    yield from documents("choosing a PIN", kitchen.get("/account/pin").text)
    kitchen.submit("/account/pin", pin="2580")
    yield from documents("a shared computer: /account", kitchen.get("/account").text)
    kitchen.submit("/account", "/lock")
    yield from documents("who is here today", kitchen.get("/sign-in").text)
    links = [link.attributes["href"] for link in kitchen.page("/sign-in").every("a")]
    by_pin = next(href for href in links if "/sign-in/pin/" in href)
    yield from documents("opening by PIN", kitchen.get(by_pin).text)


def refused(house) -> Iterator[Document]:
    """What stands there when a form comes back empty: its fields, with what to do beside them."""
    client = house.signed_in_anew("Ada")
    for form in Crawler(house.app, client).forms(beginnings(house.app)):
        filled = form_on(client, form)
        if filled is None or form.endpoint == SIGNS_OUT:
            continue
        answer = client.post(form.action, csrf_token=filled.hidden.get("csrf_token", ""))
        assert answer.status_code < 500, form
        if answer.status_code != 302 and answer.mimetype == "text/html":
            yield from documents(f"{form.action}, sent empty", answer.text)


def one_of_each(all_documents: Iterable[Document]) -> list[Document]:
    """The first of those that are built alike: hundreds of pages differ from another in words and numbers alone."""
    found: dict[object, Document] = {}
    for each in all_documents:
        built = tuple((element.tag, *element.attributes) for element in read_page(each.html)[0].every())
        found.setdefault(built, each)
    return list(found.values())


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # what a page is built of hangs on no database
def test_no_page_breaks_the_standard(lived_in):
    pages = one_of_each(
        [
            *pages_for_anyone(lived_in),
            *(page for name in ("Alva", "Cleo", "Ada", "Otto") for page in pages_for_staff(lived_in, name)),
            *pages_of_a_shared_computer(lived_in),
            *refused(lived_in),
        ]
    )

    faults = faults_of(pages)
    assert not faults, "\n".join(faults)
    assert {"/kiosk/", "/phone/", "/hours/valla", "/sign-in", "/nowhere", "Alva: /", "/outreach, sent empty"} <= {
        page.name for page in pages
    }
    assert len(pages) > 150
