"""`python3 -m tests.deploy.arm`: asks for every run-time package whether a wheel for ARM is published, and notes it.

The package index is asked for what the lock names, and its checksums are held against the lock's; nothing is fetched.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bootstrap import APP_LOCK, TESTS_LOCK, enter

NOTED = Path(__file__).parent / "arm_wheels.txt"
HEAD = "# Whether a wheel of each run-time package is published for ARM under Linux; written by tests/deploy/arm.py"
REPORT = "report.json"
FOR_ANY = "-any.whl"
ANY, NOT_NEEDED = "any", "not needed"
# What pip calls the machines: 64-bit ones, and older 32-bit ones like a Raspberry Pi 2.
MACHINES = {
    "aarch64": ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"),
    "armv7l": ("manylinux2014_armv7l", "manylinux_2_17_armv7l", "manylinux_2_28_armv7l", "manylinux_2_31_armv7l"),
}
PYTHONS = ("3.11", "3.13")  # of Debian 12 and 13


@dataclass(frozen=True)
class Locked:
    """A package as the lock names it, with its checksums."""

    line: str

    @property
    def name(self) -> str:
        """Name and version."""
        return self.line.split(" ")[0].replace("==", " ")

    def file_in(self, found: dict[str, Any]) -> str:
        """The name of a file that pip has found, if it is this package's and the lock knows its checksum."""
        file = str(found["url"]).rpartition("/")[2]
        name, version = self.name.split(" ")
        is_own = file.lower().startswith(f"{name.replace('-', '_')}-{version}-")
        return file if is_own and found["archive_info"]["hashes"]["sha256"] in self.line else ""

    def is_needed(self, machine: str, python: str) -> bool:
        """Whether it is installed there at all."""
        from packaging.requirements import Requirement

        marker = Requirement(self.line.split(" --hash")[0]).marker
        there = {"platform_machine": machine, "sys_platform": "linux", "python_full_version": f"{python}.0"}
        return marker is None or marker.evaluate(there)


def locked() -> list[Locked]:
    """Every package of the run-time lock."""
    text = APP_LOCK.read_text("utf-8").replace("\\\n", " ")
    return [Locked(" ".join(line.split())) for line in text.splitlines() if "==" in line]


def noted() -> dict[str, str]:
    """What was found the last time, by name and version."""
    lines = NOTED.read_text("utf-8").splitlines()[1:]
    return dict(line.split(": ") for line in lines)


def wheels_for(machine: str, python: str, known: dict[str, str]) -> dict[str, str]:
    """By name and version the file that pip would install there; a package of which there is none is left out.

    known: what would be installed on another machine. What is for any machine is not asked for again.
    """
    anywhere = {name: file for name, file in known.items() if file.endswith(FOR_ANY)}
    return anywhere | _wheels([each for each in locked() if each.is_needed(machine, python)], machine, python, anywhere)


def _wheels(needed: list[Locked], machine: str, python: str, without: dict[str, str]) -> dict[str, str]:
    wanted = [each for each in needed if each.name not in without]
    while wanted:
        with tempfile.TemporaryDirectory() as folder:
            missing = _asked(wanted, machine, python, Path(folder))
            if not missing:
                chosen = json.loads(Path(folder, REPORT).read_text("utf-8"))["install"]
                files = [each["download_info"] for each in chosen]
                return {each.name: file for each in wanted for file in map(each.file_in, files) if file}
        wanted = [each for each in wanted if each.name != missing]
    return {}


def _asked(wanted: list[Locked], machine: str, python: str, folder: Path) -> str:
    """Ask for all at once, fetching none; the first of which there is no wheel, else nothing. Raises RuntimeError."""
    lock = folder / "lock"
    lock.write_text("".join(f"{each.name.replace(' ', '==')}\n" for each in wanted))
    platforms = [word for each in MACHINES[machine] for word in ("--platform", each)]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--no-deps"]
    command += ["--only-binary", ":all:", "--target", str(folder / "there"), "--report", str(folder / REPORT)]
    # Which Python a file is for stands in its name; pip would compare with the one that asks.
    command += ["--python-version", python, "--ignore-requires-python", *platforms, "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    missing = re.search(r"No matching distribution found for (\S+)==(\S+)", done.stderr)
    if missing is None:
        raise RuntimeError(done.stderr)
    return f"{missing[1]} {missing[2]}"


def answer(package: Locked, wheels: dict[tuple[str, str], dict[str, str]]) -> str:
    """`any`, the machines for which there is a wheel, `not needed`, or `none`; by machine and Python, the wheels."""
    asked = [each for each in wheels if package.is_needed(*each)]
    if not asked:
        return NOT_NEEDED
    there = {each: wheels[each].get(package.name, "") for each in asked}
    if all(file.endswith(FOR_ANY) for file in there.values()):
        return ANY
    return " ".join(name for name in MACHINES if all(there[each] for each in asked if each[0] == name)) or "none"


def main() -> None:
    """Ask for each, and note what was found."""
    wheels: dict[tuple[str, str], dict[str, str]] = {}
    for python in PYTHONS:
        known: dict[str, str] = {}
        for machine in MACHINES:
            known = wheels[machine, python] = wheels_for(machine, python, known)
    lines = [f"{package.name}: {answer(package, wheels)}" for package in locked()]
    NOTED.write_text("\n".join([HEAD, *lines]) + "\n", "utf-8")
    print(NOTED.read_text("utf-8"))


if __name__ == "__main__":
    enter(TESTS_LOCK, module="tests.deploy.arm")
    main()
