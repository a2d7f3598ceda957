"""What a report's document holds beside cells: whose it is, of when, what things are called, limits, referrers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.figures.counting import Counting
from app.followup.about.reporting_period import ReportingPeriod
from app.followup.about.terms import Terms
from app.followup.queries import House
from app.followup.tables.building import compared_period

Names = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Particulars:
    """No number of these is of persons. limits: of the bands, by organisation and period code."""

    reporting: ReportingPeriod
    compared: ReportingPeriod | None
    terms: Terms
    names: Names
    limits: dict[str, dict[str, dict[str, int]]]
    referrers: tuple[str, ...]


def particulars_of(house: House, reporting: ReportingPeriod, terms: Terms) -> Particulars:
    """Everything beside the cells."""
    compared = compared_period(house, reporting)
    periods = [each for each in (reporting, compared, *reporting.halves) if each]
    limits = {
        place.code: {
            each.code: {"often": found.often, "sometimes": found.sometimes}
            for each in periods
            if (found := place.counting(each.period).limits)
        }
        for place in house.organisations
    }
    countings = [place.counting(reporting.period) for place in house.organisations]
    return Particulars(reporting, compared, terms, _names(house), limits, _referrers(countings, terms.threshold))


def _names(house: House) -> Names:
    premises = [each for places in house.premises_of.values() for each in places]
    return {
        "organisation": {place.code: place.name for place in house.organisations},
        "premises": {place.code: place.name for place in premises},
        "activity": house.activity_names,
    }


def _referrers(countings: list[Counting], threshold: int) -> tuple[str, ...]:
    """Who has placed people in work training: a list without numbers, and none at all when they were few (trust.md)."""
    placements = [each for counting in countings for each in counting.words["placement"]]
    if sum(each.heads for each in placements) < threshold:
        return ()
    return tuple(sorted({each.word for each in placements if each.word is not None}))


def scope_document(about: Particulars) -> dict[str, Any]:
    """Whose report it is and of when, as the document says it."""
    period = about.reporting.period
    return {
        "organisations": [{"slug": party.slug, "name": party.name} for party in about.terms.parties],
        "agreement": about.terms.slug or None,
        "from": period.first_day.isoformat(),
        "to": period.last_day.isoformat(),
        "period": {"kind": about.reporting.kind.value, "code": about.reporting.code},
        "before": about.compared
        and {
            "code": about.compared.code,
            "from": about.compared.period.first_day.isoformat(),
            "to": about.compared.period.last_day.isoformat(),
        },
        "threshold": about.terms.threshold,
    }
