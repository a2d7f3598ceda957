"""What a restore refuses, what it says is needed, and that it leaves everything as it was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from app.backup.key_files import SECRET, instance_keys
from app.backup.key_sheet import SheetKeys, keys_in, line_of
from app.backup.refusals import BackupLocked, FolderTaken, KeysNeeded, NoBackup
from app.backup.restoring import Wanted, restore
from app.errors import BadRequest
from tests.backup.backing_up import back_up, every_row, figures_of, restore_beside, run_on_full_disk, running
from tests.command_line import run


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def backup(app, house_of_two, tmp_path):
    return back_up(app, tmp_path / "a.age").path


def test_a_folder_that_holds_something_is_left_alone(app, backup, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine").write_text("mine")

    with pytest.raises(FolderTaken, match="new or empty"):
        restore_beside(app, backup, tmp_path / "new")

    assert names(tmp_path / "new") == ["mine"]
    assert names(tmp_path) == ["a.age", "instance", "new"]


def test_an_empty_folder_will_do(app, backup, tmp_path):
    (tmp_path / "new").mkdir()

    restore_beside(app, backup, tmp_path / "new")

    assert "oasen.sqlite" in names(tmp_path / "new")


def test_a_file_in_the_way_is_no_folder(app, backup, tmp_path):
    (tmp_path / "new").write_text("mine")

    with pytest.raises(FolderTaken):
        restore_beside(app, backup, tmp_path / "new")


def test_what_a_killed_run_left_behind_goes_with_the_next(app, backup, tmp_path):
    (tmp_path / ".new-being-restored-abc" / "keys").mkdir(parents=True)

    restore_beside(app, backup, tmp_path / "new")

    assert names(tmp_path) == ["a.age", "instance", "new"]


def test_no_file_is_no_backup(app, house_of_two, tmp_path):
    with pytest.raises(NoBackup, match="No such file"):
        restore_beside(app, tmp_path / "a.age", tmp_path / "new")


def test_on_another_machine_the_key_sheet_is_asked_for_and_is_enough(app, backup, tmp_path):
    settings = app.config["OASEN"]
    figures = figures_of(app, "iogt")
    sheet = "\n".join(
        [(settings.keys_folder / SECRET).read_text(), *map(line_of, instance_keys(settings.keys_folder).values())]
    )
    elsewhere = replace(settings, instance=tmp_path / "nothing here", database_url="")

    with pytest.raises(BackupLocked, match="key sheet"):
        restore(elsewhere, Wanted(backup, tmp_path / "new"), {})
    assert not (tmp_path / "new").exists()

    restore(elsewhere, Wanted(backup, tmp_path / "new", keys_in(sheet)), {})

    with running(tmp_path / "new") as again:
        assert figures_of(again, "iogt") == figures
        assert instance_keys(tmp_path / "new" / "keys") == instance_keys(settings.keys_folder)
        # Its own backups open with the same sheet.
        back_up(again, tmp_path / "again.age")
    restore(elsewhere, Wanted(tmp_path / "again.age", tmp_path / "third", keys_in(sheet)), {})


def test_missing_keys_are_named_and_can_be_done_without(app, backup, tmp_path):
    settings = app.config["OASEN"]
    sheet = SheetKeys((Identity.from_str((settings.keys_folder / SECRET).read_text()),), ())
    elsewhere = replace(settings, instance=tmp_path / "nothing here", database_url="")

    with pytest.raises(KeysNeeded, match=r"organisation-iogt\.key, organisation-sion\.key"):
        restore(elsewhere, Wanted(backup, tmp_path / "new", sheet), {})
    assert names(tmp_path) == ["a.age", "instance"]

    restored = restore(elsewhere, Wanted(backup, tmp_path / "new", sheet, may_lack_keys=True), {})

    assert "organisation-iogt.key" in restored.missing_keys
    assert figures_again(tmp_path / "new", "sion") == figures_of(app, "sion")


def figures_again(folder, organisation):
    with running(folder) as again:
        return figures_of(again, organisation)


def test_a_key_that_is_another_ones_is_missing(app, backup, tmp_path):
    settings = app.config["OASEN"]
    copy = tmp_path / "copy"
    shutil.copytree(settings.keys_folder, copy / "keys")
    (copy / "keys" / "organisation-iogt.key").unlink()
    (copy / "keys" / "organisation-iogt.key").write_bytes(b"x" * 32)

    with pytest.raises(KeysNeeded, match=r"hand: organisation-iogt\.key\."):
        restore(replace(settings, instance=copy, database_url=""), Wanted(backup, tmp_path / "new"), {})


def test_another_house_cannot_open_it(app, backup, tmp_path):
    sheet = SheetKeys((Identity.generate(),), ())
    elsewhere = replace(app.config["OASEN"], instance=tmp_path / "nothing here", database_url="")

    with pytest.raises(BackupLocked):
        restore(elsewhere, Wanted(backup, tmp_path / "new", sheet), {})


def test_a_key_of_ones_own_opens_it_too(app, house_of_two, tmp_path):
    own = Identity.generate()
    said = run(app, "backup", "-o", str(tmp_path / "a.age"), "--also-for", str(own.to_public()), "--with-keys")
    assert said.exit_code == 0
    elsewhere = replace(app.config["OASEN"], instance=tmp_path / "nothing here", database_url="")

    restored = restore(elsewhere, Wanted(tmp_path / "a.age", tmp_path / "new", SheetKeys((own,), ())), {})

    assert restored.missing_keys == ()  # they were in it


def test_a_disk_that_is_full_while_restoring_leaves_nothing(app, backup, tmp_path):
    said = run_on_full_disk(app.config["OASEN"], 100_000, "restore", str(backup), "--into", str(tmp_path / "new"))

    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("oasen: Cannot restore into ")
    assert said.stderr.endswith("Nothing was put there.\n")
    assert names(tmp_path) == ["a.age", "instance"]


def test_what_is_running_is_never_touched(app, backup, tmp_path):
    before = every_row()

    restore_beside(app, backup, tmp_path / "new")

    assert every_row() == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["restore", "a.age"], 2, "--into FOLDER"),
        (["restore", "missing.age", "--into", "new"], 1, "cannot be read"),
        (["restore", "a.age", "--into", "instance"], 1, "holds something already"),
        (["backup", "-o", "nowhere/a.age"], 1, "Choose another folder"),
        (["backup", "-o", "instance"], 2, "is a directory"),
        (["backup", "--also-for", "me"], 1, "begins with age1"),
        (["rehearse"], 1, "Make one: oasen backup"),
    ],
)
def test_the_command_refuses_in_one_line(app, backup, tmp_path, monkeypatch, words, code, says):
    monkeypatch.chdir(tmp_path)

    said = run(app, *words)

    assert (said.exit_code, said.stdout) == (code, "")
    assert says in said.stderr
    assert code == 2 or said.stderr.count("\n") == 1
    assert names(tmp_path) == ["a.age", "instance"]


def test_the_preview_says_what_is_in_it_and_what_is_needed(app, backup, tmp_path):
    said = run(app, "restore", str(backup), "--preview").stdout

    assert "it is whole" in said
    assert "\n  entries: " in said
    assert said.endswith("Every key it needs is at hand.\n")
    (app.config["OASEN"].keys_folder / "organisation-sion.key").unlink()
    assert (
        "Needed from the key sheet, by --keys FILE: organisation-sion.key."
        in run(app, "restore", str(backup), "--preview").stdout
    )
    assert names(tmp_path) == ["a.age", "instance"]


def test_the_command_restores_and_says_what_to_do_then(app, backup, tmp_path):
    said = run(app, "restore", str(backup), "--into", str(tmp_path / "new"))

    assert said.exit_code == 0
    assert "All rows and all figures are as they were then, to the byte." in said.stdout
    assert f"OASEN_INSTANCE={tmp_path / 'new'} oasen serve" in said.stdout
    assert ("was left alone" in said.stdout) is bool(app.config["OASEN"].database_url)
    assert "oasen.sqlite" in names(tmp_path / "new")


def test_a_recipient_that_is_none_is_refused():
    from app.backup.locking import recipient_named

    with pytest.raises(BadRequest):
        recipient_named("age1nobody")
