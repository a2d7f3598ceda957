"""Commands for agreements."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from app.agreements.actions import add_agreement, join, leave
from app.agreements.agreeable import AGREEABLE, Per
from app.agreements.agreeing import AgreedWishes, GoalWishes, add_agreed, add_goal
from app.agreements.as_text import agreement_lines
from app.agreements.money_actions import tell_party_year
from app.agreements.money_queries import party_years
from app.agreements.queries import agreement_named, goals_of, parties_of
from app.agreements.writing import Saying, Writer
from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.errors import NotFound
from app.extensions import db
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.organisations.queries import organisation_named
from app.periods import Period
from app.service_day import local_time

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("agreement")
def agreement_group() -> None:
    """Agreements with the municipality."""


@agreement_group.command("add")
@click.argument("slug")
@click.option("--parties", required=True, help="Slugs of the organisations that sign, like a,b.")
@click.option("--from", "first_day", type=DAY, required=True, help="The first day.")
@click.option("--to", "last_day", type=DAY, required=True, help="The last day.")
@click.option("--name", default="", help="What it is called; left out: the slug.")
@click.pass_obj
def agreement_add(
    installation: Installation, slug: str, parties: str, first_day: datetime, last_day: datetime, name: str
) -> None:
    """Add an agreement between organisations and their municipality."""
    period = Period(first_day.date(), last_day.date())
    signed = [party.strip() for party in parties.split(",") if party.strip()]
    with installation.app.app_context(), write_connection() as connection:
        add_agreement(connection, slug, name, signed, period, now())
    click.echo(f"Added agreement {slug}.")


@agreement_group.command("show")
@click.argument("slug")
@click.pass_obj
def agreement_show(installation: Installation, slug: str) -> None:
    """Show what an agreement says, as it was written last."""
    with installation.app.app_context(), db.engine.connect() as connection:
        lines = agreement_lines(connection, agreement_named(connection, slug))
    click.echo("\n".join(lines))


@agreement_group.command("party")
@click.argument("slug")
@click.argument("organisation")
@click.option("--from", "from_day", type=DAY, help="The day from which it is a party; left out: the first day.")
@click.option("--until", "last_day", type=DAY, help="It leaves: the last day on which it is a party.")
@click.pass_obj
def agreement_party(
    installation: Installation, slug: str, organisation: str, from_day: datetime | None, last_day: datetime | None
) -> None:
    """Let an organisation be a party from a day on, or until a day."""
    if from_day and last_day:
        raise click.UsageError("Give --from or --until, not both: one thing at a time.")
    with installation.app.app_context(), write_connection() as connection:
        agreement, number = agreement_named(connection, slug), organisation_named(connection, organisation).id
        if last_day:
            leave(connection, agreement.id, number, last_day.date(), _by_command())
        else:
            since = from_day.date() if from_day else agreement.first_day
            join(connection, agreement.id, number, since, _by_command())
    click.echo(f"Changed the parties of {slug}.")


@agreement_group.command("goal")
@click.argument("slug")
@click.argument("heading")
@click.option("--sentence", default="", help="A sentence about it.")
@click.pass_obj
def agreement_goal(installation: Installation, slug: str, heading: str, sentence: str) -> None:
    """Add a goal, last; it holds from the agreement's first day."""
    with installation.app.app_context(), write_connection() as connection:
        agreement = agreement_named(connection, slug)
        wishes = GoalWishes(heading, sentence, len(goals_of(connection, agreement.id)) + 1)
        number = add_goal(connection, agreement.id, wishes, Saying(_by_command(), 0, agreement.first_day))
    click.echo(f"Added goal {number}.")


@agreement_group.command("agreed")
@click.argument("slug")
@click.argument("figure")
@click.argument("amount", type=int)
@click.option("--per", type=click.Choice([each.value for each in Per]), help="Left out: as is usual for the figure.")
@click.option("--about", "is_about", is_flag=True, help="About so many.")
@click.option("--goal", type=int, help="The number of the goal it speaks to.")
@click.option("--party", help="The slug of the party whose it is; left out: of all together.")
@click.pass_obj
def agreement_agreed(installation: Installation, slug: str, figure: str, amount: int, **told: Any) -> None:
    """Add something agreed: a number of a figure, like open_days 220."""
    with installation.app.app_context(), write_connection() as connection:
        agreement = agreement_named(connection, slug)
        party_id = organisation_named(connection, told["party"]).id if told["party"] else None
        per = Per(told["per"]) if told["per"] else AGREEABLE.get(figure, Per.YEAR)
        wishes = AgreedWishes(figure, amount, per, told["is_about"], told["goal"], party_id)
        add_agreed(connection, agreement.id, wishes, Saying(_by_command(), 0, agreement.first_day))
    click.echo(f"Added {figure}.")


@agreement_group.command("money")
@click.argument("slug")
@click.argument("organisation")
@click.argument("year", type=int)
@click.option("--grant", "grant_kr", type=int, help="The grant, in whole kronor.")
@click.option("--cost", "cost_kr", type=int, help="The cost in cash, in whole kronor.")
@click.pass_obj
def agreement_money(
    installation: Installation, slug: str, organisation: str, year: int, grant_kr: int | None, cost_kr: int | None
) -> None:
    """Say a party's grant and cost of a year; one that is left out stays as it was."""
    with installation.app.app_context(), write_connection() as connection:
        agreement, number = agreement_named(connection, slug), organisation_named(connection, organisation).id
        if number not in parties_of(connection, agreement.id):
            raise NotFound(f"{organisation} is no party of {slug}.")
        before = party_years(connection, agreement.id).get(number, {}).get(year)
        kr = (
            before.grant_kr if before and grant_kr is None else grant_kr,
            before.cost_kr if before and cost_kr is None else cost_kr,
        )
        saying = Saying(_by_command(), before.number if before else 0)
        tell_party_year(connection, agreement.id, number, year, kr, saying)
    click.echo(f"Saved {year} for {organisation}.")


def _by_command() -> Writer:
    moment = now()
    return Writer(None, None, moment, local_time(moment, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day)
