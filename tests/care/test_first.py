"""Where nobody lives yet a house begins from a backup, for who holds the set-up link and sits at the computer."""

from __future__ import annotations

import pytest

from app.beginning.set_up_link import make_link
from tests.care.going import ended
from tests.staff_client import StaffClient


@pytest.fixture
def settings(sqlite_settings):
    """What these pages say does not hang on the database."""
    return sqlite_settings


@pytest.fixture
def link(app, put_in):
    """The link that stands in the window where Oasen was started."""
    return make_link(app.config["OASEN"], "http://localhost:8000")


@pytest.fixture
def file(tmp_path):
    """A file that looks like a copy."""
    path = tmp_path / "oasen-20261127T033000Z.age"
    path.write_bytes(b"age-encryption.org/v1\n")
    return path


def test_without_the_link_nothing_begins(app, link, file):
    nobody = StaffClient(app)

    refused = nobody.submit("/care/first", code="x", where="other", file=str(file))

    assert refused.status_code == 403
    assert str(file) in refused.text
    assert nobody.get("/care/first/going").headers["Location"] == "/care/first"


def test_what_is_no_copy_is_told_and_nothing_is_there(app, link, file):
    nobody = StaffClient(app)

    nobody.submit("/care/first", code=link, where="other", file=str(file))

    assert ended(nobody).refused == "BackupDamaged"
    assert "Det gick inte" in nobody.get("/care/first/going").text
    assert nobody.get("/begin").status_code == 200


def test_over_an_open_network_no_keys_are_asked_for(app, link):
    far = StaffClient(app, REMOTE_ADDR="192.168.1.7")

    page = far.get("/care/first").text

    assert "Nycklar skickas inte över ett öppet nät" in page
    assert "<textarea" not in page


def test_a_house_that_has_begun_is_not_begun_again(admin, link):
    assert StaffClient(admin.app).get("/care/first").headers["Location"] == "/sign-in"
