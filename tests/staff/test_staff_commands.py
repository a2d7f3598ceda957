"""The commands about staff."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from app.command_line import Installation, oasen
from tests.staff_client import StaffClient


@pytest.fixture
def run(house, settings):
    installation = Installation(settings)
    installation.app = house.app

    def command(*arguments):
        return CliRunner().invoke(oasen, ["staff", *arguments], obj=installation)

    return command


def test_add_prints_a_link_that_signs_in(house, run):
    added = run("add", "Bo Ek", "--organisation", "iogt", "--role", "volunteer")

    address, _, code = added.output.strip().partition("#")
    assert (added.exit_code, address) == (0, "http://localhost:8000/sign-in/link")
    client = StaffClient(house.app)
    client.submit("/sign-in/link", code=code)
    assert "Bo Ek, volontär" in client.page("/account").text


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Cleo", "--organisation", "iogt", "--role", "admin"),
        ("add", " cleo ", "--organisation", "iogt", "--role", "admin"),
        ("add", "Bo", "--organisation", "nowhere", "--role", "admin"),
        ("link", "Nobody", "--organisation", "iogt"),
        ("leave", "Otto", "--organisation", "iogt"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_ends_with_1(run, arguments):
    refused = run(*arguments)

    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Bo", "--organisation", "iogt", "--role", "king"),
        ("add", "Bo", "--organisation", "iogt"),
        ("add", "--organisation", "iogt", "--role", "admin"),
    ],
)
def test_wrong_usage_ends_with_2(run, arguments):
    assert run(*arguments).exit_code == 2


def test_the_same_name_may_be_at_another_organisation(run):
    assert run("add", "Cleo", "--organisation", "sion", "--role", "volunteer").exit_code == 0


def test_link_prints_a_new_one_and_leave_closes_the_account(house, run):
    code = run("link", "Cleo", "--organisation", "iogt").output.strip().partition("#")[2]
    client = StaffClient(house.app)
    client.submit("/sign-in/link", code=code)

    left = run("leave", "Cleo", "--organisation", "iogt")

    assert left.exit_code == 0
    assert client.get("/account").status_code == 302


def test_a_name_of_nothing_is_refused(run):
    assert run("add", "  ", "--organisation", "iogt", "--role", "admin").exit_code == 1
