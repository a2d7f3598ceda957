"""The command that lets go again, of a database put back by its own means, what must be gone by now."""

from __future__ import annotations

from pathlib import Path

import click

from app.backup.destroyed_keys import DestroyedKey, known_destroyed
from app.backup.key_files import instance_keys
from app.backup.once_put_back import lose_again
from app.backup.queries import backups_folder, second_folder
from app.backup.refusals import DestroyedUnread, ForgottenUnread
from app.backup.telling import lost_told
from app.backup.tombstones import Tombstones, joined, read_tombstones
from app.command_line import Installation
from app.settings import Settings


@click.command("forget-again")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_obj
def forget_again_command(installation: Installation, folders: tuple[Path, ...]) -> None:
    """Forget again what a database that was put back by other means than `oasen restore` brought back.

    FOLDERS are where more lists of forgotten cards and destroyed keys lie than beside this house's keys and backups.
    Run it before the server is started. Done twice, it does nothing the second time.
    """
    settings = installation.settings
    every = _folders(settings, folders)
    tombstones, destroyed = _forgotten(every), _destroyed(every)
    with installation.app.app_context():
        lost = lose_again(settings, instance_keys(settings.keys_folder), tombstones, destroyed)
    known_count = sum(map(len, tombstones.values()))
    click.echo(f"Known from the lists: {known_count} codes of forgotten cards, {len(destroyed)} destroyed keys.")
    for line in list(lost_told(lost)) or ["Nothing had come back, and nothing is due."]:
        click.echo(line)


def _folders(settings: Settings, others: tuple[Path, ...]) -> list[Path]:
    own = (settings.keys_folder, backups_folder(settings), second_folder(settings))
    return sorted({each.resolve() for each in (*own, *others) if each is not None and each.is_dir()})


def _forgotten(folders: list[Path]) -> Tombstones:
    try:
        return joined([read_tombstones(folder) for folder in folders])
    except ValueError as unread:
        raise ForgottenUnread(f"{unread}. Take the list of another folder of backups in its place.") from None


def _destroyed(folders: list[Path]) -> list[DestroyedKey]:
    try:
        return known_destroyed(folders)
    except ValueError as unread:
        raise DestroyedUnread(f"{unread}. Take the list of another folder of backups in its place.") from None
