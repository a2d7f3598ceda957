"""The command that says for one party whether an agreement counts a visitor of several once."""

from __future__ import annotations

import click

from app.agreements.queries import agreement_named
from app.agreements.writing import Saying, Writer
from app.clock import now
from app.command_line import Installation
from app.extensions import db
from app.joint_counting.actions import Came, say_jointly
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.organisations.queries import organisation_named
from app.people.vault.queries import open_vault, parties_ticked, ticks_of
from app.service_day import local_time

SAID = {
    Came.OPENED: "All parties have said yes. A visitor of several counts once from today on; print the key sheet anew.",
    Came.CLOSED: "It counts jointly no more: every tag is deleted, the key destroyed.",
    Came.NOTHING: "Nothing begins or ends by it.",
}


@click.command("joint")
@click.argument("slug")
@click.option("--yes", "yes", metavar="ORGANISATION", help="This party wants it; it begins when all of them do.")
@click.option("--no", "no", metavar="ORGANISATION", help="This party takes it back: tags and key are destroyed.")
@click.pass_obj
def joint_command(installation: Installation, slug: str, yes: str | None, no: str | None) -> None:
    """Say for a party whether a visitor of several parties counts once; without one, show how it stands."""
    if yes and no:
        raise click.UsageError("Give --yes or --no, not both: one thing at a time.")
    with installation.app.app_context():
        if yes or no:
            click.echo(SAID[_said(installation, slug, yes or no or "", is_given=bool(yes))])
        for line in _lines(slug):
            click.echo(line)


def _said(installation: Installation, slug: str, organisation: str, is_given: bool) -> Came:
    with db.engine.connect() as connection:
        agreement, number = agreement_named(connection, slug), organisation_named(connection, organisation).id
        row = ticks_of(connection, agreement.id).get(number)
    moment = now()
    by = Writer(None, None, moment, local_time(moment, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day)
    return say_jointly(installation.settings, agreement, number, is_given, Saying(by, row.number if row else 0))


def _lines(slug: str) -> list[str]:
    with db.engine.connect() as connection:
        agreement = agreement_named(connection, slug)
        vault, parties = open_vault(connection, agreement.id), parties_ticked(connection, agreement.id)
    since = f"counted jointly since {vault.opened_day}" if vault else "not counted jointly"
    return [f"{slug}: {since}", *(f"{party.slug}: {'yes' if is_given else 'no'}" for party, is_given in parties)]
