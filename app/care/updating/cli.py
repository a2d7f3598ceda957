"""The command that brings the house to a new version, and back."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from app.audit.actions import MACHINE, Done
from app.audit.acts import Act
from app.audit.due import note_now
from app.care.queries import counts_here
from app.care.updating.actions import (
    KEPT_FOR,
    TRIED,
    looked_at,
    remove_left_versions,
    way_back,
    withdraw_change,
)
from app.care.updating.preparing import Prepared, prepare_update, prepare_way_back
from app.care.updating.refusals import VersionFails
from app.care.updating.telling import STAGES_TOLD, standing_told
from app.clock import now
from app.command_line import Installation
from app.database.schema import take_back
from app.errors import NotAllowed, Refusal
from app.figures.document import one_moment

MUST_ANSWER = ("/healthz", "/sign-in", "/kiosk/")
FIRST_FAULT = 400  # before anybody lives here, a page leads to where a house begins


@click.command("update")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--look", "is_look", is_flag=True, help="Only say which version it is and what is new in it.")
@click.option("--back", "is_back", is_flag=True, help="Go back to the version before; what was noted since is kept.")
@click.option("--leave", "is_left", is_flag=True, help="Leave what is prepared: the next start is like any other.")
@click.option("--remove-old", "is_removed", is_flag=True, help=f"Remove versions left {KEPT_FOR.days} days ago.")
@click.pass_obj
def update_command(  # noqa: PLR0913  # one for each option
    installation: Installation,
    source: Path | None,
    is_look: bool,
    is_back: bool,
    is_left: bool,
    is_removed: bool,
) -> None:
    """Bring the house to the new version in SOURCE, a ZIP or a folder; without SOURCE, say how it stands.

    A backup is made, and the new version is tried on a copy of the house. The next start goes over to it. The
    version of now stays as it is, for the way back.
    """
    settings = installation.settings
    if is_left:
        is_withdrawn = withdraw_change(settings)
        _note(installation, Act.PREPARED_UPDATE)
        click.echo("The next start is like any other." if is_withdrawn else "Nothing was prepared.")
    elif is_removed:
        click.echo(f"Removed versions: {', '.join(remove_left_versions(settings, now())) or 'none'}.")
    elif is_back:
        with installation.app.app_context():
            _tell_prepared(prepare_way_back(settings, now(), _tell_stage))
        _note(installation, Act.PREPARED_UPDATE)
    elif source is None:
        for line in standing_told(settings, way_back(settings)):
            click.echo(line)
    elif is_look:
        with installation.app.app_context():
            new = looked_at(source)
        click.echo(f"Oasen {new.version}. What is new in it:\n\n{new.news}")
    else:
        with installation.app.app_context():
            _tell_prepared(prepare_update(settings, source, now(), _tell_stage))
        _note(installation, Act.PREPARED_UPDATE)


@click.command("trial", hidden=True)
@click.option("--take-back", "revision", help="Take the copy's database back to this revision, and no more.")
@click.pass_obj
def trial_command(installation: Installation, revision: str | None) -> None:
    """Show that this version answers from a copy of a house; another version asks it when one follows the other."""
    if not installation.settings.instance.resolve().parent.name.startswith(TRIED):
        raise NotAllowed("This is done to a copy of a house alone. For the house: oasen update")
    if revision is None:
        _answer(installation)
        return
    with installation.app.app_context():
        take_back(revision)


def _tell_stage(stage: str) -> None:
    click.echo(f"{STAGES_TOLD[stage]} …")


def _tell_prepared(prepared: Prepared) -> None:
    click.echo(f"The backup from before lies in {prepared.backup}.")
    click.echo(f"Oasen {prepared.order.version} is prepared, and was tried on a copy. Nothing has changed yet.")
    click.echo("Stop Oasen and start it again to go over to it. To stay: oasen update --leave")


def _answer(installation: Installation) -> None:
    """Show that this version answers from the instance; raises VersionFails."""
    client = installation.app.test_client()
    for address in MUST_ANSWER:
        status = client.get(address).status_code
        if status >= FIRST_FAULT:
            raise VersionFails(f"It answers {address} with {status}.")
    with installation.app.app_context(), one_moment() as connection:
        click.echo(json.dumps({"entries": counts_here(connection)["entries"]}))


def _note(installation: Installation, act: Act) -> None:
    """Note the act where there is a database to note it in."""
    with suppress(Refusal, SQLAlchemyError), installation.app.app_context():
        note_now(Done(act, MACHINE))
