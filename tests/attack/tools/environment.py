"""Fetches the scanners into a folder of their own under .cache, from a lock, once.

Made by `uv pip compile wanted.txt --override overridden.txt --universal --python-version 3.11 --generate-hashes
--no-header --no-annotate -o tools.lock` in this folder. They and the project want different versions of the same
packages, so they never share an environment. What is overridden is a terminal's dress that no scan needs.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import venv
from pathlib import Path

from app.bootstrap import ROOT

LOCK = Path(__file__).parent / "tools.lock"
# Published as source alone; built by the setuptools of the lock.
BUILT_HERE = ("yaswfp",)
PIN = re.compile(r"\n(?=[a-z0-9])")
PIP = ("--no-deps", "--require-hashes", "--disable-pip-version-check", "--no-input", "--quiet")


def tools_folder() -> Path:
    """The environment of the tools, fetched if it is not there; raises CalledProcessError."""
    checksum = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]
    folder = ROOT / ".cache" / f"attack-tools-{checksum}-{sys.version_info[0]}.{sys.version_info[1]}"
    whole = folder / "whole"
    if not whole.exists():
        print("Fetching the scanners, once …", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        first, then = parts_of_lock(LOCK.read_text())
        _install(folder, "first.lock", first, "--only-binary", ":all:")
        _install(folder, "then.lock", then, "--no-build-isolation")
        whole.touch()
    return folder


def parts_of_lock(lock: str) -> tuple[str, str]:
    """The pins of what comes built, and of what is built here."""
    pins = PIN.split(lock)
    built = [each for each in pins if each.startswith(BUILT_HERE)]
    return "\n".join(each for each in pins if each not in built), "\n".join(built)


def versions() -> dict[str, str]:
    """The version of each tool that this Python gets, as the lock has it."""
    found = {}
    for pin in PIN.split(LOCK.read_text()):
        name, _, rest = pin.partition("==")
        version, _, marker = rest.partition("\\")[0].partition(";")
        old, is_old = "python_full_version < '3.12'", sys.version_info < (3, 12)
        if name in ("atheris", "sqlmap", "wapiti3") and (not marker or (old in marker) == is_old):
            found[name] = version.strip()
    return found


def _install(folder: Path, name: str, lock: str, *options: str) -> None:
    if not lock:
        return
    file = folder / name
    file.write_text(lock)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", *PIP, *options, "-r", str(file)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
