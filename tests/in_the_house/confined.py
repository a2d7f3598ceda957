"""Tries, inside the restrictions of a service, what it must be able to do and what it must not: one line for each.

Run by systemd in the place of the program: python -m tests.in_the_house.confined
"""

from __future__ import annotations

import ctypes
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

NEW_USERS, NEW_MOUNTS = 0x10000000, 0x00020000  # sched.h: CLONE_NEWUSER, CLONE_NEWNS
ELSEWHERE = ("203.0.113.53", 53)
PATIENCE_SECONDS = 3
SYSTEM = ctypes.CDLL(None, use_errno=True)


def _asked(answer: int) -> None:
    if answer < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _sees(folder: str) -> None:
    if not os.listdir(folder):
        raise OSError("nothing to be seen")


def _sees_others() -> None:
    if all(Path(f"/proc/{each}").stat().st_uid == os.getuid() for each in os.listdir("/proc") if each.isdigit()):
        raise OSError("only its own processes")


def _connects(address: tuple[str, int]) -> None:
    socket.create_connection(address, PATIENCE_SECONDS).close()


def _listens(family: socket.AddressFamily, kind: socket.SocketKind) -> None:
    socket.socket(family, kind).close()


MAY: dict[str, Callable[[], object]] = {
    "write its instance": lambda: Path(os.environ["OASEN_INSTANCE"], "probe").write_text("well"),
    "talk with this machine": lambda: _connects(("127.0.0.1", 80)),
    "write a file of its own for a moment": lambda: Path("/tmp/probe").write_text("well"),  # noqa: S108  # of its own
}
MAY_NOT: dict[str, Callable[[], object]] = {
    "write the program": lambda: Path("/opt/oasen/app/probe").write_text("no"),
    "write the system's settings": lambda: Path("/etc/probe").write_text("no"),
    "write the system's programs": lambda: Path("/usr/bin/probe").write_text("no"),
    "see anybody's home": lambda: _sees("/root"),
    "see others' processes": _sees_others,
    "read the disk": lambda: Path("/dev/vda").open("rb").close(),
    "connect elsewhere": lambda: _connects(ELSEWHERE),
    "listen to the whole network": lambda: _listens(socket.AF_PACKET, socket.SOCK_RAW),
    "ask the kernel about the network": lambda: _listens(socket.AF_NETLINK, socket.SOCK_RAW),
    "become administrator": lambda: os.setuid(0),
    "lead a life of its own": lambda: _asked(SYSTEM.unshare(NEW_USERS)),
    "lay other folders over these": lambda: _asked(SYSTEM.unshare(NEW_MOUNTS)),
    "set the clock": lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()),
    "change the kernel": lambda: Path("/proc/sys/kernel/hostname").write_text("probe"),
}


def found() -> list[str]:
    """What was otherwise than it must be; empty: all as it must be."""
    wrong = []
    for what, tried in MAY.items():
        try:
            tried()
        except OSError as refusal:
            wrong.append(f"it cannot {what}: {refusal}")
    for what, tried in MAY_NOT.items():
        try:
            tried()
        except OSError:
            continue
        wrong.append(f"it can {what}")
    return wrong


if __name__ == "__main__":
    for line in found():
        print(line, flush=True)
    print(f"tried: {len(MAY)} and {len(MAY_NOT)}", flush=True)
