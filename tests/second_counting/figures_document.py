"""The second counting's answer in the shape of the figures as JSON."""

from collections.abc import Iterable

from tests.second_counting.activities_done import activity_figures
from tests.second_counting.openings import opening_figures
from tests.second_counting.outreach_and_cooperation import (
    accompaniment_figures,
    cooperation_figures,
    outreach_figures,
    source_figures,
)
from tests.second_counting.periods import Period, months_of, period_before
from tests.second_counting.persons import (
    Link,
    answers_of_persons,
    first_visit_days,
    groups_of_links,
    with_linked_persons_as_one,
)
from tests.second_counting.plain_data import Entry, Limits, Log, Opening, Premises
from tests.second_counting.visitors import first_seen, visit_days_of_persons, visitor_figures
from tests.second_counting.visits import visit_figures, visits_by_day
from tests.second_counting.work_and_gifts import handout_figures, helper_figures, training_figures


def log_of_scope(
    premises: dict[str, Premises],
    entries: list[Entry],
    openings: list[Opening],
    weekly_plans: dict[str, list],
    voids: Iterable[bytes],
    links: Iterable[Link],
    limits: Limits,
    scope: list[str],
) -> Log:
    """What counts in the scope. What people said is known from anywhere in their organisation."""
    voided = set(voids)
    group = groups_of_links(links)
    standing = [entry for entry in entries if entry.id not in voided]
    standing = with_linked_persons_as_one(standing, group)
    inside = [entry for entry in standing if entry.premises in scope]
    return Log(
        scope=scope,
        entries=inside,
        openings={(opening.premises, opening.day): opening for opening in openings if opening.premises in scope},
        weekly_plans=weekly_plans,
        limits=limits,
        organisation_of={slug: place.organisation for slug, place in premises.items()},
        answers=answers_of_persons(standing),
        persons_with_link=set(group.values()),
        first_visit_days=first_visit_days(inside),
    )


def figures_of(log: Log, period: Period) -> dict[str, dict]:
    """Every figure of the period."""
    return {
        **opening_figures(log, period),
        **visit_figures(log, period),
        **visitor_figures(log, period),
        **activity_figures(log, period),
        **outreach_figures(log, period),
        **accompaniment_figures(log, period),
        **training_figures(log, period),
        **handout_figures(log, period),
        **cooperation_figures(log, period),
        **source_figures(log, period),
        **helper_figures(log, period),
    }


def months_with_visits(log: Log, period: Period) -> dict[str, dict[str, int]]:
    """Of each month with visits how many, by how many persons, how many of them for the first time."""
    months = {}
    for month in months_of(period):
        visits = sum(visits_by_day(log, month).values())
        if visits > 0:
            months[f"{month[0]:%Y-%m}"] = {
                "visits": visits,
                "unique_visitors": len(visit_days_of_persons(log, month)),
                "first_seen": len(first_seen(log, month)),
            }
    return months


def count(
    premises: dict[str, Premises],
    entries: list[Entry],
    openings: list[Opening],
    weekly_plans: dict[str, list[tuple]],
    voids: Iterable[bytes],
    links: Iterable[Link],
    limits: Limits,
    period: Period,
    scope: list[str] | None = None,
) -> dict:
    """The figures of the premises in scope (without one, of all) and of the period before."""
    scope = list(premises) if scope is None else scope
    log = log_of_scope(premises, entries, openings, weekly_plans, voids, links, limits, scope)
    earlier = period_before(period)
    return {
        "format": "oasen-figures/1",
        "scope": {
            "premises": scope,
            "from": period[0].isoformat(),
            "to": period[1].isoformat(),
        },
        "figures": figures_of(log, period),
        "months": months_with_visits(log, period),
        "previous": {
            "from": earlier[0].isoformat(),
            "to": earlier[1].isoformat(),
            "figures": figures_of(log, earlier),
        },
    }
