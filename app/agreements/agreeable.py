"""The one list of figures that something can be agreed of, and per what each usually is."""

from __future__ import annotations

from enum import StrEnum

FROM_ONE, TO_MANY = 1, 1_000_000


class Per(StrEnum):
    """Over what time an agreed number is meant."""

    YEAR = "year"
    WEEK = "week"
    IN_ALL = "in-all"


# Figures of app/figures/list.py that are one number which grows day by day; a test holds the two lists together.
AGREEABLE: dict[str, Per] = {
    "open_days": Per.YEAR,
    "open_hours": Per.WEEK,
    "open_evenings": Per.YEAR,
    "open_weekend_days": Per.YEAR,
    "meal_days": Per.WEEK,
    "walks": Per.WEEK,
    "sessions": Per.WEEK,
    "visits": Per.YEAR,
    "outreach_contacts": Per.YEAR,
    "accompaniments": Per.YEAR,
    "training_hours": Per.WEEK,
    "handouts": Per.YEAR,
    "cooperation_contacts": Per.YEAR,
    "volunteer_hours": Per.YEAR,
    "community_service_hours": Per.YEAR,
}
