"""The command that forgets on time."""

from __future__ import annotations

import click

from app.clock import now
from app.command_line import Installation
from app.progress import watched
from app.retention.actions import forget_what_is_due
from app.retention.key_files import take_destroyed_away
from app.retention.next_keys import make_next_keys
from app.retention.vaults import close_vaults_due
from app.retention.wording import what_goes, what_keys, what_vaults


@click.command("retention")
@click.option("--dry-run", is_flag=True, help="Say what would be forgotten, and change nothing.")
@click.pass_obj
def retention_command(installation: Installation, dry_run: bool) -> None:
    """Forget what is due: times of day after 14 days. The server does it by itself every night."""
    with installation.app.app_context():
        gone = forget_what_is_due(now(), is_rehearsal=dry_run, watch=lambda portions: watched(portions, "Forgetting"))
        vaults = close_vaults_due(now(), is_rehearsal=dry_run)
        made = make_next_keys(installation.settings, now(), is_rehearsal=dry_run)
        left_over = [] if dry_run else take_destroyed_away(installation.settings)
    lines = [*what_goes(gone, dry_run), *what_vaults(vaults, dry_run), *what_keys(made, left_over, dry_run)]
    for line in lines:
        click.echo(line)
