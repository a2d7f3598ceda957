"""A house with two doors, files to take in, and a second house that is empty."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.factory import create_app
from app.settings import Settings
from tests.command_line import run
from tests.database.fixtures import close
from tests.exchange.exported import exported
from tests.make import Door, make_activity, make_door

NUMBERS = count(1)


@pytest.fixture
def doors(app) -> dict[str, Door]:
    """Two premises of one organisation."""
    return {slug: make_door(slug) for slug in ("valla", "kyrkan")}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Writes a file of rows (cells by column) or of text, and gives its name."""

    def write(*rows: dict[str, Any] | str | bytes, delimiter: str = ",", name: str = "") -> str:
        path = tmp_path / (name or f"file{next(NUMBERS)}.csv")
        path.write_bytes(content_of(*rows, delimiter=delimiter))
        return str(path)

    return write


def content_of(*rows: dict[str, Any] | str | bytes, delimiter: str = ",") -> bytes:
    """The bytes of a file; cells are given as they are to stand there."""
    if rows and not isinstance(rows[0], dict):
        return b"".join(text if isinstance(text, bytes) else text.encode() for text in rows)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [columns] + [[str(row.get(column, "")) for column in columns] for row in rows]
    return "".join(delimiter.join(line) + "\n" for line in lines).encode()


def visit(at: str = "2025-05-06T11:00", **cells: Any) -> dict[str, Any]:
    """A row that says that somebody came."""
    return {"premises": "valla", "kind": "visit", "at": at} | cells


@pytest.fixture
def empty_app(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """An application on a second instance, on the same kind of database."""
    folder = tmp_path / "second"
    shutil.copytree(request.getfixturevalue("sqlite_template"), folder)
    databases = request.getfixturevalue("postgresql_databases") if settings.database_url else None
    with databases.lent() if databases else nullcontext("") as url:
        second = create_app(Settings(instance=folder, database_url=url))
        yield second
        close(second)


@pytest.fixture
def empty_house(app, empty_app):
    """The second instance, with the same doors and the visiting group, and nothing in its log."""
    with empty_app.app_context():
        for slug in ("valla", "kyrkan"):
            door = make_door(slug)
        make_activity(door, "aa-group", "session", visiting_group=True)
    return empty_app


@pytest.fixture
def move(empty_house, tmp_path):
    """Exports everything from one instance into the empty one."""

    def move(app):
        for what in ("entries", "openings"):
            path = exported(app, tmp_path, what)
            with empty_house.app_context():
                answer = run(empty_house, "import", what, str(path))
                assert answer.exit_code == 0, answer.output
        return empty_house

    return move
