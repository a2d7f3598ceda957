"""What is added up by kind: persons, minutes, heads under a code word, contacts, weeks of training."""

from __future__ import annotations

from sqlalchemy import case, func, or_, select

from app.figures.database_calendar import month_of, week_of, weekday_of
from app.figures.facts.entries import counted_entries, counted_entries_of_persons
from app.figures.facts.narrowing import total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once

SATURDAY = 5
OFFICE_OPENS_HOUR = 8
OFFICE_CLOSES_HOUR = 17

# Work training has both too, and is asked for by person.
KINDS_WITH_PERSONS_OR_MINUTES = ("session", "handout", "outreach", "volunteering", "community-service")
# The column that holds the code word of each kind that is broken down by one.
WORD_OF_KIND = {
    "accompaniment": "authority",
    "handout": "item",
    "cooperation": "partner",
    "placement": "referrer",
    "source": "how_found",
}


@written_once
def persons_and_minutes(scope: Scope) -> Question:
    """kind, persons, minutes: a row for each organisation, whose persons are never another's; no mere attempts."""
    entry = counted_entries_of_persons(scope, KINDS_WITH_PERSONS_OR_MINUTES).c
    return (
        select(entry.kind, func.count(entry.person_id.distinct()), total(entry.minutes))
        .where(entry.reached.is_not(False))
        .group_by(entry.organisation_id, entry.kind)
    )


@written_once
def heads_by_word(scope: Scope) -> Question:
    """kind, word, entries, heads: under each code word of the kinds that have one; no word is not stated."""
    entry = counted_entries(scope, tuple(WORD_OF_KIND)).c
    word = case(*((entry.kind == kind, entry[column]) for kind, column in WORD_OF_KIND.items()))
    of_word = select(entry.kind, word.label("word"), entry.heads).subquery("words").c
    return select(of_word.kind, of_word.word, func.count(), total(of_word.heads)).group_by(of_word.kind, of_word.word)


@written_once
def contacts(scope: Scope) -> Question:
    """month, channel, direction, is_reached, is_outside_hours, heads, of kind outreach."""
    entry = counted_entries(scope, ("outreach",)).c
    outside_hours = or_(
        weekday_of(entry.day) >= SATURDAY, entry.hour < OFFICE_OPENS_HOUR, entry.hour >= OFFICE_CLOSES_HOUR
    )
    contact = (
        select(
            month_of(entry.day).label("month"),
            entry.channel,
            entry.direction,
            case((entry.reached.is_(False), 0), else_=1).label("is_reached"),
            case((outside_hours, 1), else_=0).label("is_outside_hours"),
            entry.heads,
        )
        .subquery("contacts")
        .c
    )
    sort = (contact.month, contact.channel, contact.direction, contact.is_reached, contact.is_outside_hours)
    return select(*sort, total(contact.heads)).group_by(*sort)


@written_once
def training_of_persons(scope: Scope) -> Question:
    """is_person, minutes, weeks: a row for each person in work training, and one for shifts of nobody known.

    A week counts if it has a shift. A row for each organisation, whose persons are never another's.
    """
    entry = counted_entries_of_persons(scope, ("training",)).c
    return select(
        entry.person_id.is_not(None), total(entry.minutes), func.count(week_of(entry.day).distinct())
    ).group_by(entry.organisation_id, entry.person_id)
