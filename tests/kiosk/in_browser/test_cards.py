"""A card by scanner or camera: always one visit, and under the card only if its holder wants that."""

import pytest
from playwright.sync_api import expect

from tests.browser.fake_camera import camera_flags, film_of_card
from tests.kiosk.in_browser.server import eventually, log_of
from tests.make import make_door

ANONYMOUS = ("visit", None, False)
BY_CARD = ("visit", None, True)
LUNCH_BY_CARD = ("meal", "lunch", True)
AA = ("session", "aa", False)
QUESTION = "Vill du räknas med det här kortet?"


@pytest.fixture
def in_log(server, door, tablet):
    """Wait until all has been sent and just this stands in the log, beside earlier visits."""

    def expected(*standing, earlier=(), sent_by=tablet):
        rows = sorted([*earlier, *standing], key=str)
        eventually(lambda: (log_of(server, door), sent_by.queue_count()), (rows, 0))

    return expected


@pytest.mark.parametrize("ends_with_enter", [True, False], ids=["with Enter", "without Enter"])
def test_a_new_card_is_counted_and_then_asked_about(tablet, card, in_log, ends_with_enter):
    tablet.scan(card, ends_with_enter)

    tablet.is_at("ask-about-card")
    expect(tablet.page.get_by_role("heading", name=QUESTION)).to_be_visible()
    tablet.tap("Ja")
    tablet.is_at("ask-been-before")
    in_log(BY_CARD)


def test_who_says_no_is_counted_as_nobody_and_what_follows_too(tablet, card, in_log):
    tablet.scan(card)
    tablet.tap("Nej")
    tablet.tap("lunch")

    in_log(("meal", "lunch", False), ANONYMOUS)


def test_who_walks_away_from_the_question_is_counted_as_nobody(tablet, card, in_log):
    tablet.page.clock.install()
    tablet.scan(card)
    tablet.page.clock.run_for(1_000)
    tablet.is_at("ask-about-card")

    tablet.page.clock.run_for(10_100)

    tablet.is_at("welcome")
    in_log(ANONYMOUS)


def test_a_tablet_that_dies_at_the_question_has_counted(tablet, card, in_log):
    tablet.scan(card)
    tablet.is_at("ask-about-card")

    tablet.reopen()

    tablet.is_at("welcome")
    in_log(ANONYMOUS)


def test_a_card_that_was_agreed_to_is_not_asked_about_again(tablet, agreed_card, in_log):
    tablet.scan(agreed_card)

    tablet.is_at("choose-activity")
    in_log(BY_CARD, earlier=[BY_CARD])


def test_choices_stand_under_the_card_but_a_visiting_group_never_does(tablet_with_aa, agreed_card, in_log):
    tablet_with_aa.scan(agreed_card)
    tablet_with_aa.tap("lunch")
    tablet_with_aa.tap("AA")

    in_log(LUNCH_BY_CARD, AA, BY_CARD, earlier=[BY_CARD], sent_by=tablet_with_aa)


def test_a_card_after_the_tap_takes_its_place(tablet, agreed_card, in_log):
    tablet.arrive()
    in_log(ANONYMOUS, earlier=[BY_CARD])

    tablet.scan(agreed_card)

    tablet.is_at("choose-activity")
    in_log(BY_CARD, earlier=[BY_CARD])


