"""Backing ten years up, restoring them, rehearsing that: how long, how much memory, and what tablets feel of it."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from app.bootstrap import ROOT
from tests.benchmarks.history import filled, row_count_for
from tests.benchmarks.intake import tap_lines
from tests.benchmarks.load import Load, answers_of
from tests.benchmarks.served import Instance, served
from tests.benchmarks.table import Line
from tests.postgresql.lending import run_on_server
from tests.postgresql.server import SERVERS_ACCOUNT

TAPS_EVERY_SECONDS = 0.1
LONGEST_BACKUP_SECONDS = 600.0
AIM = "< 300"


def measure_backups(folder: Path, database: str, seconds: float) -> list[Line]:
    """Each by its command, as a person runs it; the backup once with tablets at rest and once with eight that tap."""
    row_count = row_count_for(seconds)
    with filled(folder, database, row_count) as made:
        file = folder / f"{database}.age"
        lines = _measured(made, f"back up {row_count:,} entries", "backup", "-o", file)
        lines.append(Line("the backup", file.stat().st_size / 1e6, "MB"))
        with served(made) as port:
            pace = {"client_count": 8, "seconds": LONGEST_BACKUP_SECONDS, "pause_seconds": TAPS_EVERY_SECONDS}
            load = Load(port, made.tokens, **pace).start()
            lines += _measured(made, "back up, 8 tablets tapping", "backup")
            lines += tap_lines("8 tablets", answers_of(load, is_stopped=True), None, "", p99_aim="< 50")
        lines += _measured(made, "restore into a folder", "restore", file, "--into", folder / f"{database}-restored")
        if made.settings.database_url:
            elsewhere = replace(made, settings=replace(made.settings, database_url=_empty_database(made)))
            words = ("restore", file, "--into", folder / "in-another-database")
            lines += _measured(elsewhere, "restore into PostgreSQL", *words)
        return lines + _measured(made, "rehearse the newest", "rehearse")


def _measured(made: Instance, what: str, *words: str | Path) -> list[Line]:
    """Seconds and the most memory of a command; it must go well."""
    began_at = time.perf_counter()
    process = subprocess.Popen(made.command(*words), env=made.environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began_at
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{words[0]} ended with {process.returncode}")
    return [Line(what, took, "s", aim=AIM), Line("  at most in memory", used.ru_maxrss / 1024, "MiB")]


def _empty_database(made: Instance) -> str:
    url = sa.make_url(made.settings.database_url)
    # The house's own account may make none.
    of_server = url.set(username=SERVERS_ACCOUNT).render_as_string(hide_password=False)
    run_on_server(of_server, f"CREATE DATABASE restored OWNER {url.username}")
    return url.set(database="restored").render_as_string(hide_password=False)
