"""Ten years of one place: taking the file in, counting a year of it, and tapping while either goes on."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.clock import now
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.factory import create_app
from app.figures.document import counted_figures
from app.figures.facts import Facts, log, rollups
from app.periods import year
from app.staff.actions import add_staff
from app.staff.attempts import Attempts
from app.staff.models import Role
from app.staff.sessions import Visitor, use_link
from tests.benchmarks import ten_years
from tests.benchmarks.intake import tap_lines
from tests.benchmarks.load import Load, answers_of
from tests.benchmarks.served import Instance, instance, served
from tests.benchmarks.table import Line

ROW_COUNT, QUICK_ROW_COUNT = 200_000, 20_000
QUICK_SECONDS = 5.0  # who measures for less wants fewer rows too
TAPS_EVERY_SECONDS = 0.1  # each of eight tablets: far more than people do, and no flood
COUNTED_YEAR = 2025
COUNTING_TIMES = 15
LONGEST_IMPORT_SECONDS = 600.0


def measure_import(folder: Path, database: str, seconds: float) -> list[Line]:
    """A file taken in by an idle house, then by one whose tablets tap all the while."""
    row_count = row_count_for(seconds)
    lines = []
    for are_tapping in (False, True):
        with instance(folder, database) as made:
            file = folder / "entries.csv"
            ten_years.write(file, row_count)
            with served(made) as port:
                load = _tablets(made, port, seconds=LONGEST_IMPORT_SECONDS) if are_tapping else None
                began_at = time.perf_counter()
                made.run("import", "entries", file)
                took = time.perf_counter() - began_at
                meanwhile = "tablets tapping" if are_tapping else "tablets at rest"
                lines.append(Line(f"{row_count:,} rows, {meanwhile}", took, "s", aim="< 15"))
                if load is not None:
                    lines += tap_lines("8 tablets", answers_of(load, is_stopped=True), None, "", p99_aim="< 50")
    return lines


def measure_figures(folder: Path, database: str, seconds: float) -> list[Line]:
    """All figures of a year with the year before, by the sums and by the log itself; tapping while they are counted."""
    with filled(folder, database, row_count_for(seconds)) as made:
        app = create_app(made.settings)
        with app.app_context(), across_organisations(Across.MACHINE):
            lines = [_counting("by the sums", rollups, "< 50"), _counting("by the log", log, "")]
            cookie = _session_of_a_coordinator()
            db.session.remove()
            db.engine.dispose()
        with served(made) as port:
            page_seconds: list[float] = []
            load = _tablets(made, port, seconds)
            with _year_page_again_and_again(port, cookie, page_seconds):
                answers = answers_of(load)
        lines.append(Line("year page, one after the other", statistics.median(page_seconds) * 1000, "ms"))
        return lines + tap_lines("8 tablets", answers, None, "", p99_aim="< 50")


@contextmanager
def filled(folder: Path, database: str, row_count: int) -> Iterator[Instance]:
    """An instance with so many entries of ten years in it."""
    with instance(folder, database) as made:
        file = folder / "entries.csv"
        ten_years.write(file, row_count)
        made.run("import", "entries", file)
        yield made


def row_count_for(seconds: float) -> int:
    """How many entries there are; fewer for who measures for a moment."""
    return ROW_COUNT if seconds >= QUICK_SECONDS else QUICK_ROW_COUNT


def _tablets(made: Instance, port: int, seconds: float) -> subprocess.Popen[bytes]:
    return Load(port, made.tokens, client_count=8, seconds=seconds, pause_seconds=TAPS_EVERY_SECONDS).start()


def _counting(by: str, facts: Facts, aim: str) -> Line:
    """The median of several countings, the first left out: it prepares the statements."""
    took = []
    for _ in range(COUNTING_TIMES + 1):
        began_at = time.perf_counter()
        counted_figures(year(COUNTED_YEAR), facts=facts)
        took.append(time.perf_counter() - began_at)
    return Line(f"figures of a year, {by}", statistics.median(took[1:]) * 1000, "ms", aim=aim)


def _session_of_a_coordinator() -> str:
    code = add_staff("valla", "Robin", Role.COORDINATOR, now())
    return f"oasen={use_link(code, Visitor('127.0.0.1', 'benchmark'), Attempts(), now())}"


@contextmanager
def _year_page_again_and_again(port: int, cookie: str, seconds: list[float]) -> Iterator[None]:
    """Somebody who looks at the year without pause, until the block ends."""
    is_over = threading.Event()

    def look() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while not is_over.is_set():
            began_at = time.perf_counter()
            connection.request("GET", f"/year/{COUNTED_YEAR}", headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.client.OK:
                raise RuntimeError(f"the year page answers {answer.status}")
            seconds.append(time.perf_counter() - began_at)
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
