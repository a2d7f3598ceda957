"""What a small machine has to do: start, serve tablets, count a year, write a report in every format, back up."""

from __future__ import annotations

import http.client
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from statistics import median

import click

from app.bootstrap import APP_LOCK, ROOT
from app.followup.formats.list import FORMATS
from tests.benchmarks.load import Load, answers_of
from tests.benchmarks.machine import description, scratch_folder
from tests.benchmarks.served import served
from tests.benchmarks.small_group import MEBIBYTE, NotLimited, SmallGroup, small_group
from tests.benchmarks.small_houses import HOUSES, SmallHouse
from tests.benchmarks.table import Line, show

# Of 1 GB Debian and Caddy need the rest.
MOST_MEBIBYTES = 768
SHIPPED = ("app", "kiosk", "phone", "docs", "deploy")
TAPS_EVERY_SECONDS = 1.0
LOAD_SECONDS, REST_SECONDS = 10.0, 3.0
PAGE_TIMES = 5
REPORT = ("report", "--year", "2025", "--organisation")


@click.command()
@click.option("--only", type=click.Choice([*HOUSES]), help="Just this house.")
def measured_on_a_small_machine(only: str | None) -> None:
    """Print the tables; ends with 1 when something needed more than there is, or nothing could be limited."""
    try:
        with scratch_folder() as folder, small_group(MOST_MEBIBYTES * MEBIBYTE) as group:
            print(f"{description(folder)}; limited to one core and {MOST_MEBIBYTES} MiB", flush=True)
            show("on disk", size_of_the_program())
            for title in [only] if only else HOUSES:
                with HOUSES[title](folder, group) as house:
                    show(title, lines_of(house))
            is_too_much = group.is_anything_killed
    except NotLimited as refusal:
        print(f"NOT DONE, and so not shown: {refusal}")
        sys.exit(1)
    print(
        "Something was killed: it needed more than there is." if is_too_much else "Nothing needed more than there is."
    )
    sys.exit(1 if is_too_much else 0)


def size_of_the_program() -> list[Line]:
    """What lies on the disk before anybody has come."""
    words = ("git", "ls-files", "-z", "--", *SHIPPED)
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S603  # as listed above
    own = sum((ROOT / name.decode()).stat().st_size for name in listed.split(b"\0") if name)
    names = {line.partition("==")[0] for line in APP_LOCK.read_text("utf-8").splitlines() if "==" in line}
    packages = sum(file.stat().st_size for name in names for file in _files_of(name))
    return [
        Line(", ".join(SHIPPED), own / 1e6, "MB"),
        Line(f"the {len(names)} packages it needs", packages / 1e6, "MB"),
    ]


def lines_of(house: SmallHouse) -> list[Line]:
    """Everything that is measured of one house."""
    made, group = house.made, house.group
    lines = house.lines
    began_at = time.perf_counter()
    with served(made) as port:
        lines.append(Line("start, until it answers", time.perf_counter() - began_at, "s"))
        lines.append(Line("  of it computing", group.computed_seconds(), "s"))
        time.sleep(REST_SECONDS)
        lines.append(Line("server at rest: memory", group.bytes_now() / MEBIBYTE, "MiB"))
        lines += timed("year page, the first time", group, lambda: _year_page(port, house))
        lines += timed(f"year page, median of {PAGE_TIMES}", group, lambda: _year_page(port, house), PAGE_TIMES)
        lines += _under_load(port, house)
        for each in FORMATS:
            file = made.settings.instance.parent / f"report.{each.slug}"
            words = (*REPORT, house.organisation, "--format", each.slug, "-o", file)
            lines += timed(f"report as {each.slug}", group, partial(made.run, *words))
        lines += timed("backup", group, lambda: made.run("backup"))
        lines += timed("rehearsal of its restore", group, lambda: made.run("rehearse"))
    files = [each for each in made.settings.instance.rglob("*") if each.is_file()]
    return [*lines, Line("its folder on disk", sum(each.stat().st_size for each in files) / 1e6, "MB")]


def timed(what: str, group: SmallGroup, done: Callable[[], object], times: int = 1) -> list[Line]:
    """How long it takes in the middle of so many times, and the most that server and command hold meanwhile."""
    group.mebibytes_at_most()
    took, computed_at = [], _computed_by_commands()
    for _ in range(times):
        began_at = time.perf_counter()
        done()
        took.append(time.perf_counter() - began_at)
    computed = _computed_by_commands() - computed_at
    computing = [Line("  of it computing", computed, "s")] if computed else []
    return [Line(what, median(took), "s"), *computing, Line("  memory, at most", group.mebibytes_at_most(), "MiB")]


def _computed_by_commands() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _year_page(port: int, house: SmallHouse) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/year/2025", headers={"Cookie": house.cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise RuntimeError(f"the year page answers {answer.status}")


def _under_load(port: int, house: SmallHouse) -> list[Line]:
    """Eight tablets that tap once a second, while somebody looks at the year again and again."""
    house.group.mebibytes_at_most()
    tokens = house.made.tokens
    load = Load(port, tokens, client_count=len(tokens), seconds=LOAD_SECONDS, pause_seconds=TAPS_EVERY_SECONDS).start()
    ends_at = time.monotonic() + LOAD_SECONDS
    while time.monotonic() < ends_at:
        _year_page(port, house)
    answers = answers_of(load)
    return [
        Line("8 tablets tap, one looks at the year: a tap, p99", answers.milliseconds_at(0.99), "ms"),
        Line("  errors", answers.error_count, ""),
        Line("  memory, at most", house.group.mebibytes_at_most(), "MiB"),
    ]


def _files_of(name: str) -> Iterator[Path]:
    """The files of an installed package; of one that this system does not need, none."""
    with suppress(PackageNotFoundError):
        for file in distribution(name).files or ():
            if (path := Path(str(file.locate()))).is_file():
                yield path
