"""Makes an instance: the folder, its keys, the schema."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from app.backup.key_files import make_backup_key
from app.database.schema import bring_up_to_date
from app.factory import create_app
from app.keys import AUDIT_KEY, INSTANCE_KEY, make_box_key, make_key
from app.progress import stepwise
from app.settings import Settings


def make_instance(settings: Settings) -> Flask:
    """The application on an instance that is whole and up to date; what is there already stays."""
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_key(settings.keys_folder, INSTANCE_KEY)
    make_key(settings.keys_folder, AUDIT_KEY)
    make_box_key(settings.keys_folder)
    make_backup_key(settings.keys_folder)
    app = create_app(settings)
    with app.app_context(), stepwise("Bringing the database up to date") as told:
        bring_up_to_date(told)
    _only_for_owner(settings.instance)
    return app


def is_instance(folder: Path) -> bool:
    """Whether an instance was made here."""
    return (folder / "keys" / INSTANCE_KEY).exists()


def _only_for_owner(folder: Path) -> None:
    """Database files are for their owner alone: SQLite makes them by the umask."""
    for file in folder.glob("oasen.sqlite*"):
        file.chmod(0o600)
