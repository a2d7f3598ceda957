"""The staff's corner behind a long press on the house."""

from playwright.sync_api import expect


def press_house(tablet, milliseconds):
    """Keep the house pressed for so long."""
    tablet.is_ready()
    house = tablet.page.locator("#house").bounding_box()
    tablet.page.mouse.move(house["x"] + 20, house["y"] + 20)
    tablet.page.mouse.down()
    tablet.page.clock.run_for(milliseconds)
    tablet.page.mouse.up()


def test_a_long_press_on_the_house_tells_how_the_tablet_is_doing(tablet):
    tablet.page.clock.install()

    press_house(tablet, 1_600)

    tablet.is_at("staff-corner")
    expect(tablet.page.get_by_text("Inget, allt är framme")).to_be_visible()
    expect(tablet.page.get_by_text("by the door")).to_be_visible()


def test_what_waits_is_counted(tablet):
    tablet.page.clock.install()
    tablet.go_offline()
    tablet.arrive()
    tablet.page.clock.run_for(10_100)
    tablet.is_at("welcome")
    tablet.page.clock.run_for(1_000)

    press_house(tablet, 1_600)

    expect(tablet.page.get_by_text("1 notering", exact=True)).to_be_visible()


def test_a_short_tap_on_the_house_opens_nothing(tablet):
    tablet.page.clock.install()

    press_house(tablet, 500)
    tablet.page.clock.run_for(2_000)

    tablet.is_at("welcome")


def test_the_corner_closes_by_itself(tablet):
    tablet.page.clock.install()
    press_house(tablet, 1_600)
    tablet.is_at("staff-corner")

    tablet.page.clock.run_for(60_100)

    tablet.is_at("welcome")
