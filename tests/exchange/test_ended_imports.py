"""An import that is killed leaves nothing that counts, and the next one starts as if it had never been."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from app.exchange.import_lock import only_import
from app.exchange.staging.batches import OF_BATCHES
from app.extensions import db
from app.log.definition import is_visible
from app.log.models import Entry, ImportRun
from app.settings import PREFIX
from tests.command_line import run
from tests.exchange.conftest import visit
from tests.exchange.interruption import BEFORE_COUNTING, BEFORE_WRITING, MOMENTS
from tests.exchange.sums import assert_sums_follow_from_the_log
from tests.make import rows

PATIENCE_SECONDS = 60


@pytest.fixture
def start(app):
    """Starts a command in a process of its own."""

    def start(*arguments, **options):
        settings = app.config["OASEN"]
        environment = os.environ | {
            f"{PREFIX}INSTANCE": str(settings.instance),
            f"{PREFIX}DATABASE_URL": settings.database_url,
        }
        return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, **options)

    return start


def entry_count(condition=None):
    query = select(func.count()).select_from(Entry)
    return rows(query if condition is None else query.where(condition))[0][0]


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_it_counts_for_nothing_and_the_next_import_takes_all(app, doors, start, write, moment):
    file = write(*(visit(person=f"p{number}", gender="woman") for number in range(600)))
    run(app, "import", "entries", write(visit(at="2025-01-07", person="p1")))

    killed = start("tests.exchange.interruption", file, moment).wait(PATIENCE_SECONDS)

    assert killed < 0
    assert None in [finished_at for (finished_at,) in rows(select(ImportRun.finished_at))]
    assert (entry_count() > 1) == (moment != BEFORE_WRITING)
    assert entry_count(is_visible(Entry.__table__)) == 1
    assert_sums_follow_from_the_log()

    assert run(app, "import", "entries", file).stdout == "Took in 600 entries.\n"
    assert entry_count() == entry_count(is_visible(Entry.__table__)) == 601
    assert len(rows(select(ImportRun.id))) == 2
    assert_sums_follow_from_the_log()


def test_what_a_killed_import_left_is_gone_after_the_next(app, doors, start, write):
    file = write(*(visit(person=f"p{number}", gender="woman") for number in range(600)))
    start("tests.exchange.interruption", file, BEFORE_COUNTING).wait(PATIENCE_SECONDS)

    run(app, "import", "entries", write(visit()))

    assert [len(rows(select(table))) for table in OF_BATCHES] == [0, 0, 1, 1, 0, 1]
    assert_sums_follow_from_the_log()


def test_a_second_import_is_refused_while_one_runs(app, doors, write):
    file = write(visit())
    with db.engine.connect() as connection, only_import(connection, app.config["OASEN"].instance):
        answer = run(app, "import", "entries", file)
        looked = run(app, "import", "entries", file, "--dry-run")

    assert (answer.exit_code, "Another import is running" in answer.stderr) == (1, True)
    assert (looked.exit_code, entry_count()) == (0, 0)
    assert run(app, "import", "entries", file).exit_code == 0


def test_two_processes_never_import_at_once(app, doors, start, write):
    with db.engine.connect() as connection, only_import(connection, app.config["OASEN"].instance):
        other = start("app", "import", "entries", write(visit()), stderr=subprocess.PIPE, text=True)
        _, told = other.communicate(timeout=PATIENCE_SECONDS)

    assert (other.returncode, "Another import is running" in told, entry_count()) == (1, True, 0)


def test_in_a_pipe_nothing_is_drawn(app, doors, start, write):
    process = start("app", "import", "entries", write(visit()), stderr=subprocess.PIPE, stdout=subprocess.PIPE)

    assert process.communicate(timeout=PATIENCE_SECONDS) == (b"Took in 1 entry.\n", b"")


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals elsewhere")
def test_on_a_terminal_a_bar_shows_how_far_it_is(app, doors, start, write):
    screen, terminal = os.openpty()
    process = start("app", "import", "entries", write(visit()), stderr=terminal, stdout=subprocess.DEVNULL)
    os.close(terminal)

    drawn = b""
    while piece := _read(screen):
        drawn += piece
    os.close(screen)

    assert process.wait(PATIENCE_SECONDS) == 0
    assert b"Reading" in drawn
    assert b"Taking in" in drawn


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 4096)
    except OSError:  # Linux says so when the last writer has gone
        return b""
