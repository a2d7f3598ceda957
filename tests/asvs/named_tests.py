"""Whether a test that is named is there: its file, its function, and its case where one is named."""

from __future__ import annotations

import ast
from functools import lru_cache

from app.bootstrap import ROOT


def is_there(node: str) -> bool:
    """Whether a node id, tests/….py::test_…[case], names a test that there is; a case by the words of its folder."""
    path, _, name = node.partition("::")
    function, _, case = name.partition("[")
    if function not in _functions_of(path):
        return False
    return not case or any(f'"{case.rstrip("]")}"' in text for text in _texts_beside(path))


@lru_cache(maxsize=256)
def _functions_of(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    body = ast.parse(file.read_text("utf-8")).body
    return frozenset(node.name for node in body if isinstance(node, ast.FunctionDef))


@lru_cache(maxsize=8)
def _texts_beside(path: str) -> tuple[str, ...]:
    folder = (ROOT / path).parent
    stem = (ROOT / path).stem.removeprefix("test_")
    return tuple(each.read_text("utf-8") for each in folder.glob(f"*{stem}.py"))
