"""Which languages the tablets of a place offer: by page, by command, and what the tablet is told."""

import pytest

from app.kiosk_host.languages import languages_in, on_from_the_start
from tests.command_line import run
from tests.make import make_door

READ_BY_SOMEBODY = ["sv", "en"]


def offered(app, token):
    """What the tablet is told."""
    return app.test_client().get("/api/v1/screen", headers={"Authorization": f"Bearer {token}"}).json["languages"]


def checked(page):
    """The codes of the boxes that are ticked."""
    return [box.attributes["value"] for box in page.every("input") if "checked" in box.attributes]


def test_only_what_somebody_has_read_is_on_from_the_start():
    languages = languages_in()

    assert on_from_the_start(languages) == READ_BY_SOMEBODY
    assert [each.code for each in languages if each.is_reviewed] == READ_BY_SOMEBODY
    assert len(languages) >= 12


def test_a_tablet_is_told_which_languages_are_on_the_greeting_one_first(app):
    door = make_door()

    assert offered(app, door.token) == ["sv", "en"]


def test_a_language_that_is_turned_on_by_command_is_told_to_that_place_alone(app):
    valla, norra = make_door("valla"), make_door("norra")

    answer = run(app, "kiosk", "languages", "--premises", "valla", "--on", "ti", "--on", "ar", "--off", "en")

    assert answer.exit_code == 0
    assert (offered(app, valla.token), offered(app, norra.token)) == (["sv", "ar", "ti"], ["sv", "en"])
    assert "on   ti         ትግርኛ  (no native speaker has read" in answer.stdout
    assert "off  en         English\n" in answer.stdout


def test_what_is_turned_on_twice_and_then_off_is_off(app):
    door = make_door()
    for switch in ("--on", "--on", "--off"):
        run(app, "kiosk", "languages", "--premises", "valla", switch, "ar")

    assert offered(app, door.token) == ["sv", "en"]


@pytest.mark.parametrize(
    ("switch", "code", "says"), [("--on", "tlh", "does not speak tlh"), ("--off", "sv", "in Swedish")]
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(app, switch, code, says):
    door = make_door()

    answer = run(app, "kiosk", "languages", "--premises", "valla", "--on", "ar", switch, code)

    assert (answer.exit_code, says in answer.stderr) == (1, True)
    assert offered(app, door.token) == ["sv", "en"]


def test_the_page_says_of_every_unread_language_that_nobody_has_read_it(coordinator):
    page = coordinator.page("/kiosks/languages/valla")

    boxes = {
        box.attributes["value"]: box.attributes for box in page.every("input") if box.attributes.get("name") == "spoken"
    }
    warned = {code for code, box in boxes.items() if box.get("aria-describedby") == f"unread-{code}"}
    assert warned == boxes.keys() - set(READ_BY_SOMEBODY)
    assert page.text.count("Inte läst än") == len(warned) + 1 > 9  # each, and what it means
    assert page.text.count("ingen som har språket som modersmål") == 1
    assert "disabled" in boxes["sv"]
    assert "العربية arabiska" in page.text


def test_a_coordinator_turns_languages_on_and_off(house, coordinator):
    coordinator.submit("/kiosks/languages/valla", spoken=["ar", "fi"])

    assert offered(house.app, house.valla.token) == ["sv", "ar", "fi"]
    assert checked(coordinator.page("/kiosks/languages/valla")) == ["sv", "ar", "fi"]
    assert offered(house.app, house.sionhuset.token) == ["sv", "en"]


def test_looking_at_the_page_decides_nothing(house, coordinator):
    coordinator.page("/kiosks/languages/valla")

    assert offered(house.app, house.valla.token) == ["sv", "en"]


def test_a_language_that_there_is_not_is_refused(house, coordinator):
    answer = coordinator.submit("/kiosks/languages/valla", spoken=["tlh"])

    assert answer.status_code == 422
    assert offered(house.app, house.valla.token) == ["sv", "en"]


def test_other_organisations_premises_are_out_of_reach(house, coordinator, volunteer):
    assert coordinator.get("/kiosks/languages/sionhuset").status_code == 404
    assert volunteer.get("/kiosks/languages/valla").status_code == 403


def test_the_page_of_tablets_leads_to_the_languages(coordinator):
    links = [link.attributes["href"] for link in coordinator.page("/kiosks").every("a")]

    assert "/kiosks/languages/valla" in links
