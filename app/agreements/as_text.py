"""An agreement as lines to read in a terminal."""

from __future__ import annotations

from sqlalchemy import Connection

from app.agreements.money_queries import party_years
from app.agreements.queries import agreed_things, goals_of, parties_in_words
from app.database.statements import AnyRow

NOT_SAID = "-"


def agreement_lines(connection: Connection, agreement: AnyRow) -> list[str]:
    """Name and days, parties, goals, what was agreed, kronor: one line each, numbered as the other commands need."""
    parties = parties_in_words(connection, agreement.id)
    slugs = {each.organisation_id: each.slug for each in parties}
    goals, things = goals_of(connection, agreement.id), agreed_things(connection, agreement.id)
    years = party_years(connection, agreement.id)
    return [
        f"{agreement.slug}: {agreement.name}",
        f"from {agreement.first_day} to {agreement.last_day}",
        f"municipality {agreement.municipality or NOT_SAID}, diary number {agreement.diary_number or NOT_SAID}",
        *(f"party {each.slug} from {each.first_day} to {each.last_day or agreement.last_day}" for each in parties),
        *(f"goal {goal.goal_id}: {goal.heading}" for goal in goals),
        *(_thing_line(thing, slugs) for thing in things),
        *(
            f"money {slugs[number]} {year}: grant {_said(row.grant_kr)}, cost {_said(row.cost_kr)}"
            for number, of_party in sorted(years.items())
            for year, row in sorted(of_party.items())
        ),
    ]


def _thing_line(thing: AnyRow, slugs: dict[int, str]) -> str:
    about = "about " if thing.is_about else ""
    whose = f", of {slugs[thing.party_id]}" if thing.party_id else ""
    goal = f", goal {thing.goal_id}" if thing.goal_id else ""
    return f"agreed {thing.figure_id}: {about}{thing.amount} per {thing.per}{whose}{goal}"


def _said(kr: int | None) -> str:
    return NOT_SAID if kr is None else str(kr)
