"""The second counting is one only while it shares nothing with the first."""

import ast
import sys
from pathlib import Path

COUNTING_MODULES = [
    path
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if not path.name.startswith("test_") and not path.name.startswith("random_")
]


def imported_packages(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name for name in names if not name.startswith("tests.second_counting.")}


def test_the_second_counting_imports_only_itself_and_the_standard_library() -> None:
    imported = {name for path in COUNTING_MODULES for name in imported_packages(path)}

    assert len(COUNTING_MODULES) > 10
    assert {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names} == set()
