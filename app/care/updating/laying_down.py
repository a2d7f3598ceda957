"""Lays a new version down beside the one that runs, with its packages, under its name only once all of it is there."""

from __future__ import annotations

import os
import shutil
import subprocess  # noqa: S404  # starts the new version's own first step
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap.environment import ENVIRONMENT
from app.bootstrap.launcher import python_of
from app.bootstrap.versions import FOLDER, HOME, ROOT, folder_of
from app.care.updating.carrier import Carrier
from app.care.updating.new_version import NewVersion
from app.care.updating.refusals import PackagesMissing, ProgramLocked
from app.errors import CannotWriteFile
from app.fresh_file import settle_folder

COMING = ".coming-"
LOCK = "app/requirements.lock"
WORDS_SHOWN = 400
Answer = subprocess.CompletedProcess[str]


def require_writable() -> None:
    """Raise ProgramLocked unless a version can be laid down here by whoever runs this."""
    try:
        (HOME / FOLDER).mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=HOME / FOLDER):
            pass
    except OSError:
        raise ProgramLocked(
            f"Nothing may be written into {HOME / FOLDER}. Bring the new version by the command `oasen update`, "
            "as the user whom Oasen's folder belongs to."
        ) from None


def may_be_laid_down() -> bool:
    """Whether this process may write where versions lie: a service that is shut in may not."""
    return os.access(HOME / FOLDER if (HOME / FOLDER).is_dir() else HOME, os.W_OK)


@contextmanager
def coming_folder(new: NewVersion) -> Iterator[Path]:
    """A folder for it that nobody looks into, gone again when the block ends; raises CannotWriteFile."""
    versions = HOME / FOLDER
    for left_over in versions.glob(f"{COMING}*"):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{COMING}{new.name}-", dir=versions))
    try:
        yield folder
    except OSError as error:
        raise CannotWriteFile(f"The new version cannot be laid down: {error.strerror}. Nothing was changed.") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unpack(carrier: Carrier, folder: Path) -> None:
    """Every file of the program, for its owner alone to write; raises VersionDamaged, OSError."""
    for name in carrier.names():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(carrier.read(name))
        if name.endswith(".sh"):
            path.chmod(0o755)


def prepare_packages(folder: Path) -> None:
    """Its packages in a .venv of its own, by its own first step; raises PackagesMissing, OSError.

    Where it needs the very ones that are here, nothing is fetched: they are taken from here.
    """
    if (folder / LOCK).read_bytes() == (ROOT / LOCK).read_bytes() and not (ENVIRONMENT / "unfinished").exists():
        shutil.copytree(ENVIRONMENT, folder / ".venv", symlinks=True, copy_function=_shared)
    started = _run([_python_outside(), "-m", "app", "--help"], folder)
    if started.returncode != 0 or not python_of(folder / ".venv").exists():
        said = (started.stderr or started.stdout).strip()[-WORDS_SHOWN:]
        raise PackagesMissing(
            f"The packages of the new version could not be installed, and nothing was changed. Is the internet "
            f"reachable from here? Then try again. {said}"
        )


def put_in_place(folder: Path, new: NewVersion) -> None:
    """Give it its name, on disk before this returns; one of that name that nobody runs makes room."""
    place = folder_of(new.name)
    if place.exists():
        shutil.rmtree(place)
    if hasattr(os, "sync"):
        os.sync()  # some thousands of files at once; the name comes after all of them
    folder.replace(place)
    settle_folder(place.parent)


def run_in(name: str, arguments: list[str], environment: dict[str, str]) -> Answer:
    """What a version that is laid down says to a command, in its own packages."""
    folder = folder_of(name)
    return _run([str(python_of(folder / ".venv")), "-P", "-m", "app", *arguments], folder, environment)


def _run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Answer:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(  # noqa: S603  # fixed words, and a Python of ours
        command, cwd=folder, env=surroundings | (environment or {}), capture_output=True, text=True, check=False
    )


def _python_outside() -> str:
    """The Python that .venv was made by: the new .venv is made by the same."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _shared(source: str, target: str) -> None:
    """One content under two names where the disk can: packages are replaced by whoever installs, never written into."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
