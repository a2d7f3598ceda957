"""Commands of what an administrator does without a terminal, for who has one."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from app.audit.actions import MACHINE, Done
from app.audit.acts import Act
from app.audit.due import note_now
from app.backup.plan import Plan, keep_plan, plan_of
from app.backup.restoring import NO_SHEET
from app.backup.rotation import KEEPING
from app.care.copies import copies_of, places_of
from app.care.errand_stages import STAGES_OF
from app.care.errands import ERRANDS
from app.care.everything import write_everything
from app.care.reading_through import read_through
from app.care.readme_inside import BY_LANGUAGE
from app.care.refusals import NothingToTakeUp
from app.care.taking_up import KEPT_FOR, order_taking_up, put_aside, remove_put_aside, withdraw_order
from app.clock import now
from app.command_line import Installation
from app.errors import Refusal
from app.fresh_file import fresh_file, settle
from app.log.waiting import resolve_waiting_codes

BYTES_OF_MB = 1_000_000


@click.command("errand", hidden=True)
@click.argument("name", type=click.Choice(list(STAGES_OF)))
@click.pass_obj
def errand_command(installation: Installation, name: str) -> None:
    """Do for a page what takes a while: asked by a line of JSON on standard input, told line by line in JSON."""
    asked = json.loads(sys.stdin.readline())
    try:
        with installation.app.app_context():
            outcome = ERRANDS[name](installation.settings, asked, lambda stage: _tell(stage=stage))
    except Refusal as refusal:
        _tell(refused=type(refusal).__name__, said=refusal.message)
        return
    _tell(outcome=outcome)


@click.command("copies")
@click.option("--read", "is_read", is_flag=True, help="Read each through that can be opened here.")
@click.pass_obj
def copies_command(installation: Installation, is_read: bool) -> None:
    """List the backups, on the computer and elsewhere: when made, how large, when read through."""
    settings = installation.settings
    places = places_of(settings)
    for copy in copies_of(settings, places) if is_read else []:
        try:
            read_through(settings, copy.path, NO_SHEET, now())
        except Refusal as refusal:
            click.echo(f"{copy.path.name}: {refusal.message}", err=True)
    for copy in copies_of(settings, places):
        seen = copy.seen
        read = "not read through" if seen is None else f"read through {seen.read_at[:10]}, whole"
        if seen is not None and not seen.is_whole:
            read = "DAMAGED"
        made, size = f"{copy.made_at:%Y-%m-%d %H:%M} UTC", f"{copy.byte_count / BYTES_OF_MB:.1f} MB"
        click.echo(f"{made}  {size:>9}  {read:<30}  {copy.path}")


@click.command("backup-plan")
@click.option("--folder", help="A second folder for a copy of each, like a USB stick's; an empty text means none.")
@click.option("--weekly/--nightly", "is_weekly", default=None, help="How often.")
@click.option("--keep", "keeping", type=click.Choice(list(KEEPING)), help="How far back copies are kept.")
@click.pass_obj
def backup_plan_command(
    installation: Installation, folder: str | None, is_weekly: bool | None, keeping: str | None
) -> None:
    """Say how backups are made by themselves; without options, show it."""
    before = plan_of(installation.settings)
    plan = Plan(
        before.folder if folder is None else str(Path(folder).absolute()) if folder else "",
        before.is_weekly if is_weekly is None else is_weekly,
        keeping or before.keeping,
    )
    if plan != before:
        keep_plan(installation.settings, plan)
        _note(installation, Act.CHANGED_CARE)
    often = "every week" if plan.is_weekly else "every night"
    click.echo(f"A backup {often}, kept for a {plan.keeping}; a copy goes to {plan.folder or 'no second folder'}.")


@click.command("take-up")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--back", "is_back", is_flag=True, help="Take up again what was put aside last.")
@click.option("--leave", "is_left", is_flag=True, help="Let the next start be like any other.")
@click.option("--remove-aside", "is_removed", is_flag=True, help="Remove what was put aside, for good.")
@click.option("--only-old", is_flag=True, help=f"With --remove-aside: what was put there {KEPT_FOR.days} days ago.")
@click.option("--dry-run", is_flag=True, help="With --remove-aside: only say what would go.")
@click.pass_obj
def take_up_command(  # noqa: PLR0913  # one for each option
    installation: Installation,
    folder: Path | None,
    is_back: bool,
    is_left: bool,
    is_removed: bool,
    only_old: bool,
    dry_run: bool,
) -> None:
    """Let the next start take up a house restored into the instance's folder; what is here now is put aside."""
    settings = installation.settings
    if is_left:
        withdraw_order(settings)
        _note(installation, Act.TOOK_UP)
        click.echo("The next start takes up nothing.")
    elif is_removed:
        going = put_aside(settings, before=now() - KEPT_FOR if only_old else None)
        if going and not dry_run:
            remove_put_aside(going)
            _note(installation, Act.REMOVED_ASIDE)
        click.echo(f"{'Would remove' if dry_run else 'Removed'} what was put aside: {len(going)}.")
    else:
        chosen = _put_aside_last(installation) if is_back else folder
        if chosen is None:
            raise click.UsageError("Say which folder, or --back.")
        order_taking_up(settings, chosen, now())
        _note(installation, Act.PREPARED_RESTORE)
        click.echo(f"Start the server anew to take it up. What is here now is kept aside for {KEPT_FOR.days} days.")


def _put_aside_last(installation: Installation) -> Path:
    found = put_aside(installation.settings)
    if not found:
        raise NothingToTakeUp("Nothing has been put aside.")
    return found[0].folder


@click.command("take-out")
@click.option("-o", "--output", "file", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--organisation", required=True, metavar="SLUG", help="Whose it is.")
@click.pass_obj
def take_out_command(installation: Installation, file: Path, organisation: str) -> None:
    """Write everything that an organisation has into one ZIP, in forms that other programs read."""
    language = installation.settings.language
    with installation.app.app_context(), fresh_file(file) as opened:
        resolve_waiting_codes()
        write_everything(opened, organisation, language if language in BY_LANGUAGE else "en")
        settle(opened)
    click.echo(f"Wrote everything of {organisation} to {file}. It is not locked: keep it so.")


def _note(installation: Installation, act: Act) -> None:
    """Note the act where there is a database to note it in: what is here may be what is to be replaced."""
    with suppress(Refusal, SQLAlchemyError), installation.app.app_context():
        note_now(Done(act, MACHINE))


def _tell(**told: object) -> None:
    click.echo(json.dumps(told))
    sys.stdout.flush()
