"""Names say what a thing is; the words that fit everything are not used."""

import ast
import re
from pathlib import Path

import pytest

from tests.house_rules.source_tree import read, shown, source_files

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}
EMPTY_PREFIX = re.compile(r"_?(get|handle|process)_|(get|handle|process)[A-Z]")
SCRIPT_FUNCTION = re.compile(
    r"function\*?\s+(\w+)|const\s+(\w+)\s*=\s*(?:async\s*)?\(|^\s+(?:async\s+)?(\w+)\([^)]*\) \{", re.M
)
# Methods that a framework calls by these names.
NAMED_BY_FRAMEWORKS = {
    *("get_id", "get_command"),  # Flask-Login, click
    *("process_bind_param", "process_result_value"),  # SQLAlchemy
    "process_formdata",  # WTForms
    "handle_error",  # socketserver
    *("handle_data", "handle_starttag", "handle_endtag", "handle_startendtag", "handle_comment"),  # html.parser
}


def empty_words_of_path(path: Path) -> set[str]:
    """The words without meaning in a file's name or its folders' names."""
    return {word for part in path.with_suffix("").parts for word in re.split(r"[_.-]", part.lower())} & EMPTY_WORDS


def empty_names_in_python(source: str) -> list[str]:
    """Functions and classes with a name that says nothing."""
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, named)]
    return [name for name in names if _is_empty(name) and name not in NAMED_BY_FRAMEWORKS]


def empty_names_in_script(source: str) -> list[str]:
    """Functions with a name that says nothing."""
    names = [next(filter(None, found), "") for found in SCRIPT_FUNCTION.findall(source)]
    return [name for name in names if _is_empty(name)]


def _is_empty(name: str) -> bool:
    last_word = re.findall(r"[A-Z]?[a-z]+|$", name)[-2:][0].lower()
    return bool(EMPTY_PREFIX.match(name)) or last_word in EMPTY_WORDS


def test_the_path_of_a_file_says_something():
    paths = [Path(shown(path)) for path in source_files()]

    assert len(paths) > 1_000
    assert [path for path in paths if empty_words_of_path(path)] == []


def test_python_names_say_something():
    files = source_files(".py", under="app") + source_files(".py", under="tests")

    assert {shown(path): names for path in files if (names := empty_names_in_python(read(path)))} == {}


def test_script_names_say_something():
    files = source_files(".js", under="kiosk") + source_files(".js", under="phone")

    assert {shown(path): names for path in files if (names := empty_names_in_script(read(path)))} == {}


@pytest.mark.parametrize("path", ["app/utils.py", "app/log/entry_helpers.py", "kiosk/common/light.js"])
def test_an_empty_path_is_found(path):
    assert empty_words_of_path(Path(path)) != set()


@pytest.mark.parametrize("source", ["def get_entries(): ...", "class EntryManager: ...", "def _handle_it(): ..."])
def test_an_empty_python_name_is_found(source):
    assert empty_names_in_python(source) != []


@pytest.mark.parametrize("source", ["function getEntry() {", "export const handleTap = () =>", "  processQueue() {"])
def test_an_empty_script_name_is_found(source):
    assert empty_names_in_script(source) != []
