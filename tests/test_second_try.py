"""A test in a browser has a second try that is told; others have one, and a run has two such at most."""

import subprocess
import sys

from app.bootstrap import ROOT

WAVERING = """
import os
from pathlib import Path
import pytest

@pytest.mark.parametrize("number", range({count}))
def test_wavers(number):
    seen = Path(__file__).with_suffix(f".{{number}}")
    first_time = not seen.exists()
    seen.touch()
    os.write(2, b"fault at %d" % number)
    assert not first_time, "the screen did not come"
"""
NEVER_RIGHT = "def test_wavers():\n    assert False, 'never right'\n"


def run_of(folder, content):
    """How a run of one such file ends, and what it says."""
    folder.mkdir(parents=True)
    (folder / "test_wavering.py").write_text(content, encoding="utf-8")
    (folder / "none.ini").touch()
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "tests.second_try"]
    ended = subprocess.run(
        [*command, "--rootdir", folder, "-c", folder / "none.ini", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return ended.returncode, ended.stdout


def test_what_is_right_the_second_time_is_told_with_what_it_failed_on(tmp_path):
    code, said = run_of(tmp_path / "in_browser", WAVERING.format(count=2))

    assert code == 0
    assert "second try: test_wavering.py::test_wavers[0]" in said
    assert "the screen did not come" in said
    assert "fault at 0" in said


def test_what_fails_twice_fails(tmp_path):
    code, said = run_of(tmp_path / "in_browser", NEVER_RIGHT)

    assert (code, "never right" in said) == (1, True)


def test_a_third_one_in_a_run_fails_it(tmp_path):
    code, said = run_of(tmp_path / "in_browser", WAVERING.format(count=3))

    assert code == 1
    assert "3 tests needed a second try" in said


def test_without_a_browser_there_is_one_try(tmp_path):
    code, said = run_of(tmp_path / "log", WAVERING.format(count=1))

    assert code == 1
    assert "second try" not in said
