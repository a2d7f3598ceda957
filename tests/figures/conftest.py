"""The fixtures of the comparison with the second counting."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.factory import create_app
from app.settings import Settings
from tests.database.fixtures import close


@pytest.fixture
def fresh_app(tmp_path: Path, sqlite_template: Path) -> Iterator[Callable[[], Flask]]:
    """Makes an application on a fresh SQLite instance, as many as are asked for; the test pushes its context."""
    made: list[Flask] = []

    def make() -> Flask:
        folder = tmp_path / f"fresh_instance_{len(made)}"
        shutil.copytree(sqlite_template, folder)
        made.append(create_app(Settings(instance=folder)))
        return made[-1]

    yield make
    for app in made:
        close(app)
