"""Which module of app/ imports which, read from the source."""

import ast
from functools import cache
from pathlib import Path

from app.bootstrap import ROOT
from tests.house_rules.source_tree import source_files


def module_name(path: Path) -> str:
    """The dotted name of a file: app/log/models.py is app.log.models."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def app_modules() -> dict[str, str]:
    """The source of every module of app/, by its dotted name."""
    return {module_name(path): path.read_text("utf-8") for path in source_files(".py", under="app")}


def imports_of(source: str, modules: set[str]) -> set[str]:
    """The modules of app/ that a source imports, inside functions too; of `from app.log import models` the latter."""
    return {
        f"{name}.{of}" if of and f"{name}.{of}" in modules else name
        for name, of in _imported(source)
        if name.split(".")[0] == "app"
    }


@cache
def _imported(source: str) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {(node.module, alias.name) for alias in node.names}
    return frozenset(found)
