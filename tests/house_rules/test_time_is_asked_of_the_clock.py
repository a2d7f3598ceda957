"""Only app/clock.py and kiosk/device/clock.js ask what time it is."""

import ast
import re
from pathlib import Path

import pytest

from tests.house_rules.source_tree import read, shown, source_files

PYTHON_CLOCK = "app/clock.py"
KIOSK_CLOCK = "kiosk/device/clock.js"

OF_A_DATE = {"now", "today", "utcnow", "current_timestamp", "localtimestamp", "current_date"}
OF_TIME = {"time", "time_ns", "localtime", "gmtime", "strftime"}
IN_SCRIPT = re.compile(r"Date\.now|new Date\(\s*\)|\bDate\(\)|Temporal\.Now")


def questions_in_python(source: str) -> list[str]:
    """Each place that asks the time: datetime.now(), date.today, time.time(), func.now(), from time import time."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and _asks(node):
            found.append(ast.unparse(node))
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [alias.name for alias in node.names if alias.name in OF_TIME]
    return found


def _asks(node: ast.Attribute) -> bool:
    if isinstance(node.value, ast.Name) and node.value.id == "time":
        return node.attr in OF_TIME
    return node.attr in OF_A_DATE and not (isinstance(node.value, ast.Name) and node.value.id in {"clock", "self"})


def _except_clock(paths: list[Path], clock: str) -> list[Path]:
    return [path for path in paths if shown(path) != clock]


def test_no_other_python_asks_the_time():
    files = _except_clock(source_files(".py", under="app"), PYTHON_CLOCK)

    assert {shown(path): asked for path in files if (asked := questions_in_python(read(path)))} == {}


def test_no_other_script_asks_the_time():
    scripts = _except_clock(source_files(".js", under="kiosk") + source_files(".js", under="phone"), KIOSK_CLOCK)

    assert {shown(path): asked for path in scripts if (asked := IN_SCRIPT.findall(read(path)))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "default = date.today",
        "time.time()",
        "from time import time_ns",
        "select(func.now())",
    ],
)
def test_python_that_asks_the_time_is_found(source):
    assert questions_in_python(source) != []


@pytest.mark.parametrize("source", ["time.monotonic()", "clock.now()", "datetime(2026, 1, 1)"])
def test_python_that_does_not_ask_passes(source):
    assert questions_in_python(source) == []


@pytest.mark.parametrize("source", ["Date.now()", "const at = new Date();", "Temporal.Now.instant()"])
def test_script_that_asks_the_time_is_found(source):
    assert IN_SCRIPT.search(source)


def test_script_that_reads_a_given_moment_passes():
    assert not IN_SCRIPT.search("new Date(moment)")
