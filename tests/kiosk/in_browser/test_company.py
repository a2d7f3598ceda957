"""Who came along: the number on the screen is the number in the log, whatever happens in between."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.in_browser.server import eventually, heads_of

VISIT = ("visit", 1, 0, False)


def told(tablet):
    """The numbers that show: adults, children."""
    return [int(each) for each in tablet.page.locator("[data-count]").all_inner_texts()]


def press(tablet, change, times=1):
    for _ in range(times):
        tablet.page.locator(f"[data-detail='{change}']").tap()


def shows(tablet, adults, children):
    expect(tablet.page.locator("[data-count=adults]")).to_have_text(str(adults))
    expect(tablet.page.locator("[data-count=children]")).to_have_text(str(children))


@pytest.fixture
def with_company(tablet):
    """A tablet on which somebody is about to say who came along."""
    tablet.arrive()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("+ Sällskap")
    tablet.is_at("company")
    tablet.is_ready()
    shows(tablet, 0, 0)
    return tablet


def test_company_is_one_entry_of_heads_beside_the_visit(with_company, server, door):
    press(with_company, "adults +1", times=2)
    press(with_company, "children +1", times=3)
    shows(with_company, 2, 3)
    with_company.tap("Klar")
    with_company.is_at("choose-activity")
    expect(with_company.page.get_by_role("button", name="Sällskap: 5")).to_be_visible()
    with_company.is_ready()
    with_company.tap("Klar")
    with_company.is_at("done")
    with_company.is_ready()
    with_company.page.touchscreen.tap(200, 600)

    eventually(lambda: (heads_of(server, door), with_company.queue_count()), ([VISIT, ("visit", 5, 3, False)], 0))


def test_a_number_put_right_leaves_exactly_the_last_one(with_company, server, door):
    press(with_company, "adults +1", times=4)
    press(with_company, "children +1", times=2)
    press(with_company, "adults -1", times=3)
    shows(with_company, 1, 2)
    with_company.tap("Klar")
    with_company.is_at("choose-activity")
    with_company.is_ready()
    with_company.tap("Sällskap: 3")
    with_company.is_at("company")
    with_company.is_ready()
    press(with_company, "children -1")
    shows(with_company, 1, 1)
    with_company.page.clock.install()
    with_company.tap("Klar")
    with_company.is_at("choose-activity")
    with_company.page.clock.run_for(10_500)
    with_company.is_at("welcome")

    eventually(lambda: (heads_of(server, door), with_company.queue_count()), ([VISIT, ("visit", 2, 1, False)], 0))


def test_a_number_that_has_been_sent_already_is_put_right_too(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(400)
    tablet.tap("+ Sällskap")
    tablet.is_at("company")
    tablet.page.clock.run_for(400)
    press(tablet, "adults +1", times=2)
    shows(tablet, 2, 0)
    for _ in range(9):  # someone who takes their time, and keeps touching
        tablet.page.clock.run_for(8_000)
        tablet.page.touchscreen.tap(640, 120)
    tablet.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    eventually(lambda: heads_of(server, door), [VISIT, ("visit", 2, 0, False)])

    press(tablet, "children +1")
    shows(tablet, 2, 1)
    tablet.page.clock.run_for(10_500)

    tablet.is_at("welcome")
    eventually(lambda: (heads_of(server, door), tablet.queue_count()), ([VISIT, ("visit", 3, 1, False)], 0))


def test_a_number_taken_back_to_nobody_leaves_the_visit_alone(with_company, server, door):
    with_company.page.clock.install()
    press(with_company, "adults +1", times=2)
    press(with_company, "adults -1", times=2)
    shows(with_company, 0, 0)

    with_company.page.clock.run_for(10_500)

    with_company.is_at("welcome")
    eventually(lambda: (heads_of(server, door), with_company.queue_count()), ([VISIT], 0))


def test_whoever_walks_off_is_counted_with_the_number_that_showed_last(with_company, server, door):
    with_company.page.clock.install()
    press(with_company, "children +1", times=2)
    shows(with_company, 0, 2)

    with_company.page.clock.run_for(10_500)

    with_company.is_at("welcome")
    eventually(lambda: heads_of(server, door), [VISIT, ("visit", 2, 2, False)])


def test_a_tablet_that_dies_meanwhile_has_kept_the_number_that_showed(with_company, server, door):
    press(with_company, "adults +1", times=3)
    shows(with_company, 3, 0)

    with_company.reopen()

    with_company.is_at("welcome")
    eventually(lambda: (heads_of(server, door), with_company.queue_count()), ([VISIT, ("visit", 3, 0, False)], 0))


def test_undo_takes_the_company_back_with_the_visit(with_company, server, door):
    press(with_company, "adults +1", times=2)
    shows(with_company, 2, 0)

    with_company.tap("Ångra")

    with_company.is_at("undone")
    eventually(lambda: (heads_of(server, door), with_company.queue_count()), ([], 0))


def test_fast_presses_all_count_and_twenty_is_the_most(with_company, server, door):
    more = with_company.page.locator("[data-detail='adults +1']").bounding_box()
    for _ in range(23):
        with_company.page.touchscreen.tap(more["x"] + more["width"] / 2, more["y"] + more["height"] / 2)

    shows(with_company, 20, 0)
    expect(with_company.page.locator("[data-detail='adults +1']")).to_have_attribute("aria-disabled", "true")


def test_a_card_takes_the_visit_and_leaves_the_company_without_a_person(with_company, agreed_card, server, door):
    press(with_company, "adults +1")
    shows(with_company, 1, 0)
    with_company.scan(agreed_card)
    with_company.is_at("choose-activity")
    with_company.page.clock.install()
    with_company.page.locator("h1").tap(force=True)
    with_company.page.clock.run_for(10_500)
    with_company.is_at("welcome")

    earlier = agreed = ("visit", 1, 0, True)
    eventually(lambda: heads_of(server, door), [("visit", 1, 0, False), earlier, agreed])
