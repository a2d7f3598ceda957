"""What a visitor's taps leave in the log, and that they leave nothing on the tablet."""

from datetime import timedelta

from playwright.sync_api import expect

from app.clock import now
from tests.kiosk.in_browser.server import eventually, log_of

VISIT = ("visit", None, False)
LUNCH = ("meal", "lunch", False)
WALK = ("walk", "promenad", False)


def test_one_tap_is_one_visit(tablet, server, door):
    tablet.arrive()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))


def test_a_nervous_double_tap_is_one_visit(tablet, server, door):
    button = tablet.page.get_by_role("button", name="Jag är här").bounding_box()
    middle = (button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
    tablet.is_ready()

    tablet.page.touchscreen.tap(*middle)
    tablet.page.touchscreen.tap(*middle)
    tablet.is_at("choose-activity")
    tablet.tap("Klar")

    tablet.is_at("done")
    eventually(lambda: log_of(server, door), [VISIT])


def test_a_second_tap_within_two_seconds_chooses_nothing_that_came_up_under_the_finger(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    tile = tablet.page.get_by_role("button", name="lunch").bounding_box()
    spot = (tile["x"] + tile["width"] / 2, tile["y"] + tile["height"] / 2)
    tablet.tap("Ångra")
    tablet.is_at("undone")
    tablet.page.clock.run_for(4_100)
    tablet.is_at("welcome")
    tablet.page.clock.pause_at(now() + timedelta(minutes=1))  # from here on no time passes but what is said

    tablet.page.touchscreen.tap(*spot)
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(1_900)
    tablet.page.touchscreen.tap(*spot)
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "false")

    tablet.page.clock.run_for(200)
    tablet.page.touchscreen.tap(*spot)
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")


def test_each_choice_is_a_further_entry(tablet, server, door):
    tablet.arrive()
    tablet.tap("lunch")
    tablet.tap("promenad")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.tap("Klar")

    tablet.is_at("done")
    eventually(lambda: log_of(server, door), [LUNCH, VISIT, WALK])


def test_what_would_tell_of_a_need_is_not_offered_for_the_queue_to_see(tablet):
    tablet.arrive()

    expect(tablet.page.locator(".tile")).to_have_text(["lunch", "promenad"])


def test_whoever_walks_away_from_the_tiles_is_counted_with_what_was_chosen(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.tap("promenad")
    expect(tablet.page.get_by_role("button", name="promenad")).to_have_attribute("aria-pressed", "true")

    tablet.page.clock.run_for(10_100)

    tablet.is_at("welcome")
    eventually(lambda: log_of(server, door), [VISIT, WALK])


def test_a_nervous_double_tap_on_a_tile_leaves_it_chosen(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.page.clock.run_for(400)
    tablet.is_ready()
    tile = tablet.page.get_by_role("button", name="lunch").bounding_box()
    spot = (tile["x"] + tile["width"] / 2, tile["y"] + tile["height"] / 2)
    tablet.page.clock.pause_at(now() + timedelta(seconds=5))  # from here on no time passes but what is said
    tablet.page.touchscreen.tap(*spot)
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.page.clock.run_for(400)

    tablet.page.touchscreen.tap(*spot)

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH, VISIT], 0))
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")


def test_a_choice_can_be_taken_back(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.page.clock.run_for(500)

    tablet.tap("lunch")

    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "false")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))


def test_a_slip_is_undone_with_all_that_followed_from_it(tablet, server, door):
    tablet.arrive()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")

    tablet.tap("Ångra")

    tablet.is_at("undone")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([], 0))


def test_a_slip_can_be_undone_until_welcome_is_back(tablet, server, door):
    tablet.arrive()
    tablet.tap("Klar")
    tablet.is_at("done")

    tablet.tap("Ångra")

    tablet.is_at("undone")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([], 0))


def test_a_trembling_finger_that_slides_on_the_button_is_counted(tablet, server, door):
    tablet.is_ready()
    tablet.page.mouse.move(200, 300)
    tablet.page.mouse.down()
    tablet.page.mouse.move(320, 380, steps=5)
    tablet.page.mouse.up()

    tablet.is_at("choose-activity")
    eventually(lambda: log_of(server, door), [VISIT])


def test_a_finger_that_slides_off_the_button_is_not_counted(tablet):
    tablet.is_ready()
    tablet.page.mouse.move(200, 300)
    tablet.page.mouse.down()
    tablet.page.mouse.move(1000, 300, steps=5)
    tablet.page.mouse.up()

    tablet.is_at("welcome")
    assert tablet.queue_count() == 0


def test_the_keyboard_alone_is_enough(tablet, server, door):
    tablet.page.get_by_role("button", name="Jag är här").focus()
    tablet.page.keyboard.press("Enter")
    tablet.is_at("choose-activity")
    tablet.page.get_by_role("button", name="Klar").focus()
    tablet.page.keyboard.press("Space")

    tablet.is_at("done")
    eventually(lambda: log_of(server, door), [VISIT])


def test_done_gives_way_to_welcome_after_four_seconds(tablet):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.tap("Klar")
    tablet.is_at("done")

    tablet.page.clock.run_for(4_100)

    tablet.is_at("welcome")


def test_the_next_in_line_need_not_wait(tablet):
    tablet.arrive()
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()

    tablet.page.touchscreen.tap(200, 600)

    tablet.is_at("welcome")


def test_nothing_of_a_visit_is_left_on_the_tablet(tablet):
    tablet.is_ready()
    before = tablet.page.locator("main").inner_html()
    history_length = tablet.page.evaluate("history.length")
    tablet.arrive()
    tablet.tap("lunch")
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()

    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()

    assert tablet.page.locator("main").inner_html() == before
    assert tablet.page.evaluate("history.length") == history_length
    assert tablet.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert tablet.page.locator("input, textarea, select").count() == 0
    eventually(tablet.queue_count, 0)


def test_a_language_lasts_for_one_visit(tablet):
    tablet.page.clock.install()
    tablet.tap("English")
    expect(tablet.page.get_by_role("button", name="I am here")).to_be_visible()

    tablet.page.clock.run_for(10_100)

    expect(tablet.page.get_by_role("button", name="Jag är här")).to_be_visible()


def test_the_whole_visit_is_in_the_chosen_language(tablet):
    tablet.tap("English")
    tablet.tap("I am here")

    expect(tablet.page.get_by_role("heading", name="What would you like to do today?")).to_be_visible()
    assert tablet.page.evaluate("document.documentElement.lang") == "en"


def test_where_nothing_is_offered_one_tap_leads_straight_in(server, new_tablet, pairing_link):
    from tests.make import make_door

    with server.database():
        bare = make_door("bare", "bare-organisation")
    tablet = new_tablet().open(pairing_link(bare))

    tablet.tap("Jag är här")

    tablet.is_at("done")
    eventually(lambda: log_of(server, bare), [VISIT])
