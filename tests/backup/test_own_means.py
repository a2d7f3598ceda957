"""A database put back by its own means, with the keys beside it, is the house again; what must be gone goes again."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.backup.actions import make_rotated_backup
from app.backup.tombstones import FILE_NAME
from app.clock import now
from app.extensions import db
from app.people.models import Person
from app.retention.actions import forget_what_is_due
from tests.backup.backing_up import running
from tests.command_line import run
from tests.log.card_life import a_life, figures, forget, person_of_card, places_of, tags_of
from tests.make import rows
from tests.postgresql.server import programs_folder


@dataclass
class OwnMeans:
    """What the database itself brings for a copy of it."""

    file: Path
    empty_database: str

    def take(self):
        if db.engine.dialect.name == "sqlite":
            with closing(db.engine.raw_connection()) as pooled:
                pooled.driver_connection.execute(f"VACUUM INTO '{self.file}'")
        else:
            here = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
            self._run("pg_dump", "--enable-row-security", "--format=custom", f"--file={self.file}", f"--dbname={here}")

    def put_back(self, instance):
        """The address of the database with the copy in it; empty when it lies in the instance."""
        if db.engine.dialect.name == "sqlite":
            shutil.copy(self.file, instance / "oasen.sqlite")
            return ""
        self._run("pg_restore", "--exit-on-error", f"--dbname={self.empty_database.replace('+psycopg', '')}", self.file)
        return self.empty_database

    def _run(self, program, *words):
        subprocess.run([programs_folder() / program, *words], check=True, capture_output=True, text=True)


@pytest.fixture
def means(app, tmp_path, empty_postgresql):
    return OwnMeans(tmp_path / "copy", empty_postgresql)


@pytest.fixture
def put_back(app, cards, send, keys, means, tmp_path):
    """A house copied before a card was forgotten, then put back into a folder that has its keys alone."""
    a_life(cards, send)
    person = person_of_card(cards[0], keys)
    means.take()
    send(forget(cards[0]))
    forget_what_is_due(now())
    after = figures()
    make_rotated_backup(app.config["OASEN"], now())
    shutil.copytree(app.config["OASEN"].keys_folder, tmp_path / "new" / "keys")
    return tmp_path / "new", means.put_back(tmp_path / "new"), person, after


def test_who_was_forgotten_since_is_forgotten_again_by_the_lists_of_the_backups(app, put_back, cards, keys):
    folder, database_url, person, after = put_back
    backups = app.config["OASEN"].instance / "backups"

    with running(folder, database_url) as there:
        assert places_of([person]) != []
        said = run(there, "forget-again", str(backups)).stdout
        again = run(there, "forget-again", str(backups)).stdout

        assert places_of([*tags_of(cards[0], keys), person, cards[0].token]) == []
        assert figures() == after
        assert len(rows(Person.__table__.select())) > 1
    assert "Known from the lists: 2 codes of forgotten cards, 0 destroyed keys." in said
    assert "have been forgotten again: 1." in said
    assert "entries: time of day" in said
    assert again.endswith("Nothing had come back, and nothing is due.\n")


def test_a_list_that_cannot_be_read_is_no_empty_one(app, tmp_path):
    (tmp_path / FILE_NAME).write_text("{")

    said = run(app, "forget-again", str(tmp_path))

    assert (said.exit_code, said.stdout) == (1, "")
    assert "Take the list of another folder of backups" in said.stderr
