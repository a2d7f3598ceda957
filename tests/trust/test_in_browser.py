"""The page of trust as a tablet's browser shows it: what it says, and nothing cut off, too small, too pale."""

import pytest
from playwright.sync_api import expect

from app.trust.way_in import WayIn
from tests.health.conftest import answering
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_look import CUT_OFF, TOO_SMALL, unfold, violations

HOUSE = "https://oasen.local:8443/**"
ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-T500) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


@pytest.fixture
def way_in(in_house):
    """The address of the way in by http."""
    with answering(WayIn(in_house)) as address:
        yield address


@pytest.fixture
def tablet(browser):
    """Opens a page in a tablet's browser: tablet(trusts=True, viewport=PHONE)."""
    contexts = []

    def opened(trusts, **options):
        context = browser.new_context(user_agent=ANDROID, **{"locale": "sv-SE", **options})
        contexts.append(context)
        # What a browser does that trusts the house's certificate, or does not; both for real: tests/in_the_house.
        context.route(HOUSE, lambda asked: asked.fulfill(status=204) if trusts else asked.abort("failed"))
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("size", "scheme", "language", "trusts", "said"),
    [
        (PHONE, "light", "sv-SE", False, "Inte än."),
        (DESK, "dark", "en-GB", True, "Yes. This tablet trusts Oasen."),
    ],
    ids=["phone not yet", "desk trusts"],
)
def test_it_says_whether_it_is_trusted_and_nothing_is_wrong_with_it(
    way_in, tablet, size, scheme, language, trusts, said
):
    page = tablet(trusts, viewport=size, color_scheme=scheme, locale=language)
    page.goto(way_in)

    expect(page.locator(".standing")).to_contain_text(said)
    assert page.locator("[data-leads-on]").is_visible() is trusts
    assert page.locator("details[open]").count() == 1
    unfold(page)
    assert [*violations(page), *page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL)] == []


def test_a_tablet_that_trusts_goes_on_to_where_it_was_going_with_its_code(way_in, tablet):
    page = tablet(trusts=True)
    page.context.route("https://oasen.local:8443/kiosk/**", lambda asked: asked.fulfill(body="the kiosk"))

    page.goto(f"{way_in}/kiosk/#pair=abc", wait_until="commit")  # it goes on before all of this page is there

    expect(page).to_have_url("https://oasen.local:8443/kiosk/#pair=abc")


def test_a_tablet_that_does_not_stays_and_notices_when_it_does(way_in, tablet):
    page = tablet(trusts=False)
    page.goto(f"{way_in}/")
    expect(page.locator(".standing")).to_contain_text("Inte än.")

    page.context.unroute(HOUSE)
    page.context.route(HOUSE, lambda asked: asked.fulfill(status=204))
    page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(page.locator(".standing")).to_contain_text("Ja. Den här plattan litar på Oasen.")


def test_without_a_script_there_is_a_way_to_try_it(way_in, tablet):
    page = tablet(trusts=False, java_script_enabled=False)
    page.goto(f"{way_in}/")

    expect(page.locator("[data-leads-on]")).to_have_attribute("href", "https://oasen.local:8443/")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Does this tablet trust Oasen?")
