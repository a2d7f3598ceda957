"""Prepares a change of versions, which the next start of the server makes, withdraws it, removes what is not needed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import app
from app.bootstrap.versions import (
    FOLDER,
    HOME,
    ROOT,
    Last,
    Order,
    Standing,
    folder_of,
    keep_standing,
    running,
    standing_of,
)
from app.care.updating.carrier import InFolder, carried_by
from app.care.updating.laying_down import (
    COMING,
)
from app.care.updating.new_version import Here, NewVersion, digest_of, may_follow, read_version
from app.care.updating.refusals import ChangeOrdered
from app.database.schema import newest_revision, revision_of_database
from app.settings import Settings

KEPT_FOR = timedelta(days=30)
LONGEST_RUN = timedelta(days=1)
TRIED = ".trying-"  # begins the name of a copy of the house on which a version is tried


def here() -> Here:
    """What runs, and the house's database."""
    program = InFolder(ROOT)
    digest = digest_of(program, program.names())
    return Here(app.__version__, newest_revision(), digest, revision_of_database() or "")


def looked_at(source: Path) -> NewVersion:
    """The version in a ZIP or folder; raises NotOasen, VersionDamaged, VersionHere, VersionOlder."""
    with carried_by(source) as carrier:
        new = read_version(carrier, app.__version__)
    may_follow(new, here())
    return new


def way_back(settings: Settings) -> Order | None:
    """The order by which what runs came to be the one, where what was left for it is still there."""
    before = standing_of(settings.instance).before
    if before is None or before.is_back or before.to != running():
        return None
    return before if (folder_of(before.came_from) / "app" / "__main__.py").is_file() else None


def ordered_change(settings: Settings) -> Order | None:
    """What the next start changes."""
    return standing_of(settings.instance).order


def require_nothing_ordered(settings: Settings) -> None:
    """Raise ChangeOrdered when something waits for the next start."""
    if ordered_change(settings) is not None:
        raise ChangeOrdered("A change of versions is prepared. Start Oasen anew, or leave it: oasen update --leave")


def withdraw_change(settings: Settings) -> bool:
    """Let the next start be like any other; whether something was withdrawn. What was begun is ended by a start."""
    standing = standing_of(settings.instance)
    if standing.order is None or standing.present == standing.order.to:
        return False
    keep_standing(settings.instance, replace(standing, order=None))
    return True


def press_change(settings: Settings) -> None:
    """Let the server that stops now begin anew as the other version."""
    standing = standing_of(settings.instance)
    if standing.order is not None:
        keep_standing(settings.instance, replace(standing, order=replace(standing.order, is_pressed=True)))


def end_change(settings: Settings, standing: Standing, last: Last) -> None:
    """Write down that the change is done, or was not to be."""
    keep_standing(settings.instance, replace(standing, order=None, last=last))


def remove_left_versions(settings: Settings, moment: datetime) -> list[str]:
    """Remove the versions that nobody runs or goes back to, 30 days after they were left; gives their names."""
    standing = standing_of(settings.instance)
    if standing.before is not None and datetime.fromisoformat(standing.before.at) < moment - KEPT_FOR:
        standing = replace(standing, before=None)
        keep_standing(settings.instance, standing)
    needed = {standing.present, running()}
    for order in filter(None, (standing.before, standing.order)):
        needed |= {order.to, order.came_from}
    versions = HOME / FOLDER
    going = [each for each in versions.glob("[!.]*") if each.name not in needed]
    left_over = [*versions.glob(f"{COMING}*"), *settings.instance.glob(f"{TRIED}*")]
    for folder in [*going, *(each for each in left_over if _is_of_a_run_long_ago(each, moment))]:
        shutil.rmtree(folder, ignore_errors=True)
    return sorted(folder.name for folder in going if not folder.exists())


def _is_of_a_run_long_ago(folder: Path, moment: datetime) -> bool:
    """Whether it was left by a run that was killed, and is not of one that goes on."""
    return folder.stat().st_mtime < (moment - LONGEST_RUN).timestamp()
