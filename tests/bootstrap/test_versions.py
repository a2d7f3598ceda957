"""Which of the versions that lie side by side is run, whatever the note that says so has become."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app import __version__
from app.bootstrap import ROOT
from app.bootstrap.versions import (
    FAILED,
    MOST_STARTS,
    NOTE,
    UPDATED,
    Last,
    Order,
    Standing,
    keep_standing,
    standing_of,
    version_of_home,
)

OTHER = "0.9.0-0099-abcdef01"
ORDER = Order(to=OTHER, version="0.9.0", came_from="", left_version="0.1.0", revision="0028", at="2026-11-28T09:00:00")
START = """
import sys
from app.bootstrap.versions import go_on_in_present
go_on_in_present(sys.argv[1:])
print("the home", *sys.argv[1:])
"""


@pytest.fixture
def home(tmp_path):
    """A home with the true start-up code, another version beside it, and an instance."""
    shutil.copytree(ROOT / "app" / "bootstrap", tmp_path / "app" / "bootstrap")
    (tmp_path / "app" / "__init__.py").write_text('"""Home."""\n__version__ = "0.1.0"\n')
    (tmp_path / "app" / "__main__.py").write_text("")
    other = tmp_path / "versions" / OTHER / "app"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text('__version__ = "0.9.0"\n')
    (other / "__main__.py").write_text("import sys, app\nprint('the other', app.__version__, *sys.argv[1:])\n")
    (tmp_path / "instance").mkdir()
    return tmp_path


def started(home: Path, *words: str) -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("OASEN_")}
    run = subprocess.run(
        [sys.executable, "-c", START, *words], cwd=home, env=surroundings, capture_output=True, text=True
    )
    assert run.stderr == ""
    return run.stdout.strip()


def noted(home: Path, **changed) -> None:
    keep_standing(home / "instance", replace(Standing("0.1.0", present=OTHER), **changed))


def note_of(home: Path) -> dict:
    return json.loads((home / "instance" / NOTE).read_text())


def test_without_a_note_the_home_runs(home):
    assert started(home, "serve") == "the home serve"


def test_the_version_that_the_note_names_runs_with_the_same_words(home):
    noted(home)

    assert started(home, "figures", "--year", "2026") == "the other 0.9.0 figures --year 2026"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"home": "0.1.0"}', '{"home": "0.1.0", "present": 7}'])
def test_a_note_that_cannot_be_read_is_none(home, text):
    (home / "instance" / NOTE).write_text(text)

    assert started(home, "check") == "the home check"


@pytest.mark.parametrize("name", ["gone", "../..", f"../versions/{OTHER}", "/etc"])
def test_a_version_that_is_not_there_or_elsewhere_is_not_run(home, name):
    noted(home, present=name)

    assert started(home, "check") == "the home check"


def test_a_home_that_somebody_replaced_by_hand_runs_itself(home):
    noted(home)
    (home / "app" / "__init__.py").write_text('"""Home."""\n__version__ = "1.0.0"\n')

    assert started(home, "serve") == "the home serve"


def test_a_version_that_never_comes_so_far_is_left_again(home):
    noted(home, order=ORDER)

    said = [started(home, "serve") for _start in range(MOST_STARTS + 1)]

    assert said == ["the other 0.9.0 serve"] * MOST_STARTS + ["the home serve"]
    note = note_of(home)
    assert (note["present"], note["order"], note["last"]["what"]) == ("", None, FAILED)


def test_only_starts_of_the_server_are_counted_and_none_of_the_way_back(home):
    noted(home, order=ORDER)
    started(home, "check")
    assert note_of(home)["order"]["starts"] == 0

    started(home)
    assert note_of(home)["order"]["starts"] == 1

    noted(home, order=replace(ORDER, is_back=True))
    started(home)
    assert note_of(home)["order"]["starts"] == 0


def test_what_is_kept_is_read_again_and_what_a_later_version_added_is_left_out(tmp_path):
    kept = Standing(version_of_home(), "", ORDER, replace(ORDER, is_pressed=True), Last(UPDATED, "0.9.0", "2026", "x"))
    keep_standing(tmp_path, kept)
    values = json.loads((tmp_path / NOTE).read_text())
    values["order"]["colour"] = values["light"] = "green"
    (tmp_path / NOTE).write_text(json.dumps(values))

    assert standing_of(tmp_path) == kept
    assert [each.name for each in tmp_path.iterdir()] == [NOTE]


def test_the_home_is_known_by_its_version_and_its_newest_step():
    version, _, step = version_of_home().partition(" ")

    assert version == __version__
    assert step.isdigit()
