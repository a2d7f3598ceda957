"""Whoever was counted earlier today joins a lunch or a walk without being counted anew."""

from playwright.sync_api import expect

from tests.kiosk.in_browser.server import eventually, log_of

VISIT = ("visit", None, False)
LUNCH = ("meal", "lunch", False)
LUNCH_BY_CARD = ("meal", "lunch", True)


def come_back(tablet):
    tablet.is_ready()
    tablet.tap("Jag är redan här")
    tablet.is_at("choose-activity")
    tablet.is_ready()


def choose(tablet, word):
    tablet.tap(word)
    expect(tablet.page.get_by_role("button", name=word)).to_have_attribute("aria-pressed", "true")


def test_a_lunch_later_in_the_day_is_a_lunch_and_no_visit(tablet, server, door):
    come_back(tablet)
    choose(tablet, "lunch")
    tablet.tap("Klar")

    tablet.is_at("joined")
    expect(tablet.page.get_by_text("Du är med på det du valde.")).to_be_visible()
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH], 0))


def test_nobody_is_thanked_for_coming_a_second_time_or_asked_for_company(tablet):
    come_back(tablet)

    expect(tablet.page.get_by_text("Bara det räknas.")).to_be_visible()
    expect(tablet.page.get_by_text("Tack, du är räknad!")).to_be_hidden()
    expect(tablet.page.get_by_text("+ Sällskap")).to_be_hidden()


def test_whoever_chooses_nothing_is_not_counted_and_told_so_kindly(tablet, server, door):
    come_back(tablet)
    tablet.tap("Klar")

    tablet.is_at("nothing-chosen")
    expect(tablet.page.get_by_text("Du valde inget, så inget räknades. Du är lika välkommen.")).to_be_visible()
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.arrive()  # what is sent later would have been sent before this
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))


def test_whoever_walks_off_is_counted_with_what_was_chosen_alone(tablet, server, door):
    tablet.page.clock.install()
    tablet.tap("Jag är redan här")
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(400)
    choose(tablet, "lunch")

    tablet.page.clock.run_for(10_100)

    tablet.is_at("welcome")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH], 0))


def test_a_slip_is_undone_on_the_tiles_and_after_them(tablet, server, door):
    come_back(tablet)
    choose(tablet, "lunch")
    tablet.tap("Ångra")
    tablet.is_at("undone")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    come_back(tablet)
    choose(tablet, "promenad")
    tablet.tap("Klar")
    tablet.is_at("joined")
    tablet.tap("Ångra")

    tablet.is_at("undone")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([], 0))


def test_a_card_shown_there_goes_with_the_choice_and_makes_no_visit(tablet, agreed_card, server, door):
    come_back(tablet)
    tablet.scan(agreed_card)
    tablet.is_at("card-seen")
    expect(tablet.page.get_by_text("Du är räknad.")).to_be_hidden()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    choose(tablet, "lunch")
    tablet.tap("Klar")

    tablet.is_at("joined")
    earlier = ("visit", None, True)
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH_BY_CARD, earlier], 0))


def test_a_new_card_is_asked_about_there_as_everywhere(tablet, card, server, door):
    come_back(tablet)
    choose(tablet, "lunch")
    tablet.scan(card)
    tablet.is_at("ask-about-card")
    tablet.is_ready()
    tablet.tap("Ja")
    for question in ("been-before", "lost-card", "how-found", "gender", "age"):
        tablet.is_at(f"ask-{question}")
        tablet.is_ready()
        tablet.tap("Hoppa över")
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("Klar")

    tablet.is_at("joined")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH_BY_CARD], 0))


def test_a_new_card_is_asked_nothing_while_there_is_nothing_an_answer_could_belong_to(tablet, card):
    come_back(tablet)
    tablet.scan(card)
    tablet.is_at("ask-about-card")
    tablet.is_ready()
    tablet.tap("Ja")

    tablet.is_at("choose-activity")


def test_the_next_persons_card_is_a_visit_of_its_own(tablet, agreed_card, server, door):
    come_back(tablet)
    tablet.tap("Klar")
    tablet.is_at("nothing-chosen")
    tablet.scan(agreed_card)

    tablet.is_at("choose-activity")
    eventually(lambda: log_of(server, door), [("visit", None, True), ("visit", None, True)])


def test_it_works_without_network(tablet, server, door):
    tablet.go_offline()
    come_back(tablet)
    choose(tablet, "lunch")
    tablet.tap("Klar")
    tablet.is_at("joined")
    assert tablet.queue_count() == 1
    tablet.go_online()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH], 0))


def test_where_nothing_is_offered_there_is_nothing_to_come_back_for(server, new_tablet, pairing_link):
    from tests.make import make_door

    with server.database():
        bare = make_door("bare-here", "bare-here-organisation")
    tablet = new_tablet().open(pairing_link(bare))
    tablet.is_at("welcome")

    expect(tablet.page.get_by_role("button", name="Jag är här")).to_be_visible()
    expect(tablet.page.get_by_text("Jag är redan här")).to_be_hidden()
