"""What a command says when something around it is in the way: one sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from app.command_line import Installation, OasenGroup, oasen
from app.database import engine
from app.database.engine import sqlite_module
from app.settings import Settings

ADDED = ("kiosk", "add", "Dörren", "--premises", "huset")
HOUSE = (
    ("organisation", "add", "kamraterna", "--name", "Kamraterna"),
    ("premises", "add", "huset", "--organisation", "kamraterna", "--name", "Huset"),
)


def told(settings: Settings, *arguments: str) -> Result:
    result = CliRunner().invoke(oasen, list(arguments), obj=Installation(settings))
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


@contextmanager
def somebody_writing(settings: Settings) -> Iterator[None]:
    """Another process, as far as SQLite can tell, that has begun to write."""
    with closing(sqlite_module().connect(settings.instance / "oasen.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def house(sqlite_settings: Settings) -> Settings:
    """A house with premises, made by commands."""
    for each in HOUSE:
        assert told(sqlite_settings, *each).exit_code == 0
    return sqlite_settings


def test_beside_one_who_never_stops_writing_it_says_what_to_do(house, monkeypatch):
    monkeypatch.setattr(engine, "WAITS_FOR_LOCK_MS", 1)

    with somebody_writing(house):
        answer = told(house, *ADDED)

    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert "Run the command again in a minute" in answer.stderr
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("kiosk", "languages", "--premises", "huset", "--off", "ar"), *HOUSE])
def test_the_other_commands_do_too(house, monkeypatch, command):
    monkeypatch.setattr(engine, "WAITS_FOR_LOCK_MS", 1)

    with somebody_writing(house):
        assert "Run the command again in a minute" in told(house, *command).stderr


def test_a_database_that_is_none_is_said_to_be(house):
    (house.instance / "oasen.sqlite").write_bytes(b"nothing of the kind" * 100)

    assert "Run `oasen check`" in told(house, *ADDED).stderr


def test_a_database_server_that_is_not_there_is_said_to_be(house):
    away = replace(house, database_url=f"postgresql+psycopg://oasen@/oasen?host={house.instance}")

    answer = told(away, *ADDED)

    assert "The database server does not answer or lets nobody in" in answer.stderr
    assert answer.exit_code == 1


def saying(fault: Exception) -> Result:
    @click.group(cls=OasenGroup)
    def one() -> None: ...

    def fail() -> None:
        raise fault

    one.get_command = lambda _context, name: click.Command(name, callback=fail)  # type: ignore[method-assign]
    return CliRunner().invoke(one, ["any"])


def test_a_file_that_one_may_not_use_is_named():
    answer = saying(PermissionError(13, "Permission denied", str(Path("/var/lib/oasen/keys/instance.key"))))

    assert "You may not use /var/lib/oasen/keys/instance.key" in answer.stderr
    assert "sudo -u oasen" in answer.stderr


def test_a_full_disk_is_said_to_be():
    assert "no room left" in saying(OSError(28, "No space left on device")).stderr


@pytest.mark.parametrize("fault", [ValueError("a fault"), OSError(2, "No such file", "app/made.py"), KeyError("x")])
def test_a_fault_of_the_program_is_not_smoothed_over(fault):
    assert saying(fault).exception is fault
