"""How long it takes to prove the audit log, and what noting an act adds to a commit."""

from __future__ import annotations

import time
from pathlib import Path

from app.audit.actions import MACHINE, Done, append_acts, chain_key
from app.audit.acts import Act
from app.audit.chain import follow
from app.audit.queries import linked_acts
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.factory import create_app
from tests.benchmarks.served import instance
from tests.benchmarks.table import Line

ROW_COUNT, QUICK_ROW_COUNT = 100_000, 5_000
QUICK_SECONDS = 5.0  # who measures for less wants fewer rows too
ROWS_AT_ONCE = 5_000
COMMIT_COUNT = 200
LONGEST_PROOF_SECONDS = 2.0


def measure_audit(folder: Path, database: str, seconds: float) -> list[Line]:
    """Proving a long log, and commits with an act beside commits without."""
    row_count = ROW_COUNT if seconds >= QUICK_SECONDS else QUICK_ROW_COUNT
    machine = across_organisations(Across.MACHINE)
    with instance(folder, database) as made, create_app(made.settings).app_context(), machine:
        bare, with_act = _commit_ms(act_count=0), _commit_ms(act_count=1)
        for _ in range(row_count // ROWS_AT_ONCE):
            with write_connection() as connection:
                append_acts(connection, [Done(Act.SEARCHED, MACHINE, about="premises/valla")] * ROWS_AT_ONCE)
        proof = _proof_seconds()
        db.engine.dispose()
    aim = f"< {LONGEST_PROOF_SECONDS:.0f} s for {ROW_COUNT:,}"
    return [
        Line(f"proving {row_count:,} acts", proof, "s", aim=aim),
        Line("a commit with an act", with_act, "ms", limit=bare),
    ]


def _proof_seconds() -> float:
    began_at = time.perf_counter()
    with db.engine.connect() as connection:
        verdict = follow(chain_key(), linked_acts(connection))
    if verdict.broken_at is not None:
        raise RuntimeError("The chain that was to be measured does not hold.")
    return time.perf_counter() - began_at


def _commit_ms(act_count: int) -> float:
    """The mean of many durable commits that write a row, with so many acts beside it."""
    began_at = time.perf_counter()
    for _ in range(COMMIT_COUNT):
        with write_connection() as connection:
            connection.exec_driver_sql("UPDATE organisations SET made_at = made_at + 1")
            if act_count:
                append_acts(connection, [Done(Act.SEARCHED, MACHINE)] * act_count)
    return (time.perf_counter() - began_at) * 1_000 / COMMIT_COUNT
