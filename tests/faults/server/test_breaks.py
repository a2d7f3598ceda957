"""Each way of breaking the server takes hold of the program as it is, and one that finds nothing is a breach."""

import subprocess
import sys

import pytest

from tests.faults.law import Account
from tests.faults.outcome import Outcome
from tests.faults.server.breaks import BREAKS, replace_in
from tests.faults.server.launcher import clock_by
from tests.faults.server.scene import UNTRIED, found_in_broken


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_takes_hold(name):
    here = f"from tests.faults.server.breaks import BREAKS; BREAKS[{name!r}]()"

    assert subprocess.run([sys.executable, "-c", here]).returncode == 0


def test_what_is_not_there_cannot_be_broken():
    with pytest.raises(AttributeError):
        replace_in(BREAKS, "no_such_function", None)


@pytest.mark.parametrize(
    ("breach", "is_found"),
    [("L1: 3 acknowledged and lost", True), ("", False), (f"{UNTRIED}no kill fell before the commit", False)],
)
def test_a_broken_server_counts_as_found_only_by_a_broken_law(breach, is_found):
    outcome = found_in_broken("no commit", Outcome("killed", 1, "", Account(1, 1), breach))

    assert (outcome.breach == "", outcome.remark.startswith("found: ")) == (is_found, is_found)


def test_a_clock_is_off_by_what_the_file_says_just_then(tmp_path):
    file = tmp_path / "clock"
    file.write_text("0")
    by_file = clock_by(file)

    before = by_file()
    file.write_text("-86400")
    assert 86_300 < (before - by_file()).total_seconds() < 86_500
