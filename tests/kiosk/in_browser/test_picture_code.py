"""The pictures instead of the card: only a slip is told of, a known code and an unknown one look alike."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.log.models import WaitingCode
from app.people.cards import draw_card
from app.people.pictures import PICTURES
from tests.kiosk.in_browser.server import eventually, log_of
from tests.make import rows

BY_CARD = ("visit", None, True)
ANONYMOUS = ("visit", None, False)
LUNCH = ("meal", "lunch", True)
SLIP = "Det blev inte riktigt rätt. Prova igen, eller gå in utan kort."


@pytest.fixture
def resolved(server, door):
    """What stands in the log once the server has looked at every code."""

    def resolved(tablet, *expected):
        def standing():
            with server.database():
                waiting = rows(select(WaitingCode.entry_id).where(WaitingCode.organisation_id == door.place.organisation_id))
            return log_of(server, door), tablet.queue_count(), waiting

        eventually(standing, (sorted(expected, key=str), 0, []))

    return resolved


@pytest.fixture
def at_pictures(tablet):
    """The tablet, showing the pictures to somebody who has not tapped anything else."""
    tablet.tap("Jag har ett kort")
    tablet.is_at("look-for-card")
    tablet.is_ready()
    tablet.tap("Har inte kortet med mig")
    tablet.is_at("picture-code")
    tablet.is_ready()
    return tablet


def tap_pictures(tablet, code):
    tablet.is_ready()
    for number in code:
        tablet.page.locator(".code-picture").nth(number).tap()


def test_the_right_pictures_are_a_visit_with_the_card(at_pictures, picture_card, resolved):
    tap_pictures(at_pictures, picture_card.pictures)

    at_pictures.is_at("choose-activity")
    expect(at_pictures.page.get_by_text("Tack, du är räknad!")).to_be_visible()
    at_pictures.tap("lunch")
    resolved(at_pictures, LUNCH, BY_CARD)


def test_an_unknown_code_looks_the_same_and_is_a_visit_by_nobody(at_pictures, picture_card, resolved):
    asked = []
    at_pictures.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))

    tap_pictures(at_pictures, another_code(picture_card))

    at_pictures.is_at("choose-activity")
    expect(at_pictures.page.get_by_text("Tack, du är räknad!")).to_be_visible()
    resolved(at_pictures, ANONYMOUS)
    of_the_tablet = {"screen", "tablet"}
    assert {name for name in asked if not name.endswith(("svg", "json"))} - of_the_tablet == {"sealed"}


def another_code(card):
    code = card.pictures
    while code == card.pictures:
        code = draw_card().pictures
    return code


def test_known_and_unknown_show_the_same_to_the_letter(at_pictures, picture_card):
    shown = []
    for code in (picture_card.pictures, another_code(picture_card)):
        tap_pictures(at_pictures, code)
        at_pictures.is_at("choose-activity")
        at_pictures.is_ready()
        expect(at_pictures.page.locator(".tile")).to_have_count(2)
        shown.append(at_pictures.page.locator("body").inner_html())
        at_pictures.tap("Ångra")
        at_pictures.is_at("undone")
        at_pictures.page.locator(".done__next").tap(position={"x": 20, "y": 300})
        at_pictures.is_at("welcome")
        at_pictures.tap("Jag har ett kort")
        at_pictures.is_at("look-for-card")
        at_pictures.is_ready()
        at_pictures.tap("Har inte kortet med mig")
        at_pictures.is_at("picture-code")

    assert shown[0] == shown[1]


def not_in(code):
    """A picture that the code has not."""
    return next(number for number in range(len(PICTURES)) if number not in code)


def test_a_shaky_finger_s_second_tap_is_no_further_picture(at_pictures, picture_card, resolved):
    *others, last = picture_card.pictures
    tap_pictures(at_pictures, [*(number for number in others for _ in range(2)), last])

    at_pictures.is_at("choose-activity")
    resolved(at_pictures, BY_CARD)


@pytest.mark.parametrize("slip", ["one wrong", "two swapped"])
def test_a_slip_is_told_kindly_and_counts_nothing(at_pictures, picture_card, resolved, slip):
    right = list(picture_card.pictures)
    wrong = [*right]
    if slip == "one wrong":
        wrong[2] = not_in(right)
    else:
        wrong[1], wrong[3] = wrong[3], wrong[1]

    tap_pictures(at_pictures, wrong)

    expect(at_pictures.page.get_by_role("alert")).to_have_text(SLIP)
    at_pictures.is_at("picture-code")
    assert at_pictures.queue_count() == 0
    tap_pictures(at_pictures, right)
    at_pictures.is_at("choose-activity")
    resolved(at_pictures, BY_CARD)


def test_a_picture_tapped_by_mistake_is_taken_away(at_pictures, picture_card, resolved):
    first, *others = picture_card.pictures
    tap_pictures(at_pictures, [first, not_in(picture_card.pictures)])

    at_pictures.tap("Ta bort den sista")
    tap_pictures(at_pictures, others)

    at_pictures.is_at("choose-activity")
    resolved(at_pictures, BY_CARD)


def test_pictures_after_the_tap_take_its_place(tablet, picture_card, resolved):
    tablet.arrive()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("Har inte kortet med mig")
    tablet.is_at("picture-code")

    tap_pictures(tablet, picture_card.pictures)

    tablet.is_at("choose-activity")
    expect(tablet.page.get_by_role("button", name="Har inte kortet med mig")).to_have_count(0)
    resolved(tablet, BY_CARD)


def test_back_from_the_pictures_after_the_tap_the_visit_stands(tablet, resolved):
    tablet.arrive()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("Har inte kortet med mig")
    tablet.is_at("picture-code")
    tablet.is_ready()

    tablet.tap("Tillbaka")

    tablet.is_at("choose-activity")
    resolved(tablet, ANONYMOUS)


def test_whoever_gives_up_is_counted_by_one_tap_and_only_once(at_pictures, picture_card, resolved):
    tap_pictures(at_pictures, picture_card.pictures[:3])

    at_pictures.tap("Jag är här, utan kort")

    at_pictures.is_at("choose-activity")
    resolved(at_pictures, ANONYMOUS)


def test_who_walks_off_half_way_has_tapped_no_arrival_and_is_forgotten(at_pictures, picture_card, server, door):
    at_pictures.page.clock.install()
    tap_pictures(at_pictures, picture_card.pictures[:4])

    at_pictures.page.clock.run_for(30_100)

    at_pictures.is_at("welcome")
    assert (at_pictures.queue_count(), log_of(server, door)) == (0, [])


def test_after_pictures_no_question_and_no_way_to_what_is_stored(at_pictures, picture_card):
    tap_pictures(at_pictures, picture_card.pictures)
    at_pictures.is_at("choose-activity")

    expect(at_pictures.page.get_by_role("button", name="Mitt kort")).to_have_count(0)
    at_pictures.tap("Klar")
    at_pictures.is_at("done")
    expect(at_pictures.page.get_by_role("button", name="Mitt kort")).to_have_count(0)


def test_pictures_work_without_network(at_pictures, picture_card, resolved):
    at_pictures.go_offline()
    tap_pictures(at_pictures, picture_card.pictures)
    at_pictures.is_at("choose-activity")

    at_pictures.go_online()

    resolved(at_pictures, BY_CARD)


def test_earlier_pictures_are_dots_to_whoever_looks_over_the_shoulder(at_pictures, picture_card):
    tap_pictures(at_pictures, picture_card.pictures[:3])

    expect(at_pictures.page.locator(".picture-code__places .is-tapped")).to_have_count(3)
    expect(at_pictures.page.locator(".picture-code__places img")).to_have_count(1)


@pytest.mark.parametrize(("language", "first"), [("Svenska", "flygplan"), ("English", "airplane")])
def test_each_picture_has_its_word(tablet, language, first):
    tablet.tap(language)
    tablet.page.locator("[data-raise=card-wanted]").tap()
    tablet.is_at("look-for-card")
    tablet.page.locator("[data-raise=pictures-wanted]").tap()
    tablet.is_at("picture-code")

    expect(tablet.page.get_by_role("button", name=first, exact=True)).to_be_visible()
    names = tablet.page.locator(".code-picture img").evaluate_all("all => all.map(each => each.alt)")
    assert len(set(names)) == len(PICTURES)


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 800, "height": 1280}], ids=["lying", "standing"])
def test_all_pictures_are_there_at_once_and_big_enough(at_pictures, size):
    at_pictures.page.set_viewport_size(size)

    boxes = at_pictures.page.locator(".code-picture").evaluate_all(
        "all => all.map(each => { const box = each.getBoundingClientRect(); return [box.width, box.height, box.right, box.bottom]; })"
    )
    assert len(boxes) == len(PICTURES)
    assert [box for box in boxes if min(box[:2]) < 64 or box[2] > size["width"] or box[3] > size["height"]] == []


def test_pictures_can_be_tapped_with_a_keyboard_alone(tablet, picture_card):
    tablet.page.locator("[data-raise=card-wanted]").press("Enter")
    tablet.is_at("look-for-card")
    tablet.page.locator("#screen [data-raise=pictures-wanted]").press("Enter")
    tablet.is_at("picture-code")

    for number in picture_card.pictures:
        tablet.page.locator(".code-picture").nth(number).press("Enter")

    tablet.is_at("choose-activity")
