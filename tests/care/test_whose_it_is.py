"""What holds everything of several organisations is not one's own to take out or to put back; nor is it for others."""

from __future__ import annotations

import pytest

from app.backup.actions import make_rotated_backup
from app.backup.key_files import SECRET
from app.clock import now
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.make import make_door
from tests.staff_client import StaffClient


@pytest.fixture
def settings(sqlite_settings):
    """What these pages say does not hang on the database."""
    return sqlite_settings


@pytest.fixture
def address(admin, settings_here):
    """Of a copy that was made at night."""
    return f"/care/copies/here/{make_rotated_backup(settings_here, now()).path.name}"


def test_where_others_live_too_a_copy_is_neither_fetched_nor_gone_back_to(admin, address):
    fetched = admin.submit(address, f"{address}/file")
    assert fetched.status_code == 200
    assert fetched.data.startswith(b"age-encryption.org/v1")

    make_door("sionhuset", "sion")

    token = admin.token_on(address)
    assert admin.post(f"{address}/file", csrf_token=token).status_code == 403
    assert "Fler delar på datorn" in admin.get(f"{address}/restore").text
    refused = admin.post(f"{address}/restore", csrf_token=token, word="återställ")
    assert "Fler delar på datorn" in refused.text


def test_no_number_of_another_organisation_is_shown(admin, address):
    make_door("sionhuset", "sion")
    admin_of_other = StaffClient(admin.app)
    admin_of_other.submit("/sign-in/link", code=add_staff("sion", "Olle", Role.ADMIN, now()))

    assert admin_of_other.page(address).every("td") == []


def test_a_copy_that_needs_the_sheet_asks_for_it_and_names_the_line_with_a_slip(admin, address, settings_here):
    make_rotated_backup(settings_here, now().replace(year=now().year + 1))  # so that the first is no longer the newest
    (settings_here.keys_folder / SECRET).unlink()  # the sheet has been put away

    assert "Datorn kan inte öppna den på egen hand" in admin.get(address).text
    refused = admin.submit(address, f"{address}/rehearse", sheet="ABCD EFGH\n")

    assert refused.status_code == 422
    assert "Det är ett skrivfel på rad 1." in refused.text
    assert "ABCD EFGH" in refused.text


@pytest.mark.parametrize("name", ["oasen-20200101T000000Z.age", "..", "instance.key"])
def test_only_copies_have_addresses(admin, name):
    assert admin.answer(f"/care/copies/here/{name}").status_code == 404
    assert admin.answer(f"/care/copies/nowhere/{name}").status_code == 404
