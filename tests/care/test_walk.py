"""An administrator makes a backup, looks into it, rehearses, and goes back to it, by pages alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.care.seen_copies import seen_copies
from app.care.taking_up import ordered, put_aside, take_up_what_is_ordered
from app.factory import create_app
from tests.audit.acts import acts_noted
from tests.care.going import back_up, ended
from tests.database.fixtures import close
from tests.figures.noting import note


def entry_count(page):
    """How many entries the page says are in the copy, and here."""
    row = next(each for each in page.every("tr") if "Noteringar" in each.text)
    return [each.text for each in row.every("td")]


def test_a_backup_is_made_read_through_listed_and_looked_into(admin, door, settings_here):
    assert "Det finns ingen säkerhetskopia än" in admin.get("/care").text

    name = back_up(admin)
    note(door)

    file = settings_here.instance / "backups" / name
    assert seen_copies(settings_here)[str(file)].is_whole
    assert "genomläst till sista raden" in admin.get("/care/going").text
    assert "Senaste säkerhetskopian" in admin.get("/care").text
    assert f"/care/copies/here/{name}" in admin.get("/care/copies").text
    assert entry_count(admin.page(f"/care/copies/here/{name}")) == ["2", "3"]
    assert "backed-up" in acts_noted()


def test_a_rehearsal_says_in_words_what_it_found(admin, door):
    address = f"/care/copies/here/{back_up(admin)}"
    note(door)

    admin.submit(address, f"{address}/rehearse")

    assert ended(admin).outcome["is_well"]
    said = admin.get("/care/going").text
    assert "Allt gick att lägga tillbaka" in said
    assert "Något har noterats eller ändrats här sedan dess" in said
    assert "Allt gick att lägga tillbaka" in admin.get(address).text


def test_a_damaged_copy_is_told_and_nothing_is_restored(admin, settings_here):
    name = back_up(admin)
    file = settings_here.instance / "backups" / name
    whole = file.read_bytes()
    file.write_bytes(whole[:-100] + bytes(100))

    address = f"/care/copies/here/{name}"
    admin.post(f"{address}/read", csrf_token=admin.token_on(address), sheet="")

    assert ended(admin).outcome["is_whole"] is False
    assert "Kopian är skadad" in admin.get("/care/going").text
    assert "skadad" in admin.get(f"/care/copies/here/{name}").text


def test_going_back_to_a_copy_waits_for_the_next_start_and_has_a_way_back(sqlite_house):
    admin, door, settings = sqlite_house
    address = f"/care/copies/here/{back_up(admin)}"
    note(door)

    refused = admin.submit(f"{address}/restore", word="nej")
    assert refused.status_code == 422
    admin.submit(f"{address}/restore", word="återställ")
    assert ended(admin).outcome is not None, ended(admin)

    assert "startas" not in admin.get("/care/take-up").text
    assert entry_count(admin.page(address)) == ["2", "3"]  # nothing has changed yet
    admin.submit("/care/take-up")
    assert ordered(settings) is not None
    assert take_up_what_is_ordered(settings)
    assert entries_now(settings) == 2
    assert [each.name for each in Path(settings.instance / "restored").iterdir()] == []
    [aside] = put_aside(settings)
    assert entries_now(settings, aside.folder) == 3


def entries_now(settings, folder=None):
    """How many entries the house in the folder has, as the server that starts there finds."""
    from dataclasses import replace

    from app.care.queries import counts_here
    from app.extensions import db

    app = create_app(replace(settings, instance=folder or settings.instance))
    with app.app_context(), db.engine.connect() as connection:
        found = counts_here(connection)["entries"]
    close(app)
    return found


@pytest.fixture
def settings(sqlite_settings):
    """Where the files lie does not hang on the database; that both can be backed up is shown in tests/backup."""
    return sqlite_settings


@pytest.fixture
def sqlite_house(admin, door, settings_here):
    """A house whose database is a file."""
    return admin, door, settings_here
