"""The terms of a report inside its document: a sealed report is made again from it, whatever is agreed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from app.figures.bands import Limits
from app.followup.about.terms import AgreedNumber, Goal, Party, Terms
from app.periods import Period


def kept_terms(terms: Terms) -> dict[str, Any]:
    """The terms as plain values; parties and threshold stand in the document's scope already."""
    period, limits = terms.period, terms.limits
    return {
        "slug": terms.slug,
        "name": terms.name,
        "municipality": terms.municipality,
        "diary_number": terms.diary_number,
        "period": [period.first_day.isoformat(), period.last_day.isoformat()] if period else None,
        "goals": [asdict(goal) | {"figure_ids": list(goal.figure_ids)} for goal in terms.goals],
        "agreed": [asdict(each) for each in terms.agreed],
        "leaves": list(terms.leaves),
        "limits": [limits.often, limits.sometimes] if limits else None,
    }


def terms_kept_in(document: Mapping[str, Any]) -> Terms:
    """The terms under which a document was made."""
    kept, scope = document["agreement"], document["scope"]
    days = [date.fromisoformat(day) for day in kept["period"] or ()]
    return Terms(
        tuple(Party(each["slug"], each["name"]) for each in scope["organisations"]),
        slug=kept["slug"],
        name=kept["name"],
        municipality=kept["municipality"],
        diary_number=kept["diary_number"],
        period=Period(*days) if days else None,
        goals=tuple(Goal(**(goal | {"figure_ids": tuple(goal["figure_ids"])})) for goal in kept["goals"]),
        agreed=tuple(AgreedNumber(**each) for each in kept["agreed"]),
        limits=Limits(*kept["limits"]) if kept["limits"] else None,
        threshold=scope["threshold"],
        leaves=tuple(kept.get("leaves", ())),  # documents that were sealed before this could be ticked have none
    )