def test_a_card_after_the_tap_takes_the_choices_along(tablet_with_aa, agreed_card, in_log):
    tablet_with_aa.arrive()
    tablet_with_aa.tap("lunch")
    tablet_with_aa.tap("AA")
    expect(tablet_with_aa.page.get_by_role("button", name="AA")).to_have_attribute("aria-pressed", "true")

    tablet_with_aa.scan(agreed_card)

    in_log(LUNCH_BY_CARD, AA, BY_CARD, earlier=[BY_CARD], sent_by=tablet_with_aa)
    tablet_with_aa.is_at("choose-activity")
    expect(tablet_with_aa.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")


def test_a_card_long_after_the_tap_is_the_next_person(tablet, agreed_card, in_log):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.page.clock.run_for(9_000)
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.page.clock.run_for(2_000)

    tablet.scan(agreed_card)
    tablet.page.clock.run_for(1_000)

    tablet.is_at("choose-activity")
    in_log(("meal", "lunch", False), ANONYMOUS, BY_CARD, earlier=[BY_CARD])


def test_the_same_card_read_twice_is_one_visit(tablet, agreed_card, in_log):
    tablet.scan(agreed_card)
    tablet.scan(agreed_card)
    tablet.is_at("choose-activity")
    tablet.scan(agreed_card)

    in_log(BY_CARD, earlier=[BY_CARD])


def test_a_card_can_be_shown_while_somebody_reads_what_is_stored(tablet, agreed_card, in_log):
    tablet.tap("Vad sparas?")
    tablet.is_at("what-is-stored")

    tablet.scan(agreed_card)

    tablet.is_at("choose-activity")
    in_log(BY_CARD, earlier=[BY_CARD])


def test_an_undone_card_counts_nothing(tablet, agreed_card, in_log):
    tablet.scan(agreed_card)
    tablet.is_at("choose-activity")

    tablet.tap("Ångra")

    tablet.is_at("undone")
    in_log(earlier=[BY_CARD])


def test_without_network_the_sentence_is_asked_each_time_and_the_answer_kept(tablet, agreed_card, in_log):
    tablet.go_offline()
    tablet.scan(agreed_card)
    tablet.is_at("ask-about-card")
    tablet.tap("Ja")
    tablet.is_at("choose-activity")

    tablet.go_online()

    in_log(BY_CARD, earlier=[BY_CARD])


def test_a_card_of_somewhere_else_is_a_visit_by_nobody(tablet, in_log):
    tablet.scan("this-is-no-card-of-ours")
    tablet.tap("Ja")

    tablet.is_at("choose-activity")
    in_log(ANONYMOUS)


def test_a_scanner_is_a_keyboard_whose_enter_presses_no_button(tablet, card):
    tablet.page.get_by_role("button", name="Vad sparas?").focus()

    tablet.page.keyboard.type(card)
    tablet.page.keyboard.press("Enter")

    tablet.is_at("ask-about-card")


def test_a_hand_that_types_is_no_scanner(tablet):
    tablet.page.keyboard.type("hej hej hej", delay=90)

    tablet.is_at("welcome")
    assert tablet.queue_count() == 0


def test_the_card_is_nowhere_on_the_tablet_afterwards(tablet, agreed_card, in_log):
    tablet.scan(agreed_card)
    tablet.is_at("choose-activity")
    tablet.tap("Klar")
    tablet.is_at("done")

    in_log(BY_CARD, earlier=[BY_CARD])

    kept = tablet.page.evaluate("""async () => {
        const opening = indexedDB.open("oasen");
        const database = await new Promise(resolve => { opening.onsuccess = () => resolve(opening.result); });
        const all = name => new Promise(resolve => {
            const asking = database.transaction(name).objectStore(name).getAll();
            asking.onsuccess = () => resolve(asking.result);
        });
        return JSON.stringify([await all("queue"), await all("tablet"), document.documentElement.outerHTML]);
    }""")
    assert "Klar" in kept or "Välkommen" in kept
    assert agreed_card not in kept


@pytest.fixture
def browser_with_camera(launch_browser, tmp_path):
    """Start a browser before whose camera a card is held."""
    started = []

    def start(text):
        film = film_of_card(tmp_path / "card.y4m", text)
        started.append(launch_browser(*camera_flags(film)))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.mark.parametrize("reader", ["zxing", "plain"])
def test_a_card_is_seen_by_the_camera(browser_with_camera, new_tablet, pairing_link, server, door, agreed_card, reader):
    tablet = new_tablet(browser_with_camera(agreed_card), permissions=["camera"], service_workers="block")
    if reader == "plain":
        tablet.context.route("**/*.wasm", lambda route: route.abort())
    tablet.open(pairing_link(door)).is_at("welcome")

    tablet.tap("Jag har ett kort")

    tablet.is_at("choose-activity")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([BY_CARD, BY_CARD], 0))
    assert tablet.page.evaluate("navigator.mediaDevices.enumerateDevices().then(all => all.length > 0)")


def test_the_camera_is_on_only_while_it_says_so(browser_with_camera, new_tablet, pairing_link, door):
    tablet = new_tablet(browser_with_camera("no"), permissions=["camera"])
    tablet.context.add_init_script("""
        window.tracks = [];
        const open = MediaDevices.prototype.getUserMedia;
        MediaDevices.prototype.getUserMedia = async function (wished) {
            const stream = await open.call(this, wished);
            window.tracks.push(...stream.getTracks());
            return stream;
        };
    """)
    tablet.context.route(
        "**/qr-reader.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body="export const qrReader = async () => async () => null;"
        ),
    )
    tablet.open(pairing_link(door)).is_at("welcome")
    states = "window.tracks.map(track => track.readyState)"
    assert tablet.page.evaluate(states) == []

    tablet.tap("Jag har ett kort")
    expect(tablet.page.get_by_text("Kameran är på i 15 sekunder")).to_be_visible()
    assert tablet.page.evaluate(states) == ["live"]
    tablet.tap("Tillbaka")

    tablet.is_at("welcome")
    assert tablet.page.evaluate(states) == ["ended"]


def test_a_tablet_without_a_camera_leads_in_all_the_same(tablet, in_log):
    tablet.tap("Jag har ett kort")
    expect(tablet.page.get_by_role("heading", name="Kameran går inte att använda")).to_be_visible()

    tablet.tap("Jag är här, utan kort")

    tablet.is_at("choose-activity")
    in_log(ANONYMOUS)


def test_at_another_organisation_the_card_tells_nothing(new_tablet, pairing_link, server, agreed_card):
    with server.database():
        other = make_door("other", "other-organisation")
    tablet = new_tablet().open(pairing_link(other))
    tablet.is_at("welcome")

    tablet.scan(agreed_card)

    tablet.is_at("ask-about-card")
