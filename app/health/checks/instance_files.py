"""Who else on the machine can read the instance folder: files and folders that are open to others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import ngettext

from app.health.findings import Finding, Level
from app.health.subject import Subject, database_file
from app.keys import INSTANCE_KEY

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(subject: Subject) -> Iterator[Finding]:
    """Keys and database that others can read are broken; other files, and the folder, are to be looked at."""
    if os.name != "posix":
        return
    loose = [path for path in _files(subject) if path.lstat().st_mode & OTHERS]
    keys = [path for path in loose if path.suffix == ".key" or path == subject.settings.keys_folder]
    database = [path for path in loose if path not in keys and ".sqlite" in path.name]
    rest_count = len(loose) - len(keys) - len(database)
    advice = _("On the machine, in the instance folder, as its owner: chmod -R go= .")
    if keys:
        yield Finding(Level.BROKEN, _("Others who use the machine can read the keys."), advice)
    if database:
        yield Finding(Level.BROKEN, _("Others who use the machine can read the database."), advice)
    if rest_count:
        said = ngettext(
            "Others who use the machine can open %(num)s file or folder of the instance.",
            "Others who use the machine can open %(num)s files and folders of the instance.",
            rest_count,
        )
        yield Finding(Level.LOOK, said, advice)


def _files(subject: Subject) -> Iterator[Path]:
    yield from files_of_instance(subject.settings.instance)
    file = database_file(subject.settings)
    if file is not None and not file.resolve().is_relative_to(subject.settings.instance.resolve()):
        yield from file.parent.glob(f"{file.name}*")


def files_of_instance(folder: Path) -> Iterator[Path]:
    """The folder and all in it, but for links and for instances of their own, as the demonstration is one."""
    if not folder.is_dir():
        return
    yield folder
    for each in sorted(folder.iterdir()):
        if each.is_symlink():
            continue
        if not each.is_dir():
            yield each
        elif not (each / "keys" / INSTANCE_KEY).exists():
            yield from files_of_instance(each)
