"""A backup that is not as it was made is never restored, not even in part."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.backup.archive import Archive
from app.backup.key_files import identities_here, public_half
from app.backup.locking import lock, recipient_named, unlock
from app.backup.refusals import BackupDamaged, BackupLocked
from app.backup.restoring import restore
from tests.backup.backing_up import back_up, restore_beside

FLIPS = 1_000
PIECES = 200


@pytest.fixture(scope="module")
def small(tmp_path_factory, sqlite_template):
    """The bytes of a backup of a house in which nothing has happened, and what opens it."""
    from app.factory import create_app
    from app.settings import Settings
    from tests.database.fixtures import close

    settings = Settings(instance=sqlite_template)
    app = create_app(settings)
    with app.app_context():
        whole = back_up(app, tmp_path_factory.mktemp("backup") / "a.age").path.read_bytes()
    close(app)
    return whole, identities_here(settings)


def read_whole(locked, identities):
    archive = Archive(unlock(io.BytesIO(locked), identities))
    return sum(1 for part in archive.manifest.parts for _ in archive.lines(part))


def is_found(locked, identities):
    try:
        read_whole(locked, identities)
    except (BackupDamaged, BackupLocked):
        return True
    return False


def test_the_small_backup_is_whole_as_it_is(small):
    whole, identities = small

    assert read_whole(whole, identities) > 10


def test_a_thousand_flipped_bytes_are_all_found(small):
    whole, identities = small
    chance = random.Random("flips")
    head = whole.index(b"\n---") + 60  # every byte that says who can open it, then any others
    places = [*range(head), *(chance.randrange(head, len(whole)) for _ in range(FLIPS - head))]

    def flipped(place):
        return whole[:place] + bytes([whole[place] ^ chance.randrange(1, 256)]) + whole[place + 1 :]

    assert len(places) == FLIPS
    assert [place for place in places if not is_found(flipped(place), identities)] == []


def test_a_backup_that_was_cut_off_is_found_wherever(small):
    whole, identities = small
    chance = random.Random("cuts")
    lengths = [0, 1, 22, len(whole) - 1, len(whole) - 16, *(chance.randrange(len(whole)) for _ in range(PIECES))]

    assert [length for length in lengths if not is_found(whole[:length], identities)] == []


def test_bytes_behind_its_end_are_found(small):
    whole, identities = small

    assert is_found(whole + b"\0", identities)


def made_by_someone_else(small, change):
    """The archive of the small backup with something changed inside, locked anew and so sound from outside."""
    whole, identities = small
    inside = ZipFile(unlock(io.BytesIO(whole), identities))
    files = {name: inside.read(name) for name in inside.namelist()}
    change(files)
    changed = io.BytesIO()
    with ZipFile(changed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return Archive(changed)


def test_the_manifest_finds_what_the_lock_does_not(small):
    def change(files):
        files["tables/kinds.jsonl"] = files["tables/kinds.jsonl"].replace(b"visit", b"visat")

    archive = made_by_someone_else(small, change)
    [kinds] = [part for part in archive.manifest.parts if part.table == "kinds"]

    with pytest.raises(BackupDamaged, match="kinds is not as it was put in"):
        list(archive.lines(kinds))


def without_a_table(files):
    del files["tables/kinds.jsonl"]


def with_a_table_more(files):
    files["tables/more.jsonl"] = b"[]\n"


def with_another_form(files):
    files["manifest.json"] = files["manifest.json"].replace(b"oasen-backup/1", b"oasen-backup/9")


def with_half_a_manifest(files):
    files["manifest.json"] = files["manifest.json"][:200]


def without_a_manifest(files):
    del files["manifest.json"]


def with_a_manifest_that_lacks_something(files):
    files["manifest.json"] = json.dumps({"format": "oasen-backup/1", "parts": []}).encode()


@pytest.mark.parametrize(
    "change",
    [
        without_a_table,
        with_a_table_more,
        with_another_form,
        with_half_a_manifest,
        without_a_manifest,
        with_a_manifest_that_lacks_something,
    ],
)
def test_an_archive_that_does_not_hold_together_is_refused(small, change):
    with pytest.raises(BackupDamaged):
        made_by_someone_else(small, change)


def relocked(app, file: Path, change) -> None:
    """Change the archive and everything the manifest says of it, and lock it again: all that is left is the schema."""
    import hashlib

    settings = app.config["OASEN"]
    inside = ZipFile(unlock(io.BytesIO(file.read_bytes()), identities_here(settings)))
    files = {name: inside.read(name) for name in inside.namelist()}
    manifest = json.loads(files["manifest.json"])
    change(files, manifest)
    for part in manifest["parts"]:
        content = files[f"tables/{part['table']}.jsonl"]
        part |= {"sha256": hashlib.sha256(content).hexdigest(), "row_count": content.count(b"\n")}
    files["manifest.json"] = json.dumps(manifest).encode()
    changed = io.BytesIO()
    with ZipFile(changed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    with file.open("wb") as target:
        lock(iter([changed.getvalue()]), target, [recipient_named(public_half(settings))])


def pointing_at_nothing(files, _manifest):
    files["tables/organisations.jsonl"] = b""


def of_another_shape(files, _manifest):
    files["tables/kinds.jsonl"] = b'["visit",1,2]\n'


def no_rows_at_all(files, _manifest):
    files["tables/kinds.jsonl"] = b"this is no row\n"


def with_a_column_less(_files, manifest):
    manifest["parts"][0]["columns"].pop()


@pytest.mark.parametrize("change", [pointing_at_nothing, of_another_shape, no_rows_at_all, with_a_column_less])
def test_rows_that_do_not_belong_together_are_not_put_in_place(app, house_of_two, tmp_path, change):
    file = back_up(app, tmp_path / "a.age").path
    relocked(app, file, change)

    with pytest.raises(BackupDamaged):
        restore_beside(app, file, tmp_path / "new")

    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.age", "instance"]


def test_a_postgresql_database_is_as_empty_as_before(app, house_of_two, tmp_path, empty_postgresql):
    from dataclasses import replace

    from app.backup.restoring import Wanted, is_database_empty

    file = back_up(app, tmp_path / "a.age").path
    relocked(app, file, pointing_at_nothing)

    with pytest.raises(BackupDamaged):
        restore(replace(app.config["OASEN"], database_url=empty_postgresql), Wanted(file, tmp_path / "new"), {})

    assert is_database_empty(empty_postgresql)
    assert not (tmp_path / "new").exists()
