"""The guide in the app: read by anyone in their language, searched, and a press away from every page for staff."""

from __future__ import annotations

import pytest

from app.guide.contents import CHAPTERS
from app.guide.library import chapters_in, size_of_png

# Nothing of the guide hangs on a database.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


def main_of(page):
    return page.every("main")[0]


def help_on(page):
    [link] = [each for each in page.every("a") if each.attributes.get("class") == "help"]
    return link.attributes["href"]


@pytest.mark.parametrize("name", ["Alva", "Cleo", "Ada"])
def test_each_role_reads_every_chapter(house, name):
    client = house.signed_in(name)
    links = [each.attributes["href"] for each in main_of(client.page("/help")).every("a")]

    assert links == [f"/help/{chapter.name}" for chapter in CHAPTERS]
    for link, chapter in zip(links, CHAPTERS, strict=True):
        assert main_of(client.page(link)).every("h1")[0].text == read_in(house, "sv")[chapter.name].title


def read_in(house, language):
    with house.app.test_request_context():
        return chapters_in(language)


def test_who_cannot_sign_in_reads_it_too(anyone):
    assert help_on(anyone.page("/sign-in")) == "/help/signing-in"
    assert main_of(anyone.page("/help/signing-in")).every("h1")[0].text == "Logga in och hitta rätt"


def test_it_speaks_the_reader_s_language(volunteer):
    page = volunteer.page("/help/evening")
    token = next(each.attributes["value"] for each in page.every("input") if each.attributes["name"] == "csrf_token")
    volunteer.post("/language", csrf_token=token, language="en", back="/help/evening")

    [picture] = main_of(volunteer.page("/help/evening")).every("img")
    assert main_of(volunteer.page("/help/evening")).every("h1")[0].text == "A volunteer's evening"
    assert picture.attributes["src"] == "/help/pictures/en/today.png"


def test_a_picture_comes_as_one_of_its_size(volunteer):
    [picture] = main_of(volunteer.page("/help/evening")).every("img")

    with volunteer.get(picture.attributes["src"]) as answer:
        assert answer.mimetype == "image/png"
        size = size_of_png(answer.data)
    assert size == (int(picture.attributes["width"]), int(picture.attributes["height"]))
    assert picture.attributes["alt"]


@pytest.mark.parametrize(
    "address",
    [
        *("/help/nothing", "/help/pictures/sv/nothing.png", "/help/pictures/fi/today.png"),
        *("/help/pictures/sv/..%2fevening.md", "/help/pictures/..%2f..%2f/privacy.png", "/help/..%2fpages"),
    ],
)
def test_what_is_not_of_the_guide_is_not_there(volunteer, address):
    assert volunteer.get(address).status_code == 404


def test_a_question_is_answered_with_the_way_to_its_section(volunteer):
    main = main_of(volunteer.page("/help?q=borttappat+KORT"))

    first = main.every("a")[0]
    assert first.attributes["href"] == "/help/cards#ett-borttappat-kort"
    anchors = {each.attributes.get("id") for each in main_of(volunteer.page("/help/cards")).every("h2")}
    assert "ett-borttappat-kort" in anchors
    assert main.every("input")[0].attributes["value"] == "borttappat KORT"


def test_a_question_without_an_answer_still_shows_all_there_is(volunteer):
    main = main_of(volunteer.page("/help?q=%3Cscript%3Egiraff"))

    assert "Det står inget om det i hjälpen" in main.text
    assert len(main.every("a")) == len(CHAPTERS)


@pytest.mark.parametrize(
    ("path", "chapter"),
    [("/", "desk"), ("/outreach", "phone"), ("/more", "signing-in"), ("/closing/valla", "finishing")],
)
def test_help_leads_to_the_chapter_about_the_page(coordinator, path, chapter):
    assert help_on(coordinator.page(path)) == f"/help/{chapter}"


def test_help_on_a_page_that_is_not_there_leads_to_all_of_it(coordinator):
    assert 'href="/help"' in coordinator.get("/nowhere").text


def test_the_last_chapter_has_none_after_it_and_the_others_have(volunteer):
    ways = {
        chapter.name: [each.text for each in volunteer.page(f"/help/{chapter.name}").every("footer")]
        for chapter in CHAPTERS
    }

    assert "Nästa:" not in " ".join(ways[CHAPTERS[-1].name])
    assert all("Nästa:" in " ".join(ways[chapter.name]) for chapter in CHAPTERS[:-1])
