"""A new computer begins from a backup: the link in its window, the file, the key sheet; then the house is there."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest
from playwright.sync_api import expect

from app.backup.actions import BackupOrder, make_backup
from app.backup.key_files import make_backup_key
from app.backup.sheet_standing import sheet_lines
from app.care.taking_up import put_aside
from app.clock import now
from app.database.engine import sqlite_module
from app.settings import Settings
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.figures.noting import note
from tests.make import make_door
from tests.web.in_browser.test_first_run import fresh, looks_well

__all__ = ["fresh"]  # a fixture


def a_backup(app, file):
    """A backup of a house in which somebody has been, and the lines of its key sheet."""
    settings = app.config["OASEN"]
    make_backup_key(settings.keys_folder)
    note(make_door("valla", "iogt"), "anka")
    add_staff("iogt", "Ada", Role.ADMIN, now())
    make_backup(settings, BackupOrder(file), now())
    return "\n".join(line.letters for line in sheet_lines(settings))


def entries_in(instance):
    """What the log of a house says happened, by id; its days have been thinned while it was put back."""
    with closing(sqlite_module().connect(instance / "oasen.sqlite")) as connection:
        return connection.execute("SELECT id, kind, count FROM entries ORDER BY id").fetchall()


@pytest.fixture
def settings(sqlite_template, tmp_path):
    """Of the house that was lost: in a folder of its own, beside the one that begins."""
    shutil.copytree(sqlite_template, tmp_path / "lost" / "instance")
    return Settings(instance=tmp_path / "lost" / "instance")


def test_everything_is_there_after_the_server_has_begun_anew(app, fresh, page, tmp_path):
    file = tmp_path / "oasen-20261127T033000Z.age"
    sheet = a_backup(app, file)

    page.goto(fresh.link)
    page.get_by_role("button", name="Jag har en säkerhetskopia").click()
    page.get_by_label("En annan fil").check(force=True)
    page.get_by_label("En fil på datorn").fill(str(file))
    page.get_by_label("Raderna på nyckelbladet").fill(sheet)
    looks_well(page)
    page.get_by_role("button", name="Lägg tillbaka den").click()
    expect(page.get_by_role("heading", name="Kopian är förberedd")).to_be_visible(timeout=120_000)
    looks_well(page)
    page.get_by_role("button", name="Ta den i bruk nu").click()
    expect(page.get_by_role("button", name="Logga in", exact=True)).to_be_visible(timeout=120_000)

    assert entries_in(fresh.instance) == entries_in(app.config["OASEN"].instance) != []
    assert put_aside(Settings(instance=fresh.instance)) == []  # nobody had lived there
