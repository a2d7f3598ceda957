"""The key sheet is printed, read again by a scanner, and put away: then the machine opens old backups no more."""

from __future__ import annotations

import subprocess

from app.backup.key_files import PUBLIC, SECRET, instance_keys, make_backup_key, public_half
from app.backup.key_sheet import keys_in
from app.backup.printing import sheet_as_pdf
from app.backup.sheet_standing import keys_not_on_sheet, sheet_lines, sheet_standing
from app.clock import now
from tests.command_line import run
from tests.make import make_door
from tests.npm_package import node


def test_the_code_on_the_paper_holds_every_key(app, house_of_two, tmp_path):
    settings = app.config["OASEN"]
    picture = tmp_path / "sheet.png"
    picture.write_bytes(sheet_as_pdf(sheet_lines(settings), now().date(), "png"))

    said = subprocess.run([node(), "tests/people/read_qr.mjs", picture], capture_output=True, text=True, check=True)

    keys = keys_in(said.stdout)
    assert [str(each.to_public()) for each in keys.backup] == [public_half(settings)]
    assert sorted(keys.instance) == sorted(instance_keys(settings.keys_folder).values())


def test_what_is_printed_as_text_is_read_again(app, house_of_two, tmp_path):
    settings = app.config["OASEN"]

    assert run(app, "key-sheet", "-o", str(tmp_path / "sheet.txt")).exit_code == 0
    assert run(app, "key-sheet", "-o", str(tmp_path / "sheet.pdf")).exit_code == 0

    assert sorted(keys_in((tmp_path / "sheet.txt").read_text()).instance) == sorted(
        instance_keys(settings.keys_folder).values()
    )
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("sheet.*")} == {0o600}


def test_once_it_is_put_away_the_machine_has_the_public_half_alone(app, house_of_two, tmp_path):
    settings = app.config["OASEN"]
    run(app, "key-sheet", "-o", str(tmp_path / "sheet.txt"))
    last_letters = (tmp_path / "sheet.txt").read_text().splitlines()[0][-6:]

    assert run(app, "key-sheet", "--put-away", input=last_letters.lower() + "\n").exit_code == 0

    assert not (settings.keys_folder / SECRET).exists()
    assert (settings.keys_folder / PUBLIC).exists()
    assert sheet_standing(settings).put_away_day == now().date().isoformat()
    make_backup_key(settings.keys_folder)  # another start of the server
    assert not (settings.keys_folder / SECRET).exists()
    assert run(app, "backup").exit_code == 0
    # A sheet printed later has the keys of new organisations; the backup key stays on the first.
    assert [line.name for line in sheet_lines(settings)][:2] == ["audit", "boxes"]


def test_other_letters_put_nothing_away(app, house_of_two, tmp_path):
    settings = app.config["OASEN"]

    assert "No key sheet has been printed yet" in run(app, "key-sheet", "--put-away", input="abcdef\n").stderr
    run(app, "key-sheet", "-o", str(tmp_path / "sheet.txt"))
    said = run(app, "key-sheet", "--put-away", input="abcdef\n")

    assert said.exit_code == 1
    assert "Read them off the paper." in said.stderr
    assert (settings.keys_folder / SECRET).exists()
    assert sheet_standing(settings).put_away_day == ""


def test_an_organisation_that_was_added_since_is_not_on_it(app, house_of_two, tmp_path):
    settings = app.config["OASEN"]
    assert len(keys_not_on_sheet(settings)) == 5

    run(app, "key-sheet", "-o", str(tmp_path / "sheet.txt"))
    assert keys_not_on_sheet(settings) == []

    make_door("hamnen", "hamnkyrkan")
    assert keys_not_on_sheet(settings) == ["organisation-hamnkyrkan.key"]


def test_either_a_file_or_the_envelope(app, tmp_path):
    assert run(app, "key-sheet").exit_code == 2
    assert run(app, "key-sheet", "-o", str(tmp_path / "a.pdf"), "--put-away").exit_code == 2
