"""A demonstration says on every page that nobody in it is real, and how to begin for real; the two never mix."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from app.beginning.demonstration_mark import MARK, is_demonstration, mark_as_demonstration
from app.command_line import Installation, oasen
from app.factory import create_app
from tests.database.fixtures import close
from tests.staff_client import StaffClient


@pytest.fixture
def demonstration(house, settings):
    """A browser before a house that is marked as a demonstration."""
    mark_as_demonstration(settings.instance)
    app = create_app(settings)
    yield StaffClient(app)
    close(app)


def test_its_pages_lead_to_beginning_for_real(demonstration, settings):
    assert "ingen i den finns på riktigt" in demonstration.page("/sign-in").text
    page = demonstration.page("/begin/for-real")
    assert "python3 -m app begin" in page.text
    assert str(settings.instance) in page.text


def test_nobody_else_at_the_machine_may_change_what_the_mark_says(settings):
    mark_as_demonstration(settings.instance)

    assert (settings.instance / MARK).stat().st_mode & 0o077 == 0


def test_a_real_house_has_no_such_words_and_no_such_page(anyone):
    assert "demonstration" not in anyone.page("/sign-in").text
    assert anyone.get("/begin/for-real").status_code == 404


def test_a_real_house_is_not_begun_in_a_demonstration(settings):
    mark_as_demonstration(settings.instance)

    said = CliRunner().invoke(oasen, ["begin", "--port", "1"], obj=Installation(settings))

    assert said.exit_code == 1
    assert "demonstration" in said.output
    assert is_demonstration(settings)
