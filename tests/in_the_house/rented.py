"""A rented server: a machine of the network with a disk of its own and systemd, set up by the lines of the guide."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import ROOT
from tests.in_the_house.network import Machine, NoNetwork

HERE = Path(__file__).parent
GUIDE = ROOT / "docs" / "installing.md"
PROCESSES = Path("/sys/fs/cgroup/unified"), Path("/sys/fs/cgroup")
PATIENCE_SECONDS = 60
READY = ("running", "degraded")
OASEN = "sudo -u oasen OASEN_INSTANCE={instance} OASEN_PUBLIC_URL=https://{name}{more} .venv/bin/oasen"


@dataclass
class Rented:
    """The server, which can be switched off at the wall; what is on its disk stays."""

    machine: Machine
    folder: Path
    name: str
    resolver: str
    holder: subprocess.Popen[str] | None = None
    power: subprocess.Popen[bytes] | None = None
    instance: str = "/var/lib/oasen"
    database_url: str = ""
    said: list[str] = field(default_factory=list)

    def lay(self) -> None:
        """Lay its disk, as on the day it was rented; raises NoNetwork."""
        words = ("unshare", "--mount", str(HERE / "laid.sh"), str(self.folder), self.resolver)
        self.holder = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert self.holder.stdout is not None
        if self.holder.stdout.readline() != "laid\n":
            raise NoNetwork("no disk can be laid over this machine's own (overlayfs)")
        self.power_on()

    def power_on(self) -> None:
        """Switch it on, and wait until systemd has started what is to be started."""
        assert self.holder is not None
        within = ("nsenter", "--target", str(self.holder.pid), "--mount")
        apart = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--cgroup")
        network = ("nsenter", f"--net=/run/netns/{self.machine.space}")
        words = (*network, *within, *apart, str(HERE / "powered.sh"), str(self.folder))
        group = _group(self.machine.space)
        with (self.folder / "console").open("ab") as said:
            self.power = subprocess.Popen(
                words, stdout=said, stderr=said, preexec_fn=lambda: (group / "cgroup.procs").write_text("0")
            )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _children(self.power.pid) or self.asked("systemctl is-system-running") not in READY:
            if time.monotonic() > deadline or self.power.poll() is not None:
                raise NoNetwork("systemd does not start on it")
            time.sleep(0.2)

    def lose_power(self) -> None:
        """End all its processes at once: with the first of them the kernel ends every other."""
        if self.power is not None:
            for each in [*_children(self.power.pid), self.power.pid]:
                os.kill(each, signal.SIGKILL)
            self.power.wait()
            self.power = None

    def give_back(self) -> None:
        """Switch it off for good."""
        self.lose_power()
        if self.holder is not None:
            self.holder.kill()
            self.holder.wait()
        for each in sorted(_group(self.machine.space).glob("**/"), reverse=True):
            _when_empty(each)

    def inside(self, are_processes_shared: bool = False, is_on_the_internet: bool = False) -> tuple[str, ...]:
        """The words that start a program on it.

        are_processes_shared: only its disk is its own, network and processes are those of who calls.
        is_on_the_internet: with the network of who calls, as while packages are fetched.
        """
        assert self.power is not None
        [first] = _children(self.power.pid)
        spaces = () if are_processes_shared else ("--pid", "--uts", "--ipc", "--cgroup")
        network = () if are_processes_shared or is_on_the_internet else ("--net",)
        return ("nsenter", "--target", str(first), "--mount", *spaces, *network)

    def asked(self, line: str) -> str:
        """What a line of its shell says."""
        words = (*self.inside(), "sh", "-c", f"cd /opt/oasen 2> /dev/null; {line}")
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()

    def types(self, line: str) -> str:
        """Type a line as administrator, with the internet there; what it says. Raises AssertionError."""
        asks = "mount --bind /etc/resolv.conf.internet /etc/resolv.conf; cd /opt/oasen"
        words = (*self.inside(is_on_the_internet=True), "unshare", "--mount", "sh", "-ec", f"{asks}; {line}")
        quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(words, capture_output=True, text=True, check=False, env=quietly)
        self.said.append(f"$ {line}\n{done.stdout}{done.stderr}")
        assert done.returncode == 0, self.said[-1]
        return done.stdout

    def oasen(self, words: str) -> str:
        """What `oasen` says on it, as the guide lets it be run."""
        more = f" OASEN_DATABASE_URL={self.database_url}" if self.database_url else ""
        return self.types(f"{OASEN.format(instance=self.instance, name=self.name, more=more)} {words}")

    def last_words(self) -> str:
        """What was typed last, and what its services have said."""
        units = " ".join(f"--unit '{each}'" for each in ("oasen", "caddy", "probe", "postgresql*"))
        services = f"journalctl --no-pager --output cat --lines 40 {units}"
        return "\n".join([*self.said[-3:], self.asked(services) if self.power else "without power"])

    def contact_count(self) -> int:
        """How many contacts stand in the log."""
        return sum(",outreach," in line for line in self.oasen("export entries -o -").splitlines())


def lines_of_the_guide(title: str, block_number: int = 0) -> Iterator[str]:
    """What the guide lets one type under a title, in one of its blocks, line by line."""
    chapter = GUIDE.read_text("utf-8").partition(f"## {title}")[2].partition("\n## ")[0]
    block = re.findall(r"```sh\n(.*?)```", chapter, re.DOTALL)[block_number]
    for line in block.splitlines():
        yield line.strip().replace("apt install", "apt-get install -qq -y").replace("apt update", "apt-get update -qq")


@contextmanager
def rented(folder: Path, machine: Machine, name: str, resolver: str) -> Iterator[Rented]:
    """A rented server with the folder of the program in /opt/oasen, and nothing else of it."""
    server = Rented(machine, folder, name, resolver)
    try:
        server.lay()
        git = ("git", "-C", str(ROOT), "archive", "HEAD")
        archive = subprocess.run(git, capture_output=True, check=True).stdout
        unpack = (*server.inside(), "sh", "-c", "mkdir -p /opt/oasen && tar -x -C /opt/oasen")
        subprocess.run(unpack, input=archive, check=True)
        yield server
    finally:
        server.give_back()


def _children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _when_empty(group: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while group.exists() and time.monotonic() < deadline:
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)


def _group(name: str) -> Path:
    """A group of processes for the machine, which its systemd divides further (cgroup v2)."""
    top = next((each for each in PROCESSES if (each / "cgroup.controllers").exists()), None)
    if top is None:
        raise NoNetwork("needs cgroup v2 for systemd")
    (top / name).mkdir(exist_ok=True)
    return top / name
