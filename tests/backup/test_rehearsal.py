"""A rehearsal says what a backup would give back, and leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.backup.actions import make_rotated_backup
from app.backup.key_files import SECRET
from app.clock import now
from tests.backup.backing_up import every_row
from tests.command_line import run
from tests.figures.noting import note


@pytest.fixture
def made(app, lived_in):
    return make_rotated_backup(app.config["OASEN"], now())


def files_in(app):
    return sorted(str(each) for each in app.config["OASEN"].instance.rglob("*"))


def test_a_house_in_which_nothing_has_happened_since_is_equal(app, made):
    files, before = files_in(app), every_row()

    said = run(app, "rehearse")

    assert said.exit_code == 0
    assert "opens, is whole, and can be restored" in said.stdout
    assert "Its figures are those of the moment it was made, to the byte." in said.stdout
    assert "Nothing has been added here since." in said.stdout
    assert "Equal to the byte there and here: 2024, 2025, 2026." in said.stdout
    assert said.stdout.endswith("has been removed.\n")
    assert files_in(app) == files
    assert every_row() == before


def test_what_was_noted_since_is_told_by_table_and_year(app, made, lived_in):
    note(lived_in, at="2024-05-06T11:00")

    said = run(app, "rehearse").stdout

    entry_count = made.manifest.row_counts["entries"]
    assert f"\n  entries: {entry_count} then, {entry_count + 1} now\n" in said
    assert "Equal to the byte there and here: 2026." in said
    assert "show the year before as well): 2024, 2025." in said


def test_the_newest_opens_without_the_key_sheet_and_the_older_do_not(app, made, lived_in):
    settings = app.config["OASEN"]
    (settings.keys_folder / SECRET).unlink()  # the sheet has been put away

    assert run(app, "rehearse").exit_code == 0
    make_rotated_backup(settings, now().replace(year=now().year + 1))
    said = run(app, "rehearse", str(made.path))

    assert said.exit_code == 1
    assert "No key at hand opens this backup" in said.stderr
    assert run(app, "rehearse").exit_code == 0


def test_a_damaged_one_is_found(app, made):
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-100] + bytes(100))
    files = files_in(app)

    said = run(app, "rehearse")

    assert (said.exit_code, said.stdout) == (1, "")
    assert "damaged" in said.stderr
    assert files_in(app) == files


def test_an_old_one_is_opened_by_the_key_sheet(app, made, tmp_path):
    settings = app.config["OASEN"]
    sheet = tmp_path / "sheet.txt"
    sheet.write_text((settings.keys_folder / SECRET).read_text())
    for name in (SECRET, "newest-backup.key"):
        (settings.keys_folder / name).unlink()

    assert run(app, "rehearse").exit_code == 1
    assert run(app, "rehearse", "--keys", str(sheet)).exit_code == 0


def test_the_backup_made_at_night_is_copied_to_the_stick_and_makes_room(app, lived_in, tmp_path):
    stick = tmp_path / "stick"
    settings = replace(app.config["OASEN"], backup_folder=str(stick))

    without = make_rotated_backup(settings, now().replace(year=2025))
    stick.mkdir()
    made = make_rotated_backup(settings, now().replace(microsecond=0))

    assert without.remarks == (f"No copy was made: {stick} is not there. Is the stick in?",)
    assert made.remarks == ()
    assert (stick / made.path.name).read_bytes() == made.path.read_bytes()
    assert sorted(each.name for each in stick.iterdir()) == ["forgotten-cards.json", made.path.name]
    assert len(list(made.path.parent.glob("*.age"))) == 2


def test_a_day_with_many_backups_keeps_the_newest(app, lived_in):
    settings = app.config["OASEN"]
    morning = now().replace(hour=6)
    made = [make_rotated_backup(settings, morning.replace(minute=minute)) for minute in (0, 10)]
    (settings.instance / "backups" / "mine.age").write_text("not ours")

    make_rotated_backup(settings, morning.replace(minute=20))

    assert not made[0].path.exists()
    assert len(list(made[0].path.parent.glob("oasen-*.age"))) == 1
    assert (settings.instance / "backups" / "mine.age").exists()
