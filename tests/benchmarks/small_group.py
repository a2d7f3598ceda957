"""A group of processes that have one core and so much memory and no more, by the kernel's own limits (cgroups)."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup")
EVERY_SECONDS = 0.05
PATIENCE_SECONDS = 20
MEBIBYTE = 1024 * 1024


class NotLimited(Exception):
    """Nothing can be limited here; the text says what is missing."""


@dataclass(frozen=True)
class Dialect:
    """How a version of cgroups calls what is needed of it."""

    top: Path
    limit: str
    own: tuple[str, ...]
    killed: tuple[str, str]


OLD = Dialect(
    GROUPS / "memory", "memory.limit_in_bytes", ("total_rss", "total_shmem"), ("memory.oom_control", "oom_kill")
)
NEW = Dialect(GROUPS, "memory.max", ("anon", "shmem"), ("memory.events", "oom_kill"))


class SmallGroup:
    """The group: what it holds in memory now, what it has held at most, and whether anything was killed for it."""

    def __init__(self, folder: Path, dialect: Dialect) -> None:
        self.folder, self.dialect = folder, dialect
        self.most_bytes = 0
        self._is_over = threading.Event()

    @property
    def prefix(self) -> list[str]:
        """The words before those that start a program in it, on one core."""
        enters = f'echo $$ > "{self.folder}/cgroup.procs" && exec taskset --cpu-list 0 "$@"'
        return ["sh", "-c", enters, "small"]

    def bytes_now(self) -> int:
        """What its processes have for themselves."""
        found = dict(line.split() for line in (self.folder / "memory.stat").read_text().splitlines())
        return sum(int(found.get(name, 0)) for name in self.dialect.own)

    def computed_seconds(self) -> float:
        """How long the processes that live in it have computed: what its one core takes when nobody else wants it."""
        ticks = 0
        for process in (self.folder / "cgroup.procs").read_text().split():
            with suppress(OSError):  # one that has just ended
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    @property
    def is_anything_killed(self) -> bool:
        """Whether the kernel had to end a process because there was no more memory."""
        file, name = self.dialect.killed
        said = dict(line.split() for line in (self.folder / file).read_text().splitlines())
        return int(said[name]) > 0

    def mebibytes_at_most(self) -> float:
        """The most since this was last asked."""
        most, self.most_bytes = max(self.most_bytes, self.bytes_now()), 0
        return most / MEBIBYTE

    def watch(self) -> None:
        """Look again and again, until the group is over."""
        while not self._is_over.wait(EVERY_SECONDS):
            self.most_bytes = max(self.most_bytes, self.bytes_now())

    def end(self) -> None:
        """Look no more."""
        self._is_over.set()


@contextmanager
def small_group(most_bytes: int) -> Iterator[SmallGroup]:
    """A group with so much memory, swap included; raises NotLimited."""
    dialect = next((each for each in (OLD, NEW) if (each.top / "cgroup.procs").exists()), None)
    if dialect is None or os.geteuid() != 0:
        raise NotLimited("needs root and the kernel's groups for memory (cgroup v1 or v2)")
    folder = dialect.top / f"oasen-small-{os.getpid()}"
    try:
        if dialect is NEW:
            (dialect.top / "cgroup.subtree_control").write_text("+memory")
        folder.mkdir()
        (folder / dialect.limit).write_text(str(most_bytes))
    except OSError as refusal:
        raise NotLimited(f"no limit can be set: {refusal}") from refusal
    with suppress(OSError):  # where there is no swap there is no limit for it
        (folder / ("memory.swap.max" if dialect is NEW else "memory.memsw.limit_in_bytes")).write_text(
            "0" if dialect is NEW else str(most_bytes)
        )
    group = SmallGroup(folder, dialect)
    watching = threading.Thread(target=group.watch)
    watching.start()
    try:
        yield group
    finally:
        group.end()
        watching.join()
        _remove(folder)


def _remove(folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        with suppress(OSError):
            folder.rmdir()
        time.sleep(0.1)
