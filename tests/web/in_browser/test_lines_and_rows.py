"""What stands in line and in one row on a phone, which no rule of axe knows: words, months, a command."""

from __future__ import annotations

import pytest

from app.clock import now
from app.database.transaction import write_connection
from app.organisations.actions import add_organisation
from tests.web.in_browser.conftest import PHONE
from tests.web.in_browser.test_look import NARROWEST

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > innerWidth"
LEFT_EDGE = """element => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return Math.round(words.getBoundingClientRect().left);
}"""


def left_edge(found):
    return found.evaluate(LEFT_EDGE)


@pytest.mark.parametrize("screen", [PHONE, NARROWEST], ids=["phone", "narrowest"])
def test_the_months_around_stand_in_one_row(lived_in, signed_in, screen):
    page = signed_in(lived_in, viewport=screen)

    page.goto(f"{lived_in.server.url}/calendar/{lived_in.door.slug}/2026/10")

    months = page.get_by_role("navigation", name="Månader").get_by_role("link").all()
    assert len(months) == 3
    assert len({each.bounding_box()["y"] for each in months}) == 1
    assert [each.evaluate("link => link.scrollWidth > link.clientWidth") for each in months] == [False] * 3


def test_a_plain_button_alone_begins_where_the_heading_does(lived_in, signed_in):
    page = signed_in(lived_in, viewport=PHONE)
    page.goto(f"{lived_in.server.url}/home")

    assert left_edge(page.get_by_role("link", name="Allt annat")) == left_edge(page.get_by_role("heading", level=1))


def test_the_words_of_the_bar_have_the_same_room_between_them(lived_in, signed_in):
    page = signed_in(lived_in)

    links = page.locator(".bar nav a").all()
    edges = [
        each.evaluate(
            """link => {
                const words = document.createRange();
                words.selectNodeContents(link);
                const box = words.getBoundingClientRect();
                return [box.left, box.right];
            }"""
        )
        for each in links
    ]

    between = [after[0] - before[1] for before, after in zip(edges, edges[1:], strict=False)]
    assert len(between) == 4
    assert max(between) - min(between) < 4


@pytest.mark.parametrize("path", ["/home", "/", "/note", "/calendar", "/closing", "/paper", "/outreach", "/training"])
def test_without_premises_every_page_says_what_to_do_and_fits(lived_in, signed_in, path):
    organisation = f"empty-{lived_in.organisation}{path.replace('/', '-')}"
    with lived_in.server.database(), write_connection() as connection:
        add_organisation(connection, lived_in.server.settings, organisation, "Ny", now())
    lived_in.organisation = organisation
    page = signed_in(lived_in, viewport=NARROWEST)

    page.goto(f"{lived_in.server.url}{path}")

    assert page.get_by_text("oasen premises add").is_visible()
    assert page.evaluate(WIDER_THAN_THE_SCREEN) is False


def test_home_help_and_a_long_name_share_a_row_on_the_narrowest_screen(lived_in, signed_in):
    page = signed_in(lived_in, "Ann-Christine på morgnarna", viewport=NARROWEST)

    ways = page.locator(".bar__row > a").all()

    assert len(ways) == 3
    assert len({each.bounding_box()["y"] for each in ways}) == 1
