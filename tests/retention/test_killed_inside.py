"""Killed anywhere inside and run again, it leaves what it leaves undisturbed, and in between the figures are whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from app.extensions import db
from app.factory import create_app
from app.periods import year
from app.settings import Settings
from tests.database.fixtures import close
from tests.figures.both_countings import app_figures
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.retention.thinned_log import every_row, thin_through
from tests.second_counting.random_logs import in_any_order, random_log
from tests.second_counting.random_rows import LAST_DAY

KILLS = 6
KILLED = 9


@pytest.fixture
def written(fresh_app, tmp_path):
    """An instance with a log in it, to be copied; and the premises."""
    chance = Random(7)
    log = random_log(chance)
    app = fresh_app()
    with app.app_context():
        arrive(log, set_up(log), in_any_order(chance, log), chance)
    close(app)
    return app.config["OASEN"].instance, sorted(log.premises)


def opened_copy(instance: Path, name: str):
    """The application on a copy of the instance."""
    copy = instance.with_name(name)
    shutil.copytree(instance, copy)
    return create_app(Settings(instance=copy))


def statements_of_a_run(app) -> int:
    """How many statements an undisturbed run takes."""
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
        thin_through(LAST_DAY)
    return len(statements)


def die_before_statement(instance: Path, number: int) -> None:
    """In a process of its own, which ends at once, as by the power or kill -9."""
    child = os.fork()
    if child == 0:
        app = create_app(Settings(instance=instance))
        left = [number]

        def count_down(*_given: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                os._exit(KILLED)

        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", count_down)
            thin_through(LAST_DAY)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == KILLED


def test_killed_anywhere_and_run_again_it_leaves_the_same(written):
    instance, premises = written
    undisturbed = opened_copy(instance, "undisturbed")
    statement_count = statements_of_a_run(undisturbed)
    with undisturbed.app_context():
        rows, figures = every_row(), app_figures(premises, (year(2024).first_day, year(2025).last_day))
    close(undisturbed)

    for number in Random(1).sample(range(1, statement_count), KILLS):
        killed = opened_copy(instance, f"killed_{number}")
        die_before_statement(killed.config["OASEN"].instance, number)
        with killed.app_context():
            assert app_figures(premises, (year(2024).first_day, year(2025).last_day)) == figures, number
            thin_through(LAST_DAY)
            assert every_row() == rows, number
        close(killed)
