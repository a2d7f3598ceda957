"""The phone's app can be installed, speaks two languages, and axe finds nothing to mend on any screen of it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.phone.in_browser.phone import POCKET, SMALLEST

CUT_OFF = """() => [...document.querySelectorAll("main *, footer *")]
    .filter(each => each.checkVisibility() && !each.closest(".only-read-aloud, svg"))
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1 &&
        each.matches("button, .choice__face"))
    .map(each => each.outerHTML.slice(0, 90))"""


def test_the_browser_has_nothing_against_installing_it(phone):
    phone.can_start_without_network()
    session = phone.context.new_cdp_session(phone.page)

    manifest = session.send("Page.getAppManifest")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["start_url"] == "/phone/"
    # A test's browser has no window to install into.
    assert [each["errorId"] for each in errors if each["errorId"] != "in-incognito"] == []


def test_its_worker_answers_for_it_and_the_kiosk_has_none_of_that(phone):
    phone.can_start_without_network()

    scopes = phone.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(each => each.scope))")

    assert scopes == [phone.url]


def every_look(phone, link):
    """Each screen in each of its states; its name."""
    phone.open().is_at("pairing")
    yield "pairing"
    phone.pair(link)
    yield "fresh"
    phone.tap("5–15")
    yield "missing"
    phone.page.locator(".choice input[value=social-media]").first.check(force=True)
    phone.page.locator(".choice input[value=out]").first.check(force=True)
    phone.page.locator("[data-length='45']").tap()
    expect(phone.rows()).to_have_count(1)
    yield "saved"
    phone.page.locator("[data-change]").first.tap()
    phone.is_at("change")
    yield "change"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "language"), [(POCKET, "sv"), (SMALLEST, "en")], ids=["pocket", "smallest"])
def test_axe_finds_nothing_to_mend_and_nothing_is_cut_off(new_phone, phone_link, owner, size, language, scheme):
    phone, found = new_phone(viewport=size, color_scheme=scheme, reduced_motion="reduce"), {}
    for look in every_look(phone, phone_link(owner)):
        if look == "pairing" and language == "en":
            phone.tap_count += 1
            phone.page.get_by_role("button", name="English").tap()
            expect(phone.page.locator("html[lang=en]")).to_have_count(1)
        found[look] = [*violations(phone.page), *phone.page.evaluate(CUT_OFF)]

    assert found == dict.fromkeys(["pairing", "fresh", "missing", "saved", "change"], [])


def test_it_keeps_the_language_that_was_chosen(phone):
    phone.page.get_by_role("button", name="English").tap()
    expect(phone.page.get_by_role("heading", name="New contact")).to_be_visible()

    phone.reopen()

    expect(phone.page.get_by_role("heading", name="New contact")).to_be_visible()
