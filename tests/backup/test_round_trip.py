"""A backup gives everything back, on both databases and from one to the other, while the server runs."""

from __future__ import annotations

import stat
import threading
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from app.backup.key_files import identities_here
from app.backup.locking import unlock
from app.backup.restoring import Wanted, restore
from app.backup.snapshot import LEFT_EMPTY, every_table
from app.clock import now
from app.database.schema import newest_revision, revision_of_database
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.log.actions import deposit
from app.organisations.actions import add_organisation
from app.staff.models import SignInLink
from tests.backup.backing_up import back_up, every_row, figures_of, restore_beside, run_on_full_disk, running
from tests.make import labelled, rows


def test_every_row_and_every_figure_is_there_again(app, lived_in, tmp_path):
    back_up(app, tmp_path / "a.age")
    before, figures = every_row(), figures_of(app, "iogt", "sion")

    restored = restore_beside(app, tmp_path / "a.age", tmp_path / "new")

    assert not restored.put_back.changed_years
    assert restored.missing_keys == ()
    with running(tmp_path / "new") as again:
        assert every_row() == before
        assert revision_of_database() == newest_revision()
        assert figures_of(again, "iogt", "sion") == figures


def test_a_house_moves_from_either_database_into_postgresql(app, lived_in, tmp_path, empty_postgresql):
    back_up(app, tmp_path / "a.age")
    before, figures = every_row(), figures_of(app, "iogt", "sion")
    there = replace(app.config["OASEN"], database_url=empty_postgresql)

    assert restore(there, Wanted(tmp_path / "a.age", tmp_path / "new"), {}).database_url == empty_postgresql

    assert not (tmp_path / "new" / "oasen.sqlite").exists()
    with running(tmp_path / "new", empty_postgresql) as again:
        assert every_row() == before
        assert figures_of(again, "iogt", "sion") == figures
        with db.engine.begin() as connection:  # numbers go on where they were
            assert add_organisation(connection, again.config["OASEN"], "new", "New", now()) > 2


def test_what_the_tests_live_through_fills_most_tables(lived_in):
    filled = {name for name, found in every_row().items() if found}

    assert {"entries", "voids", "waiting_codes", "set_aside", "person_links", "people", "statements"} <= filled
    assert len(filled) > 20


def test_ways_in_that_were_open_for_a_while_are_not_kept(app, lived_in, tmp_path):
    assert rows(select(func.count()).select_from(SignInLink)) == [(1,)]

    back_up(app, tmp_path / "a.age")
    restore_beside(app, tmp_path / "a.age", tmp_path / "new")

    with running(tmp_path / "new"), db.engine.connect() as connection:
        tables = {table.name: table for table in every_table(connection)}
        for name in LEFT_EMPTY:
            assert connection.execute(select(func.count()).select_from(tables[name])).scalar() == 0


def test_a_backup_is_of_one_moment_while_tablets_send(app, door, tmp_path):
    ended = threading.Event()
    failures: list[BaseException] = []

    def keep_sending():
        with app.app_context(), across_organisations(Across.MACHINE):
            try:
                while not ended.is_set():
                    deposit(door.place.organisation_id, [labelled(door, "anka"), labelled(door)])
            except BaseException as error:
                failures.append(error)

    deposit(door.place.organisation_id, [labelled(door, "anka"), labelled(door)])
    tablet = threading.Thread(target=keep_sending)
    tablet.start()
    made = [back_up(app, tmp_path / f"{number}.age") for number in range(2)]
    ended.set()
    tablet.join()

    assert failures == []
    counts = [backup.manifest.row_counts["entries"] for backup in made]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0] > 0
    for number, count in enumerate(counts):
        assert count % 2 == 0  # both of a deposit, or neither
        # The sums are raised with each entry: of one moment, they give the figures that the manifest was told.
        assert not restore_beside(app, tmp_path / f"{number}.age", tmp_path / str(number)).put_back.changed_years


def test_a_backup_is_for_its_owner_alone_and_so_is_what_is_restored(app, lived_in, tmp_path):
    back_up(app, tmp_path / "a.age")
    restore_beside(app, tmp_path / "a.age", tmp_path / "new")

    def mode(path):
        return stat.S_IMODE(path.stat().st_mode)

    assert mode(tmp_path / "a.age") == 0o600
    assert mode(tmp_path / "new") == 0o700
    assert {mode(file) for file in (tmp_path / "new").rglob("*") if file.is_file()} <= {0o600, 0o400}


def test_nothing_can_be_read_in_it_without_the_key(app, lived_in, tmp_path):
    back_up(app, tmp_path / "a.age")

    locked = (tmp_path / "a.age").read_bytes()

    assert locked.startswith(b"age-encryption.org/v1\n")
    for word in (b"entries", b"iogt", b"PK\x03\x04", b"sionhuset"):
        assert word not in locked


def test_the_keys_are_in_it_only_when_asked_for(app, lived_in, tmp_path):
    settings = app.config["OASEN"]
    own = [file.read_bytes() for file in settings.keys_folder.glob("*.key")]
    assert len(own) >= 4

    def unlocked(**order):
        locked = back_up(app, tmp_path / "a.age", **order).path.read_bytes()
        return ZipFile(unlock(BytesIO(locked), identities_here(settings)))

    without = unlocked()
    assert not [name for name in without.namelist() if name.startswith("keys/")]
    contents = b"".join(without.read(name) for name in without.namelist())
    assert not [key for key in own if key in contents or key.hex().encode() in contents]

    inside = {name for name in unlocked(with_keys=True).namelist() if name.startswith("keys/")}
    assert inside == {
        f"keys/{name}.key" for name in ("audit", "instance", "boxes", "organisation-iogt", "organisation-sion")
    }


@pytest.mark.parametrize("with_keys", [True, False])
def test_the_command_says_what_it_made(app, lived_in, tmp_path, with_keys):
    from tests.command_line import run

    words = ["--with-keys"] if with_keys else []
    said = run(app, "backup", "-o", str(tmp_path / "a.age"), *words)

    assert said.exit_code == 0
    assert said.stdout.startswith("Backed up ")
    assert ("holds the keys too" in said.stdout) is with_keys


def test_a_full_disk_is_said_and_leaves_nothing(app, lived_in, tmp_path):
    (tmp_path / "full").mkdir()

    said = run_on_full_disk(app.config["OASEN"], 3_000, "backup", "-o", str(tmp_path / "full" / "a.age"))

    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("oasen: Cannot write ")
    assert said.stderr.count("\n") == 1
    assert list((tmp_path / "full").iterdir()) == []
