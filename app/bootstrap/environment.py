"""The virtual environment in .venv: whether it is up to date, and how it becomes so.

Nothing here may need a newer Python than the one it refuses, so that the refusal can be read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess  # starts only the Python of .venv, or uv
import sys
from collections.abc import Iterator
from pathlib import Path

from app.bootstrap import launcher
from app.bootstrap.installation import InstallationFailed, install, make_environment

ROOT = Path(__file__).resolve().parents[2]
APP_LOCK = ROOT / "app" / "requirements.lock"
TESTS_LOCK = ROOT / "tests" / "requirements.lock"

# A lock, with the locks that are satisfied too once it is installed: the tests' holds the app's.
ALSO_SATISFIED = {APP_LOCK: [], TESTS_LOCK: [APP_LOCK]}

ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "installed"
UNFINISHED = ENVIRONMENT / "unfinished"
OLDEST_PYTHON = (3, 11)


def enter(lock: Path, module: str) -> None:
    """Return inside .venv with everything in `lock` installed, starting `module` anew if need be."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Oasen needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    changed = False
    if not _is_installed(lock):
        changed = _set_up(lock)
    if changed or Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
        _start_inside(module)


def _is_installed(lock: Path) -> bool:
    if UNFINISHED.exists() or not STAMP.exists():
        return False
    return _stamp(lock) in STAMP.read_text().splitlines()


def _stamp(lock: Path) -> str:
    checksum = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"python {sys.version_info[0]}.{sys.version_info[1]} {checksum}"


def _set_up(lock: Path) -> bool:
    try:
        with _one_at_a_time():
            if not _is_installed(lock):  # by the run that this one waited for
                _install(lock)
    except InstallationFailed as refusal:
        sys.exit(str(refusal))
    except OSError as refusal:
        sys.exit(f"The packages cannot be installed: {refusal.strerror} ({refusal.filename}).")
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next run starts the installation over.")
    return True


def _install(lock: Path) -> None:
    uv = shutil.which("uv")
    if not _can_be_added_to(uv):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    # An interrupted pip leaves packages that look whole; the mark makes the next run start over.
    ENVIRONMENT.mkdir(exist_ok=True)
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)
    python = launcher.python_of(ENVIRONMENT)
    try:
        if not python.exists():
            make_environment(ENVIRONMENT, uv)
        install(lock, python, uv)
    except InstallationFailed:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        raise
    launcher.write(ENVIRONMENT)
    STAMP.write_text("".join(_stamp(each) + "\n" for each in [lock, *ALSO_SATISFIED[lock]]))
    UNFINISHED.unlink()


def _can_be_added_to(uv: str | None) -> bool:
    if UNFINISHED.exists() or not launcher.python_of(ENVIRONMENT).exists():
        return False
    packages = launcher.packages_of(ENVIRONMENT)
    return packages.is_dir() and (uv is not None or (packages / "pip").is_dir())


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold back a second run until the first has finished installing."""
    with (ROOT / ".venv.lock").open("w") as file:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _start_inside(module: str) -> None:
    python = str(launcher.python_of(ENVIRONMENT))
    command = [python, "-P", "-m", module, *sys.argv[1:]]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(python, command)  # noqa: S606 - the same program, in the environment just made
    try:
        sys.exit(subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(130)
