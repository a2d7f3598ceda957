"""Which of the versions that lie side by side is run for an instance; the standard library alone.

The folder that Oasen was first unpacked in is its home. Newer versions lie in `versions/` there, each a whole program
with packages of its own. One small file in the instance says which is run, and what the next start is to change: it is
replaced in one step, so that whatever is cut off, a start finds the one or the other. The home's own code reads it,
however old it has become: what stands here is added to, and never means something else.
"""

from __future__ import annotations

import contextlib
import json
import os
import runpy
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER, NOTE = "versions", "program.json"
IS_BESIDE = ROOT.parent.name == FOLDER and (ROOT.parents[1] / "app" / "__main__.py").is_file()
HOME = ROOT.parents[1] if IS_BESIDE else ROOT
STEPS = ("app", "database", "migrations", "versions")
SERVING = ("start", "begin", "serve")
MOST_STARTS = 3
UPDATED, WENT_BACK, FAILED = "updated", "went back", "failed"


@dataclass(frozen=True)
class Order:
    """What the next start of the server changes. to, came_from: names in `versions/`, empty for the home.

    revision: of the database in the version that is left, or, on the way back, the one that is gone back to. starts:
    how often it was begun. is_pressed: whether somebody asked for it now, so that a server that stops begins anew.
    """

    to: str
    version: str
    came_from: str
    left_version: str
    revision: str
    at: str
    is_back: bool = False
    starts: int = 0
    is_pressed: bool = False


@dataclass(frozen=True)
class Last:
    """How the last change of versions ended: UPDATED, WENT_BACK or FAILED. at: when, in ISO 8601; why: in words."""

    what: str
    version: str
    at: str
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """Which version an instance runs. home: of which version the home was when that was decided.

    before: the order by which it came to be the one, which says where the way back leads.
    """

    home: str
    present: str = ""
    before: Order | None = None
    order: Order | None = None
    last: Last | None = None


def version_of_home() -> str:
    """The version of the home with its newest revision: another one when somebody put a newer one in its place."""
    steps = sorted(file.name.partition("_")[0] for file in HOME.joinpath(*STEPS).glob("[0-9]*_*.py"))
    return f"{_version_in(HOME)} {steps[-1] if steps else ''}".strip()


def standing_of(instance: Path) -> Standing:
    """How the instance stands; on its home, when it was never brought to another or that has been replaced by hand."""
    home = version_of_home()
    try:
        found = _read(json.loads((instance / NOTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return Standing(home)
    return found if found.home == home and _is_there(found.present) else Standing(home, last=found.last)


def keep_standing(instance: Path, standing: Standing) -> None:
    """Write it down whole or not at all, on disk before this returns; raises OSError."""
    descriptor, temporary = tempfile.mkstemp(dir=instance, prefix=f".{NOTE}.")
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(asdict(standing), indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(instance / NOTE)
    if os.name == "posix":
        folder = os.open(instance, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def folder_of(name: str) -> Path:
    """Where a version lies."""
    return HOME / FOLDER / name if name else HOME


def running() -> str:
    """The name of the version that this very process runs."""
    return ROOT.name if ROOT != HOME else ""


def go_on_in_present(arguments: Sequence[str]) -> None:
    """Run the version that the instance of the environment is to run, when it is not this one; else return."""
    if ROOT != HOME:
        return
    instance = Path(os.environ.get("OASEN_INSTANCE") or "instance")
    standing = standing_of(instance)
    if standing.order is not None and (not arguments or arguments[0] in SERVING):
        standing = _counted(instance, standing, standing.order)
    if not standing.present:
        return
    for name in [each for each in sys.modules if each == "app" or each.startswith("app.")]:
        del sys.modules[name]
    sys.path.insert(0, str(folder_of(standing.present)))
    runpy.run_module("app", run_name="__main__")
    sys.exit()


def _counted(instance: Path, standing: Standing, order: Order) -> Standing:
    """Count a start of the new version; one that never came as far as to say that it is here is left again."""
    if order.is_back or standing.present != order.to:
        return standing
    if order.starts < MOST_STARTS:
        counted = replace(standing, order=replace(order, starts=order.starts + 1))
    else:
        failed = Last(FAILED, order.version, order.at, "It did not start.")
        counted = replace(standing, present=order.came_from, order=None, last=failed)
    with contextlib.suppress(OSError):  # a full disk is no reason not to start
        keep_standing(instance, counted)
    return counted


def _read(values: dict[str, Any]) -> Standing:
    return Standing(
        home=str(values["home"]),
        present=str(values["present"]),
        before=_of(Order, values["before"]),
        order=_of(Order, values["order"]),
        last=_of(Last, values["last"]),
    )


def _of(kind: Any, values: dict[str, Any] | None) -> Any:
    """What a later version wrote beside it is left out."""
    if values is None:
        return None
    known = {each.name for each in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in known})


def _is_there(name: str) -> bool:
    return not name or (Path(name).name == name and (folder_of(name) / "app" / "__main__.py").is_file())


def _version_in(folder: Path) -> str:
    lines = (folder / "app" / "__init__.py").read_text("utf-8").splitlines()
    return next((line.partition("=")[2].strip(" \"'") for line in lines if line.startswith("__version__")), "")
