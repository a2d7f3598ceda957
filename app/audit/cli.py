"""The commands that prove, show and fix the audit log's chain."""

from __future__ import annotations

import click

from app.audit.chain import BEGINNING, LINK_BYTES, Verdict
from app.audit.proving import proved
from app.audit.queries import audit_heads, latest_acts
from app.command_line import Installation
from app.database.statements import AnyRow
from app.errors import ChainBroken, Refusal
from app.extensions import db

SHOWN_AT_MOST = 1_000_000
_AND_OLDER = "So it is too with a head from among the acts that are forgotten. "
KEEP_IT = "Keep the database as it is, and compare it with the newest backup."


@click.group("audit")
def audit_group() -> None:
    """What was done, in a chain in which every change is seen."""


@audit_group.command("verify")
@click.option("--head", "head", metavar="HEX", help="A head that was kept elsewhere: finds what was cut off since.")
@click.pass_obj
def audit_verify(installation: Installation, head: str | None) -> None:
    """Follow the whole chain; ends with 1 where something was changed, taken out, put in or cut off."""
    wanted = _link_said(head) if head is not None else BEGINNING
    with installation.app.app_context(), db.engine.connect() as connection:
        verdict = proved(connection, wanted)
    _require_whole(verdict)
    forgotten = f", of which the first {verdict.cut_count} are forgotten" if verdict.cut_count else ""
    click.echo(f"The chain holds: {verdict.act_count} acts{forgotten}, head {verdict.head.hex()}.")


@audit_group.command("head")
@click.pass_obj
def audit_head(installation: Installation) -> None:
    """Print the chain's head, to be kept where nobody who can change the database can change it."""
    with installation.app.app_context(), db.engine.connect() as connection:
        [head] = audit_heads(connection)
    click.echo(head.link)


@audit_group.command("show")
@click.option("--last", "most", type=click.IntRange(1, SHOWN_AT_MOST), default=50, show_default=True, metavar="N")
@click.pass_obj
def audit_show(installation: Installation, most: int) -> None:
    """Show the last acts of the whole installation, one to a line, separated by tabs."""
    with installation.app.app_context(), db.engine.connect() as connection:
        lines = [_line_of(row) for row in latest_acts(connection, most)]
    for line in lines:
        click.echo(line)


def _require_whole(verdict: Verdict) -> None:
    if verdict.broken_at is not None:
        raise ChainBroken(
            f"The audit log does not hold from act {verdict.broken_at} on: there something was changed, taken out or "
            f"put in. {KEEP_IT}"
        )
    if not verdict.has_wanted:
        raise ChainBroken(
            f"The audit log holds, but the head that you kept is not in it: acts after number {verdict.act_count} "
            f"were cut off, or an older backup was restored. {_AND_OLDER if verdict.cut_count else ''}{KEEP_IT}"
        )


def _link_said(text: str) -> bytes:
    try:
        link = bytes.fromhex(text.strip())
    except ValueError:
        link = b""
    if len(link) != LINK_BYTES:
        raise Refusal(f"A head is {2 * LINK_BYTES} digits and letters a to f, as `oasen audit head` prints it.")
    return link


def _line_of(row: AnyRow) -> str:
    organisation = "-" if row.organisation_id is None else str(row.organisation_id)
    who = row.who if row.who_id is None else f"{row.who}/{row.who_id}"
    hour = row.at.strftime("%Y-%m-%dT%HZ")
    return "\t".join([str(row.number), hour, organisation, who, row.act, row.about or "-", str(row.how_many)])
