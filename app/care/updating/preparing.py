"""Prepares a change of versions: a backup, the version laid down, tried on a copy; the next start makes the change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import app
from app.backup.actions import make_rotated_backup
from app.bootstrap.versions import Order, folder_of, keep_standing, running, standing_of
from app.care.errand_stages import LAYING_DOWN, MAKING, PACKAGES, READING, TRYING
from app.care.updating.actions import looked_at, remove_left_versions, require_nothing_ordered, way_back
from app.care.updating.carrier import carried_by
from app.care.updating.laying_down import coming_folder, prepare_packages, put_in_place, require_writable, unpack
from app.care.updating.refusals import NoWayBack, VersionFails
from app.care.updating.trying import copy_of_house, try_backwards, try_forwards
from app.database.schema import newest_revision
from app.settings import Settings

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Prepared:
    """A change that waits for the next start. backup: the file to which nothing can be lost."""

    order: Order
    backup: Path


def prepare_update(settings: Settings, source: Path, moment: datetime, tell: Tell) -> Prepared:
    """Back up, lay the version down beside this one, try it on a copy; the next start goes over to it.

    Raises what looked_at does, and ProgramLocked, ChangeOrdered, PackagesMissing, VersionFails, CannotWriteFile. Until
    the last line nothing of what runs is touched.
    """
    require_nothing_ordered(settings)
    tell(READING)
    new = looked_at(source)
    require_writable()
    remove_left_versions(settings, moment)
    tell(MAKING)
    made = make_rotated_backup(settings, moment)
    with carried_by(source) as carrier, coming_folder(new) as folder:
        tell(LAYING_DOWN)
        unpack(carrier, folder)
        tell(PACKAGES)
        prepare_packages(folder)
        put_in_place(folder, new)
    tell(TRYING)
    try:
        with copy_of_house(settings, made.path) as copy:
            try_forwards(copy, new.name)
    except VersionFails:
        shutil.rmtree(folder_of(new.name), ignore_errors=True)
        raise
    order = Order(
        to=new.name,
        version=new.version,
        came_from=running(),
        left_version=app.__version__,
        revision=newest_revision(),
        at=moment.isoformat(),
    )
    _keep_order(settings, order)
    return Prepared(order, made.path)


def prepare_way_back(settings: Settings, moment: datetime, tell: Tell) -> Prepared:
    """Back up and try the way back on a copy; the next start goes it, and keeps what was noted since.

    Raises NoWayBack, ChangeOrdered, VersionFails, CannotWriteFile.
    """
    require_nothing_ordered(settings)
    before = way_back(settings)
    if before is None:
        raise NoWayBack("No version was here before this one, or it is gone: it is kept for 30 days.")
    tell(MAKING)
    made = make_rotated_backup(settings, moment)
    tell(TRYING)
    with copy_of_house(settings, made.path) as copy:
        try_backwards(copy, before.came_from, before.revision)
    order = Order(
        to=before.came_from,
        version=before.left_version,
        came_from=running(),
        left_version=app.__version__,
        revision=before.revision,
        at=moment.isoformat(),
        is_back=True,
    )
    _keep_order(settings, order)
    return Prepared(order, made.path)


def _keep_order(settings: Settings, order: Order) -> None:
    keep_standing(settings.instance, replace(standing_of(settings.instance), order=order))
