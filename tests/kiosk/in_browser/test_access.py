"""Every screen for those who see little, hear the screen read aloud, or use a keyboard or a switch."""

import json

import pytest

from app.bootstrap import ROOT

AXE = (ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
# Everything axe knows, contrast of 7:1 too.
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(tablet):
    """What axe finds on the screen that shows; meanwhile nobody touches it, so its time stands still."""
    tablet.is_ready()
    tablet.page.evaluate(AXE)
    found = tablet.page.evaluate(f"axe.run({{runOnly: {json.dumps(RULES)}}})")["violations"]
    return [(each["id"], [node["html"][:100] for node in each["nodes"][:3]]) for each in found]


def time_stands_still(tablet):
    """No screen is left alone while it is looked at."""
    tablet.page.evaluate("""() => {
        const later = window.setTimeout;
        window.setTimeout = (call, milliseconds, ...rest) =>
            later(call, milliseconds >= 4_000 ? 3_600_000 : milliseconds, ...rest);
    }""")


@pytest.mark.parametrize("language", ["Svenska", "English"])
def test_axe_finds_nothing_to_mend_on_any_screen(tablet_with_goodbye, language):
    tablet, found = tablet_with_goodbye, {}

    def look_at(screen):
        tablet.is_at(screen)
        found[screen] = violations(tablet)

    time_stands_still(tablet)
    tablet.tap(language)
    look_at("welcome")
    tablet.page.locator("[data-raise=storage-asked-about]").tap()
    look_at("what-is-stored")
    tablet.page.locator("[data-raise=left]").first.tap()
    tablet.is_at("welcome")
    tablet.tap(language)
    tablet.page.locator("[data-raise=leaving]").tap()
    look_at("how-long")
    tablet.page.locator("[data-raise=goodbye-said]").tap()
    look_at("goodbye")
    tablet.page.locator("[data-raise=left]").first.tap()
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.tap(language)
    tablet.page.locator("[data-raise=already-here]").tap()
    look_at("choose-activity")
    tablet.page.locator(".tile").first.tap()
    tablet.page.locator("[data-raise=finished]").tap()
    look_at("joined")
    tablet.page.locator("[data-raise=left]").first.tap()
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.tap(language)
    tablet.page.locator("[data-raise=already-here]").tap()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.page.locator("[data-raise=finished]").tap()
    look_at("nothing-chosen")
    tablet.page.locator("[data-raise=left]").first.tap()
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.tap(language)
    tablet.page.locator("[data-raise=card-wanted]").tap()
    look_at("look-for-card")
    tablet.page.locator("[data-raise=arrived]").tap()
    look_at("choose-activity")
    tablet.page.locator(".tile").first.tap()
    look_at("choose-activity")
    tablet.page.locator("[data-raise=company-wanted]").tap()
    look_at("company")
    tablet.page.locator("[data-raise=company-told]").tap()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.page.locator("[data-raise=finished]").tap()
    look_at("done")
    tablet.page.locator("[data-raise=undone]").tap()
    look_at("undone")
    tablet.scan("a-card-that-nobody-knows")
    look_at("ask-about-card")
    assert {screen: faults for screen, faults in found.items() if faults} == {}
    assert len(found) == 12


def test_axe_finds_nothing_to_mend_on_a_tablet_without_premises(new_tablet):
    tablet = new_tablet().open()
    tablet.is_at("pairing")

    assert violations(tablet) == []


def test_each_screen_begins_to_be_read_at_its_heading(tablet):
    tablet.arrive()
    tablet.is_at("choose-activity")

    assert tablet.page.evaluate("document.activeElement.tagName") == "H1"


def test_every_button_has_a_name_to_be_read_aloud(tablet):
    tablet.arrive()
    tablet.is_at("choose-activity")

    names = tablet.page.get_by_role("button").evaluate_all("all => all.map(each => each.innerText.trim())")
    assert names
    assert "" not in names
