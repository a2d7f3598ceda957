"""Each page for staff points to a chapter that is there."""

from __future__ import annotations

import pytest

from app.factory import create_app
from app.guide.contents import BY_NAME
from app.guide.pointers import CHAPTER_OF, chapter_about
from app.settings import Settings
from app.web.navigation import PLACES
from app.web.policies import Policy, policy_of
from tests.web.every_form import STAFF


@pytest.fixture(scope="module")
def rules(sqlite_template):
    """Every address of the app that one opens, with its policy."""
    app = create_app(Settings(instance=sqlite_template))
    return [(each.endpoint, policy_of(app.view_functions[each.endpoint])) for each in app.url_map.iter_rules()]


def test_every_place_has_its_chapter():
    assert [place.endpoint for place in PLACES if not chapter_about(place.endpoint)] == ["guide.contents"]


def test_every_page_for_staff_has_its_chapter(rules):
    pages = {endpoint for endpoint, stated in rules if stated in STAFF}

    assert len(pages) > 80
    assert {endpoint for endpoint in pages if chapter_about(endpoint) not in BY_NAME} == set()


def test_every_pointer_begins_at_a_page_that_is_there(rules):
    endpoints = {endpoint for endpoint, _ in rules}
    blueprints = {endpoint.partition(".")[0] for endpoint in endpoints}

    assert CHAPTER_OF.keys() - endpoints - blueprints == set()


def test_everyone_is_whom_the_guide_is_open_to(rules):
    assert {stated for endpoint, stated in rules if endpoint.startswith("guide.")} == {Policy.ANYONE}
