"""What others can read, what is wrong with a key, and where none may lie."""

from __future__ import annotations

import tarfile
import zipfile

import pytest

from app.backup.key_sheet import line_of
from app.backup.sheet_standing import NOTE
from app.health.findings import Level
from app.keys import derived_key


@pytest.fixture
def settings(sqlite_settings):
    """Files and keys are the same on both databases."""
    return sqlite_settings


def levels(findings):
    return [finding.level for finding in findings]


@pytest.mark.parametrize(
    ("path", "mode", "level"),
    [
        ("keys/instance.key", 0o440, Level.BROKEN),
        ("keys", 0o711, Level.BROKEN),
        ("oasen.sqlite", 0o604, Level.BROKEN),
        (".", 0o750, Level.LOOK),
        ("backups", 0o755, Level.LOOK),
    ],
)
def test_what_others_can_open_is_found(healthy, path, mode, level):
    (healthy.settings.instance / path).chmod(mode)

    found = healthy.findings()

    assert found.keys() == {"files"}
    assert levels(found["files"]) == [level]


def test_the_advice_on_modes_mends_them(healthy):
    for path in ("keys/instance.key", "oasen.sqlite", "."):
        (healthy.settings.instance / path).chmod(0o755)
    assert len(healthy.findings()["files"]) == 3

    for path in healthy.settings.instance.rglob("*"):
        path.chmod(path.stat().st_mode & ~0o077)
    healthy.settings.instance.chmod(0o700)

    assert healthy.findings() == {}


def test_a_demonstration_beside_the_house_is_no_business_of_its(healthy):
    keys = healthy.settings.instance / "demonstration" / "keys"
    keys.mkdir(parents=True)
    (keys / "instance.key").write_bytes(b"invented")

    assert healthy.findings() == {}


@pytest.mark.parametrize(
    "key",
    [b"", b"secret", bytes(31), bytes(32), b"0123456789" * 3 + b"01"],
    ids=["none", "a word", "short", "0", "1234"],
)
def test_a_key_that_is_none_is_found(healthy, key):
    file = healthy.settings.keys_folder / "boxes.key"
    file.chmod(0o600)
    file.write_bytes(key)
    healthy.print_sheet()

    assert levels(healthy.findings()["keys"]) == [Level.BROKEN]


def test_one_key_for_two_is_found(healthy):
    keys = healthy.settings.keys_folder
    (keys / "boxes.key").chmod(0o600)
    (keys / "boxes.key").write_bytes((keys / "instance.key").read_bytes())
    healthy.print_sheet()

    assert levels(healthy.findings()["keys"]) == [Level.BROKEN]


def as_file(folder, key):
    (folder / "instance.key").write_bytes(key)


def within_a_dump(folder, key):
    (folder / "dump.bin").write_bytes(b"before" + key + b"after")


def as_on_the_sheet(folder, key):
    (folder / "sheet.txt").write_text(f"{line_of(key)}\n")


def in_tar(folder, key):
    as_file(folder, key)
    with tarfile.open(folder / "all.tar.gz", "w:gz") as archive:
        archive.add(folder / "instance.key", "instance/keys/instance.key")
    (folder / "instance.key").unlink()


def in_zip(folder, key):
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("keys/instance.key", key)


@pytest.mark.parametrize("where", ["backups", "exports", "."])
@pytest.mark.parametrize("copy", [as_file, within_a_dump, as_on_the_sheet, in_tar, in_zip])
def test_a_copy_of_a_key_is_found_outside_its_folder(healthy, copy, where):
    folder = healthy.settings.instance / where
    folder.mkdir(mode=0o700, exist_ok=True)

    copy(folder, (healthy.settings.keys_folder / "instance.key").read_bytes())

    assert levels(healthy.findings()["copied-keys"]) == [Level.BROKEN]


def test_a_sealed_copy_is_not_opened_and_another_archive_is_no_key(healthy):
    folder = healthy.settings.instance / "backups"
    with zipfile.ZipFile(folder / "figures.zip", "w") as archive:
        archive.writestr("figures.csv", "1;2")
    (folder / "broken.tar").write_bytes(b"no archive at all")
    for file in folder.iterdir():
        file.chmod(0o600)

    assert healthy.findings() == {}


def test_a_note_that_was_lost_or_spoilt_is_no_promise(healthy):
    note = healthy.settings.keys_folder / NOTE

    note.write_text("put away, I promise")
    spoilt = healthy.findings()
    note.unlink()

    assert spoilt.keys() == healthy.findings().keys() == {"key-sheet"}


def test_without_its_key_the_log_of_what_was_done_counts_as_not_looked_at(healthy):
    (healthy.settings.keys_folder / "audit.key").unlink()
    derived_key.cache_clear()

    found = healthy.findings()

    assert levels(found["keys"]) == [Level.BROKEN]
    assert found["audit-log"] == []
