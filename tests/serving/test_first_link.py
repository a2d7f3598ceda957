"""While there is no organisation each start prints a link that works once; afterwards none does."""

from __future__ import annotations

import pytest

from app.beginning.set_up_link import opens
from app.clock import now
from app.database.transaction import write_connection
from app.organisations.actions import add_organisation
from app.serving.first_link import has_screen, lines_of, link_to_begin
from app.settings import Settings


def code_of(link):
    return link.rpartition("#")[2]


def test_an_empty_house_is_given_a_link_to_where_it_is_served(app, settings):
    link = link_to_begin(app, settings, 8123)

    assert link.startswith("http://localhost:8123/begin#")
    assert opens(settings, code_of(link))
    assert f"  {link}" in lines_of(link)


def test_one_that_is_reached_by_a_name_is_given_a_link_to_that(app, settings):
    named = Settings(settings.instance, settings.database_url, "https://oasen.example.org")

    assert link_to_begin(app, named, 8000).startswith("https://oasen.example.org/begin#")


def test_a_house_that_has_begun_is_given_none_and_an_older_one_ends(app, settings):
    earlier = link_to_begin(app, settings, 8000)
    with write_connection() as connection:
        add_organisation(connection, settings, "kamraterna", "Kamraterna", now())

    assert link_to_begin(app, settings, 8000) is None
    assert not opens(settings, code_of(earlier))


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_screen(environment, platform, expected):
    assert has_screen(environment, platform) is expected
