"""The command that destroys the key of a period that is over."""

from __future__ import annotations

from pathlib import Path

import click

from app.audit.actions import MACHINE
from app.clock import now
from app.command_line import Installation
from app.errors import NotAllowed
from app.extensions import db
from app.fresh_file import fresh_file, settle
from app.organisations.queries import organisation_named
from app.retention.destroying import destroy_key, key_to_destroy
from app.retention.receipt import receipt

WORD = "DESTROY"


@click.command("destroy-keys")
@click.option("--organisation", "organisation_slug", required=True, help="The organisation's slug.")
@click.option("--dry-run", is_flag=True, help="Say which key it would be, and change nothing.")
@click.option("--word", help=f"{WORD}, to do it without being asked.")
@click.option("--receipt", "file", type=click.Path(path_type=Path, dir_okay=False), help="Also write the receipt here.")
@click.pass_obj
def destroy_keys_command(
    installation: Installation, organisation_slug: str, dry_run: bool, word: str | None, file: Path | None
) -> None:
    """Destroy the key of a period whose reports were locked six months ago: nobody can then follow its cards."""
    with installation.app.app_context():
        with db.engine.connect() as connection:
            organisation = organisation_named(connection, organisation_slug)
            key = key_to_destroy(connection, organisation.id, now())
        said = f"the key of the cards until {key.last_day}, fingerprint {key.fingerprint}"
        if dry_run:
            click.echo(f"It would be {said}. Nothing has been changed.")
            return
        _require_word(word or click.prompt(f"This cannot be undone. To destroy {said}, type {WORD}"))
        done = destroy_key(installation.settings, organisation.id, MACHINE, now())
    lines = receipt(done.key, organisation.name, "the command on this machine")
    if file is not None:
        with fresh_file(file) as written:
            written.write("\n".join([*lines, ""]).encode())
            settle(written)
    for line in lines:
        click.echo(line)
    for remark in done.remarks:
        click.echo(remark, err=True)


def _require_word(word: str) -> None:
    if word.strip() != WORD:
        raise NotAllowed(f"Nothing was destroyed: the word is {WORD}.")
