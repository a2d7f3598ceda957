"""No test lies where pytest does not look: a check that never runs holds nothing."""

import ast
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from app.bootstrap import ROOT
from tests.house_rules.source_tree import read, shown

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


def names_of_tests(source: str) -> list[str]:
    """The functions of a file, not of what stands inside it, that pytest takes for tests."""
    return [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and is_test(node.name)]


def is_test(name: str) -> bool:
    """Whether pytest runs a function of that name."""
    return name.startswith("test")


def test_every_file_of_tests_holds_one():
    assert [shown(file) for file in sorted(TESTS.rglob("test_*.py")) if not names_of_tests(read(file))] == []


def test_every_sentence_that_asserts_is_a_test():
    """A function that nobody calls and that is named otherwise than a test never runs."""
    loose = {shown(file): names for file in sorted(TESTS.rglob("test_*.py")) if (names := never_called(read(file)))}

    assert loose == {}


def never_called(source: str) -> list[str]:
    """Functions that assert, are no tests or fixtures, and are named nowhere else in the file."""
    functions = [
        node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and not is_test(node.name)
    ]
    asserting = [each for each in functions if any(isinstance(node, ast.Assert) for node in ast.walk(each))]
    return [each.name for each in asserting if source.count(each.name) == 1 and not each.decorator_list]


def test_a_test_that_never_runs_is_found():
    assert names_of_tests("def check_light():\n    assert True\n") == []
    assert never_called("def tets_light():\n    assert True\n") == ["tets_light"]
