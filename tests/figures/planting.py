"""Plants a fault in a function of the application, for the length of one test."""

from __future__ import annotations
import __future__

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Callable
from importlib import import_module
from types import FunctionType
from typing import Any

import pytest

import app.figures.countings


def plant(monkeypatch: pytest.MonkeyPatch, function: Callable[..., Any], right: str, wrong: str) -> None:
    """Run the function with other words in its source, wherever it has been imported to.

    Its code is exchanged, not its name: whoever holds the function runs the fault.
    """
    sound = inspect.unwrap(function)
    assert isinstance(sound, FunctionType)
    source = textwrap.dedent(inspect.getsource(sound))
    assert source.count(right) == 1, f"{sound.__qualname__} says {right!r} {source.count(right)} times: plant anew"
    [definition] = ast.parse(source.replace(right, wrong)).body
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    names: dict[str, Any] = {}
    flags = __future__.annotations.compiler_flag
    module = ast.Module([definition], type_ignores=[])
    exec(compile(module, inspect.getfile(sound), "exec", flags=flags), sound.__globals__, names)  # noqa: S102
    monkeypatch.setattr(sound, "__code__", names[definition.name].__code__)


def forget_questions() -> None:
    """Let the questions to the database be written anew: they are kept once written."""
    for module_info in pkgutil.iter_modules(app.figures.countings.__path__, "app.figures.countings."):
        for value in vars(import_module(module_info.name)).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
