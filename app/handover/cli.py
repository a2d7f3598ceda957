"""The command that says what could be learned today: of a card, of an evening, of any column."""

from __future__ import annotations

import sys
from datetime import datetime

import click
from sqlalchemy import select

from app.command_line import Installation
from app.database.statements import table_of
from app.errors import NotFound
from app.extensions import db
from app.figures.before_counting import do_what_waits
from app.handover.answers import card_answer, keys_at_hand, names_of
from app.handover.as_text import card_as_text, columns_as_text, evening_as_text
from app.handover.evening import evening_at, rows_of_evening
from app.organisations.models import DEFAULT_TIME_ZONE, Premises
from app.organisations.queries import organisation_named

PREMISES = table_of(Premises)
DAY = click.DateTime(["%Y-%m-%d"])


@click.group("handover")
def handover_group() -> None:
    """Say all that could be learned today, by whoever must be handed everything."""


@handover_group.command("card")
@click.option("--organisation", required=True, help="The organisation's slug.")
@click.pass_obj
def card_command(installation: Installation, organisation: str) -> None:
    """Say all that can be learned of one card, whose code is read from the keyboard, a scanner or a pipe.

    Never given as a word of the command: those stand in lists of processes and in the shell's memory.
    """
    language, settings = installation.settings.language, installation.settings
    with installation.app.app_context():
        text = _code_shown()
        do_what_waits()
        with db.engine.connect() as connection:
            of = organisation_named(connection, organisation)
            answer = card_answer(connection, settings, of.id, of.slug, text)
            names = names_of(connection, of.id)
        click.echo(card_as_text(answer, keys_at_hand(settings, of.slug), names, language, DEFAULT_TIME_ZONE), nl=False)


@handover_group.command("evening")
@click.option("--premises", required=True, metavar="SLUG", help="The premises' slug.")
@click.option("--day", type=DAY, required=True, help="The service day, like 2026-02-05.")
@click.pass_obj
def evening_command(installation: Installation, premises: str, day: datetime) -> None:
    """Say all that can be learned of one day at one place."""
    with installation.app.app_context(), db.engine.connect() as connection:
        place = connection.execute(select(PREMISES).where(PREMISES.c.slug == premises)).first()
        if place is None:
            raise NotFound(f"There are no premises {premises}.")
        parts = rows_of_evening(connection, evening_at(place, day.date()))
        names = names_of(connection, place.organisation_id)
    click.echo(evening_as_text(parts, names, installation.settings.language, place.time_zone), nl=False)


@handover_group.command("columns")
@click.pass_obj
def columns_command(installation: Installation) -> None:
    """Say of every column of the database what it tells, and of whom."""
    click.echo(columns_as_text(installation.settings.language), nl=False)


def _code_shown() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Show the card to the scanner, or type its code", hide_input=True))
    return sys.stdin.readline().strip()
