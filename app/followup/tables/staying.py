"""The figures of which a report never says anything, each with the reason: the one list of what stays in the house."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Staying:
    """Figures that never leave, and why, in Swedish and English."""

    figure_ids: tuple[str, ...]
    sv: str
    en: str

    def reason(self, language: str) -> str:
        """Why they stay, as it follows upon a colon."""
        return self.sv if language == "sv" else self.en


# One person's own value, a single day, or a slice beside numbers that do leave (trust.md, 2).
STAYING: tuple[Staying, ...] = (
    Staying(
        ("visit_days_2", "visit_days_10", "visit_days_20"),
        "lagt bredvid ofta, ibland och sällan kan det visa några få personer",
        "beside often, sometimes and seldom it may show a few persons",
    ),
    Staying(
        ("busiest_day",),
        "det är en enda dag i en enda lokal",
        "it is a single day at a single premises",
    ),
    Staying(
        ("training_hours_per_week",),
        "det lägsta och det högsta är två personers egna timmar",
        "the lowest and the highest are two persons' own hours",
    ),
    Staying(
        ("first_seen", "became_visitors"),
        "lagt bredvid de nya besökarna kan det visa några få personer",
        "beside the new visitors it may show a few persons",
    ),
    Staying(
        ("stay",),
        "det kan vara en enda persons besök",
        "it may be a single person's visit",
    ),
    Staying(
        ("outreach_persons", "handout_persons", "volunteers", "session_participants"),
        "det är ofta få personer, och det som gjordes berättas utan dem",
        "they are often few persons, and what was done is told without them",
    ),
    Staying(
        ("training_placements",),
        "det är få personer för var och en som placerar",
        "they are few persons for each who places them",
    ),
)
STAYS_BECAUSE = {figure_id: each for each in STAYING for figure_id in each.figure_ids}
