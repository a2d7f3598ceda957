"""A network on this machine: a switch, and on it machines, each in a namespace of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

NAMES_FOLDER = Path("/etc/netns")  # what lies here stands in the place of /etc, ip-netns(8)
PREFIX_LENGTH = 24
# The machines of a house; they begin with different letters, by which their cables are called.
MACHINES = {"server": "192.168.50.2", "tablet": "192.168.50.3", "phone": "192.168.50.4"}
NUMBER_MOVED_TO = "192.168.50.77"


class NoNetwork(Exception):
    """There can be no such network here; the text says what is missing."""


@dataclass(frozen=True)
class Machine:
    """One machine of the network."""

    space: str
    cable: str
    number: str

    @property
    def inside(self) -> tuple[str, ...]:
        """The words that start a program on it."""
        return ("ip", "netns", "exec", self.space)

    def knows(self, names: dict[str, str]) -> None:
        """Let its programs find names as its system would have found them."""
        lines = ["127.0.0.1 localhost\n", *(f"{number} {name}\n" for name, number in names.items())]
        (NAMES_FOLDER / self.space / "hosts").write_text("".join(lines))

    def asks(self, number: str) -> None:
        """Let its programs ask the resolver at that number for names."""
        (NAMES_FOLDER / self.space / "resolv.conf").write_text(f"nameserver {number}\n")

    @contextmanager
    def unheard_at(self, number: str) -> Iterator[None]:
        """Let nothing that it says meanwhile ever arrive at that number; what is said to it arrives."""
        route = ("blackhole", f"{number}/32")
        run("ip", "-n", self.space, "route", "add", *route)
        try:
            yield
        finally:
            # The kernel goes on with the lines of a program that was ended; that of a machine without power does not.
            run(*self.inside, "ss", "--kill", "dst", number)
            run("ip", "-n", self.space, "route", "del", *route)

    def moves_to(self, number: str) -> None:
        """Get another number, as from a router that was restarted."""
        run(*self.inside, "ip", "addr", "flush", "dev", self.cable)
        run(*self.inside, "ip", "addr", "add", f"{number}/{PREFIX_LENGTH}", "dev", self.cable)


@contextmanager
def network(numbers: dict[str, str] | None = None) -> Iterator[dict[str, Machine]]:
    """The machines by name, those of a house unless others are named, on one switch alone; raises NoNetwork."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        raise NoNetwork("needs root, Linux and ip (iproute2)")
    own = f"oasen{os.getpid()}"
    switch = f"{own}-switch"
    machines = {
        name: Machine(f"{own}-{name}", f"o{os.getpid()}{name[0]}", number)
        for name, number in (numbers or MACHINES).items()
    }
    try:
        run("ip", "netns", "add", switch)
        run("ip", "-n", switch, "link", "add", "switch", "type", "bridge", "mcast_snooping", "0")
        run("ip", "-n", switch, "link", "set", "switch", "up")
        for machine in machines.values():
            _plug_in(machine, switch)
        yield machines
    finally:
        for space in [switch, *(machine.space for machine in machines.values())]:
            with suppress(NoNetwork):
                run("ip", "netns", "del", space)
            shutil.rmtree(NAMES_FOLDER / space, ignore_errors=True)


def _plug_in(machine: Machine, switch: str) -> None:
    run("ip", "netns", "add", machine.space)
    (NAMES_FOLDER / machine.space).mkdir(parents=True)
    machine.knows({})
    here, there = ("name", machine.cable, "netns", machine.space), ("name", f"p{machine.cable}", "netns", switch)
    run("ip", "link", "add", *here, "type", "veth", "peer", *there)
    run("ip", "-n", switch, "link", "set", f"p{machine.cable}", "master", "switch", "up")
    run("ip", "-n", machine.space, "link", "set", "lo", "up")
    run("ip", "-n", machine.space, "addr", "add", f"{machine.number}/{PREFIX_LENGTH}", "dev", machine.cable)
    run("ip", "-n", machine.space, "link", "set", machine.cable, "up")


def run(*words: str) -> str:
    """What a command says; raises NoNetwork when it does not go well."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NoNetwork(f"{' '.join(words[:4])}: {done.stderr.strip()}")
    return done.stdout
