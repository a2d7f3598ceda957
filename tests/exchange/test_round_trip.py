"""Random logs, exported and imported into an empty instance: every figure is the same."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from tests.command_line import run
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import AGREEMENT, set_up
from tests.second_counting.random_logs import in_any_order, random_log, random_period


def figures(app, period, *premises):
    """The figures of the period and the one before, as JSON."""
    scope = [option for slug in premises for option in ("--premises", slug)] or ["--agreement", AGREEMENT]
    first_day, last_day = (day.isoformat() for day in period)
    answer = run(app, "figures", "--from", first_day, "--to", last_day, "--format", "json", *scope)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def without_lost_card(row):
    """A file has no column for it, so it does not move."""
    return {column: cell for column, cell in row.items() if column != "replaces_lost"}


@pytest.mark.parametrize("seed", range(4))
def test_a_random_log_moves_to_another_instance_with_its_figures(app, empty_app, tmp_path, seed):
    """Over nights when clocks change, voids, links, plans and premises of two organisations."""
    chance = Random(seed)
    log = random_log(chance)
    log = replace(log, entry_rows=[without_lost_card(row) for row in log.entry_rows])
    arrive(log, set_up(log), in_any_order(chance, log), chance)
    files = {what: str(tmp_path / f"{what}.csv") for what in ("entries", "openings")}
    for what, file in files.items():
        assert run(app, "export", what, "-o", file).exit_code == 0

    with empty_app.app_context():
        set_up(replace(log, opening_rows=[]))
        for what, file in files.items():
            answer = run(empty_app, "import", what, file)
            assert answer.exit_code == 0, answer.output

    for period in [random_period(chance) for _ in range(3)]:
        for scope in ((), ("hamnen",), ("stugan",)):
            before = figures(app, period, *scope)
            with empty_app.app_context():
                assert figures(empty_app, period, *scope) == before
