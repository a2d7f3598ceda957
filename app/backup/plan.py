"""How an installation backs itself up: to which second folder, how often, how much is kept; and how the last copy went.

Both lie in the instance's folder and in no database: they are about the machine, and must be read when that is gone.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from app.backup.rotation import KEEPING, USUAL
from app.fresh_file import fresh_file, settle
from app.settings import Settings

PLAN, COPIED = "backup-plan.json", "backup-copied.json"


@dataclass(frozen=True)
class Plan:
    """folder: empty means none. is_weekly: else every night. keeping: a name of rotation.KEEPING."""

    folder: str = ""
    is_weekly: bool = False
    keeping: str = USUAL


@dataclass(frozen=True)
class Copied:
    """How copying to the second folder went the last time. at: when, in ISO 8601. was_there: whether the folder was."""

    folder: str
    at: str
    went_well: bool
    was_there: bool

    @property
    def moment(self) -> datetime:
        """When it was tried."""
        return datetime.fromisoformat(self.at)


def plan_of(settings: Settings) -> Plan:
    """What has been chosen; where nothing has, or it cannot be read, what is usual."""
    try:
        plan = Plan(**json.loads((settings.instance / PLAN).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Plan()
    return plan if plan.keeping in KEEPING else Plan(plan.folder, plan.is_weekly)


def keep_plan(settings: Settings, plan: Plan) -> None:
    """Let it be so from the next backup on; raises CannotWriteFile."""
    _write(settings.instance / PLAN, asdict(plan))


def last_copied(settings: Settings) -> Copied | None:
    """How the last copying went; None where there was none, or the note cannot be read."""
    try:
        copied = Copied(**json.loads((settings.instance / COPIED).read_text("utf-8")))
        return copied if copied.moment else None
    except (OSError, ValueError, TypeError):
        return None


def note_copied(settings: Settings, copied: Copied) -> None:
    """Write down how copying went; raises CannotWriteFile."""
    _write(settings.instance / COPIED, asdict(copied))


def _write(path: Path, values: dict[str, object]) -> None:
    with fresh_file(path) as file:
        file.write(json.dumps(values, indent=1).encode())
        settle(file)
