"""Shows how far pip has come: a bar on a terminal, a line for each phase in a pipe."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

BAR_WIDTH = 30
FOUND_BY_PIP = ("Collecting ", "Requirement already satisfied", "Ignoring ")


class Progress:
    """Counts what pip has fetched from what it says, and what it has installed from the folder."""

    def __init__(self, lock: Path, packages: Path) -> None:
        self.total = max(1, sum("==" in line for line in lock.read_text().splitlines()))
        self.packages = packages
        self.installed_before = self._installed()
        self.on_terminal = sys.stdout.isatty()
        self.phase = ""

    def follow(self, pip: subprocess.Popen[str]) -> str:
        """Read pip to its end, and return all that it said."""
        said: list[str] = []
        complaints = threading.Thread(target=lambda: said.extend(pip.stderr or []))
        complaints.start()
        fetched = 0
        for line in pip.stdout or []:
            said.append(line)
            if line.startswith(FOUND_BY_PIP):
                fetched += 1
                self._show("fetching", fetched)
            if line.startswith("Installing collected packages"):
                break
        done = threading.Event()
        bar = threading.Thread(target=self._show_installing, args=(done,))
        bar.start()
        said.extend(pip.stdout or [])
        pip.wait()
        done.set()
        bar.join()
        complaints.join()
        if self.on_terminal:
            print()
        return "".join(said)

    def _show_installing(self, done: threading.Event) -> None:
        while not done.wait(timeout=0.3):
            self._show("installing", self._installed() - self.installed_before)

    def _installed(self) -> int:
        return sum(1 for _ in self.packages.glob("*.dist-info"))

    def _show(self, phase: str, count: int) -> None:
        count = min(count, self.total)
        if self.on_terminal:
            bar = "#" * (BAR_WIDTH * count // self.total)
            print(f"\r  {phase:<10} [{bar:<{BAR_WIDTH}}] {count:>3} of {self.total}", end="", flush=True)
        elif phase != self.phase:
            print(f"  {phase} {self.total} packages …", flush=True)
        self.phase = phase
