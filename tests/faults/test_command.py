"""The folder of the faults says how they are run, and one that fails does not hide the others."""

from pathlib import Path

from click.testing import CliRunner

from tests.faults import command
from tests.faults.outcome import Outcome


def test_the_folder_of_the_faults_says_how_they_are_run():
    assert "python3 -m tests.faults" in (Path(__file__).parent / "__main__.py").read_text("utf-8")


def test_a_breach_and_what_was_not_done_are_told(monkeypatch):
    def fails(folder, plan):
        raise RuntimeError("the browser does not start")

    tried = {
        "one": fails,
        "two": lambda folder, plan: [Outcome("second", 1, not_done="it needs root")],
        "three": lambda folder, plan: [Outcome("third", plan.rounds_of(usual=7, quick=3))],
    }
    monkeypatch.setattr(command, "FAULTS", tried)

    broken = CliRunner().invoke(command.faults, ["--quick"])
    del tried["one"]
    sound = CliRunner().invoke(command.faults, ["--rounds", "5"])

    assert (broken.exit_code, sound.exit_code) == (1, 0)
    assert "BROKEN: could not be tried: RuntimeError" in broken.output
    assert "Not done, and so not shown: second: it needs root." in sound.output
