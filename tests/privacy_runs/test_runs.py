"""Each privacy run, few rounds of it: that it runs, that it counts, and that it can fail."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from tests.disclosure_runs.outcome import Outcome, Plan
from tests.privacy_runs import command
from tests.privacy_runs.forgotten import forget_in_many_databases
from tests.privacy_runs.guesses import guess_a_million_times
from tests.privacy_runs.timing import HIGH, LOW, interval, measured
from tests.privacy_runs.two_parties import Trace, Visitor
from tests.privacy_runs.vault_linkage import GUESSERS, TO, pairs_alike, right_in


def test_the_folder_says_how_the_runs_are_started():
    assert "python3 -m tests.privacy_runs" in (Path(__file__).parent / "__main__.py").read_text("utf-8")


def test_a_breach_ends_with_one(monkeypatch):
    runs = {"broken": lambda plan: Outcome("broken", plan.of(7, 3), {}, ["!"])}
    monkeypatch.setattr(command, "RUNS", runs)

    broken = CliRunner().invoke(command.privacy_runs, ["--quick"])

    assert (broken.exit_code, "BREACH !" in broken.output) == (1, True)


def test_guesses_are_tried_and_none_is_confirmed():
    outcome = guess_a_million_times(Plan(rounds=200))

    assert (outcome.breaches, outcome.counted["confirmed"]) == ([], 0)
    assert int(outcome.counted["values in the tables"]) > 100


def test_a_guess_that_is_confirmed_is_told(monkeypatch):
    monkeypatch.setattr("tests.privacy_runs.guesses.confirmed", lambda guesses, *_: [guesses[0][1]])

    assert guess_a_million_times(Plan(rounds=100)).breaches != []


def test_a_card_is_forgotten_in_every_file():
    outcome = forget_in_many_databases(Plan(quick=True))

    assert (outcome.breaches, outcome.counted["(value, file) after"]) == ([], 0)
    assert int(outcome.counted["(value, file) before"]) >= 4


@pytest.mark.parametrize("later", [0.0, 0.5])
def test_answers_that_take_longer_for_known_cards_would_be_seen(later):
    random = Random(3)
    known, unknown = ([random.gauss(25 + extra, 1) for _ in range(2_000)] for extra in (later, 0.0))

    _, low, high = interval(known, unknown)

    assert (LOW <= low and high <= HIGH) == (later == 0)


def test_both_kinds_of_answer_are_timed_at_a_real_server(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.privacy_runs.timing.CARD_COUNT", 2)
    known, unknown = measured(tmp_path, "sqlite", 20)

    assert (len(known), len(unknown)) == (20, 20)


def test_a_value_that_stands_in_the_vault_too_would_be_seen():
    own = [bytes([number]) * 16 for number in range(20)]
    traces = [Trace(frozenset((each,)), each, each, 0.0, 0.0, frozenset()) for each in own]
    pairs = pairs_alike(Visitor(each, each, each) for each in traces)

    assert len(pairs) == 10
    assert right_in(pairs, GUESSERS["values that are equal"], TO["vault"], Random(1)) == 10
