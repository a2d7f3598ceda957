"""No test lies where pytest does not look: a check that never runs holds nothing."""

import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from app.bootstrap import ROOT

TESTS = ROOT / "tests"
SKIPPED_FOLDERS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["norecursedirs"]


def hidden_by(patterns: list[str], file: Path) -> list[str]:
    """The patterns by which pytest passes a file's folder over."""
    folders = file.relative_to(TESTS).parts[:-1]
    return [pattern for pattern in patterns if any(fnmatch(folder, pattern) for folder in folders)]


def test_no_folder_with_tests_is_passed_over():
    files = sorted(TESTS.rglob("test_*.py"))

    assert len(files) > 150
    assert {file: hidden for file in files if (hidden := hidden_by(SKIPPED_FOLDERS, file))} == {}


def test_a_folder_of_that_name_would_be_found():
    assert hidden_by(["kiosk"], TESTS / "kiosk" / "test_colours.py") == ["kiosk"]


def test_pytest_itself_finds_a_test_in_every_file():
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    found = {line.partition("::")[0] for line in said.splitlines() if "::" in line}
    files = {file.relative_to(ROOT).as_posix() for file in TESTS.rglob("test_*.py")}
    assert files - found == set()
