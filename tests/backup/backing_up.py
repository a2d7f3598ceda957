"""Backs up, restores, and looks at what came out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.backup.actions import BackupOrder, MadeBackup, make_backup
from app.backup.restoring import Restored, Wanted, restore
from app.backup.snapshot import LEFT_EMPTY
from app.backup.tombstones import Tombstones
from app.bootstrap import ROOT
from app.clock import now
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.factory import create_app
from app.settings import Settings
from tests.command_line import run
from tests.database.fixtures import close

YEARS = (("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31"), ("2026-01-01", "2026-12-31"))
NOBODY: Tombstones = {}


def back_up(app: Flask, file: Path, **order: Any) -> MadeBackup:
    """A backup of what is there now."""
    return make_backup(app.config["OASEN"], BackupOrder(file, **order), now())


def restore_beside(app: Flask, file: Path, folder: Path, tombstones: Tombstones = NOBODY, **wanted: Any) -> Restored:
    """Restore as SQLite into the folder, beside what is running."""
    here = replace(app.config["OASEN"], database_url="")
    return restore(here, Wanted(file, folder, **wanted), tombstones)


@contextmanager
def running(folder: Path, database_url: str = "") -> Iterator[Flask]:
    """The application on a restored instance."""
    app = create_app(Settings(instance=folder, database_url=database_url))
    with app.app_context(), across_organisations(Across.MACHINE):
        yield app
    close(app)


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, sorted; without ways in, which are not kept."""
    with db.engine.connect() as connection:
        return {
            table.name: sorted(
                (tuple(_comparable(value) for value in row) for row in connection.execute(select(table))), key=repr
            )
            for table in db.metadata.sorted_tables
            if table.name not in LEFT_EMPTY
        }


def figures_of(app: Flask, *organisations: str) -> str:
    """What `oasen figures --format json` says of three years."""
    return "".join(
        run(app, "figures", "--from", first, "--to", last, "--organisation", each, "--format", "json").stdout
        for first, last in YEARS
        for each in organisations
    )


def run_on_full_disk(settings: Settings, most_bytes: int, *words: str) -> subprocess.CompletedProcess[str]:
    """What `oasen` says where no file may grow past so many bytes, as on a disk that is nearly full."""
    program = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, {most_bytes}));"
        "from app.command_line import main; main(sys.argv[1:])"
    )
    return subprocess.run(
        [sys.executable, "-B", "-c", program, *words],  # -B: nor may half a compiled module be left
        env={"OASEN_INSTANCE": str(settings.instance), "OASEN_DATABASE_URL": settings.database_url, "PATH": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _comparable(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
