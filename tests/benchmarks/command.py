"""The command line of the benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from tests.benchmarks.audit import measure_audit
from tests.benchmarks.backups import measure_backups
from tests.benchmarks.door import measure_door
from tests.benchmarks.history import measure_figures, measure_import
from tests.benchmarks.intake import measure_batches, measure_taps
from tests.benchmarks.kiosk import measure_kiosk
from tests.benchmarks.kiosk_size import measure_kiosk_size
from tests.benchmarks.machine import description, scratch_folder
from tests.benchmarks.oracle import measure_oracle
from tests.benchmarks.pages import measure_pages
from tests.benchmarks.report_formats import measure_formats
from tests.benchmarks.served import DATABASES
from tests.benchmarks.table import Line, show

# name: how it is measured, given a folder, a database, and for how many seconds.
BENCHMARKS: dict[str, Callable[[Path, str, float], list[Line]]] = {
    "taps": measure_taps,
    "batches": measure_batches,
    "import": measure_import,
    "figures": measure_figures,
    "pages": measure_pages,
    "oracle": measure_oracle,
    "audit": measure_audit,
    "kiosk": measure_kiosk,
    "backups": measure_backups,
}
# What is the same whatever database there is.
ONCE: dict[str, Callable[[], list[Line]]] = {
    "kiosk-size": measure_kiosk_size,
    "door": measure_door,
    "formats": measure_formats,
}
LONG_SECONDS, QUICK_SECONDS = 10.0, 2.0


@click.command()
@click.option("--only", type=click.Choice([*BENCHMARKS, *ONCE]), multiple=True, help="Just this one; may be repeated.")
@click.option("--database", type=click.Choice(DATABASES), multiple=True, help="Just on this one.")
@click.option("--quick", is_flag=True, help="Less of each: to see that they run.")
def benchmarks(only: tuple[str, ...], database: tuple[str, ...], quick: bool) -> None:
    """Measure, and print a table of figures beside their limits."""
    with scratch_folder() as folder:
        click.echo(description(folder))
        for name in only or ONCE:
            if name in ONCE:
                show(name, ONCE[name]())
        for each in database or DATABASES:
            for name in [chosen for chosen in only or BENCHMARKS if chosen in BENCHMARKS]:
                lines = BENCHMARKS[name](folder, each, QUICK_SECONDS if quick else LONG_SECONDS)
                show(f"{name} on {each}", lines)
