"""Installs a lock into an environment, by uv where it is at hand, else by pip."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

from app.bootstrap import launcher
from app.bootstrap.progress import Progress

NO_PIP = (
    "This Python cannot make a virtual environment with pip. On Debian or Ubuntu: "
    "apt install python3-venv, then run this again."
)


class InstallationFailed(Exception):
    """The packages could not be installed; the text says why and what to do."""


def make_environment(environment: Path, uv: str | None) -> None:
    """Make an empty environment, with pip in it unless uv does the installing."""
    if uv:
        command = [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable]
    elif importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        command = [sys.executable, "-m", "venv"]
    else:
        raise InstallationFailed(NO_PIP)
    finished = subprocess.run([*command, str(environment)], capture_output=True, text=True)
    if finished.returncode != 0:
        raise InstallationFailed(NO_PIP if not uv else finished.stderr.strip())


def install(lock: Path, python: Path, uv: str | None) -> None:
    """Install what the lock names, each file held against its checksum, showing how far it is."""
    started_at = time.monotonic()
    print(f"Installing the packages of {lock.parent.name}/{lock.name} into .venv, once …", flush=True)
    if uv:
        _by_uv(lock, python, uv)
    else:
        _by_pip(lock, python)
    print(f"Installed in {time.monotonic() - started_at:.0f} s.", flush=True)


def _by_uv(lock: Path, python: Path, uv: str) -> None:
    command = [uv, "pip", "install", "--python", str(python), "--require-hashes"]
    command += ["--only-binary", ":all:", "--compile-bytecode", "-r", str(lock)]
    if subprocess.run(command, stdout=subprocess.DEVNULL).returncode != 0:
        raise InstallationFailed("uv could not install the packages, see above. Then run this again.")


def _by_pip(lock: Path, python: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    pip = subprocess.Popen(
        [*command, "-r", str(lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    # pip's own words are shown only when it fails: on success they tell nobody anything.
    progress = Progress(lock, launcher.packages_of(python.parents[1]))
    said = progress.follow(pip)
    if pip.returncode != 0:
        raise InstallationFailed(_failure(said))


def _failure(said: str) -> str:
    errors = [line for line in said.splitlines() if line.startswith("ERROR")]
    return "\n".join(
        [
            *(errors or said.splitlines()[-5:]),
            "The packages could not be installed. Is the package index reachable from here, and is "
            "there room on the disk? Then run this again.",
        ]
    )
