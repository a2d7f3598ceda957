"""Which figures speak of what: the themes of a report, the goals that name them, and the order without goals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.followup.about.terms import Goal

OTHER = "other"


@dataclass(frozen=True)
class Theme:
    """Figures that are read together. words: beginnings of words by which a goal is known to be about it."""

    id: str
    sv: str
    en: str
    words: tuple[str, ...]
    figure_ids: tuple[str, ...]

    def title(self, language: str) -> str:
        """What it is called where the agreement has no goals."""
        return self.sv if language == "sv" else self.en


# The goals as such agreements have them, in their order (social community first in the municipality's follow-ups).
THEMES: tuple[Theme, ...] = (
    Theme(
        "community",
        "Social samvaro och gemenskap",
        "Company and community",
        ("samvaro", "gemenskap", "nätverk", "sammanhang", "mötesplats", "communit", "company", "network"),
        (
            *("open_days", "open_hours", "open_evenings", "open_weekend_days", "visits", "visits_per_open_day"),
            *("arrivals", "meals", "meal_days", "walks", "walk_participations", "sessions", "session_participations"),
            *("activities", "children"),
        ),
    ),
    Theme(
        "reach",
        "Nå människor i utanförskap, ensamhet och isolering",
        "Reach people who are left out, lonely and isolated",
        ("nå ", "nå ut", "utanförskap", "ensam", "isoler", "reach", "lonel", "isolat"),
        (
            *("unique_visitors", "joint_unique_visitors", "bands", "regulars", "gender", "age_band", "new_visitors"),
            *(
                "returning_visitors",
                "new_share",
                "how_found",
                "outreach_contacts",
                "outreach_outside_hours",
                "outreach_by_channel",
            ),
        ),
    ),
    Theme(
        "routine",
        "Fungerande vardag och sysselsättning",
        "Everyday life that works, and something to do",
        ("vardag", "rutin", "sysselsätt", "arbet", "everyday", "routine", "occupation", "work"),
        ("training_participants", "training_hours", "community_service_hours"),
    ),
    Theme(
        "rights",
        "Kunskap om och förutsättningar att tillgodose sina rättigheter",
        "Knowing one's rights, and being able to claim them",
        ("rättighet", "myndighet", "kunskap", "rights", "authorit", "knowledge"),
        ("accompaniments", "accompaniments_by_authority", "cooperation_contacts", "cooperation_by_partner"),
    ),
    Theme(
        "respect",
        "Bli sedd, efterfrågad och respekterad",
        "To be seen, missed and respected",
        ("sedd", "respekt", "tillit", "hopp", "självförtroende", "seen", "respect", "trust", "hope"),
        ("handouts", "handouts_by_item", "volunteer_hours"),
    ),
)
REST_SV, REST_EN = "Mer om perioden", "More about the period"


@dataclass(frozen=True)
class Part:
    """A part of the report: a goal or a theme with the figures that speak to it. id names its own text."""

    id: str
    heading: str
    sentence: str
    figure_ids: tuple[str, ...]


def parts_of(goals: Sequence[Goal], language: str) -> tuple[Part, ...]:
    """The goals in their order, each with its figures; without goals the themes.

    A figure speaks to the goal under which something was agreed of it, else to the first goal that its theme is
    about; what speaks to none stands last, under a heading of its own.
    """
    if not goals:
        return tuple(Part(theme.id, theme.title(language), "", theme.figure_ids) for theme in THEMES)
    taken = {figure_id for goal in goals for figure_id in goal.figure_ids}
    of_goal = {goal.id: list(goal.figure_ids) for goal in goals}
    rest: list[str] = []
    for theme in THEMES:
        goal = next((each for each in goals if _is_about(each, theme)), None)
        (of_goal[goal.id] if goal else rest).extend(each for each in theme.figure_ids if each not in taken)
    parts = [Part(goal.id, goal.heading, goal.sentence, tuple(of_goal[goal.id])) for goal in goals]
    if rest:
        parts.append(Part(OTHER, REST_SV if language == "sv" else REST_EN, "", tuple(rest)))
    return tuple(parts)


def _is_about(goal: Goal, theme: Theme) -> bool:
    text = f" {goal.heading} {goal.sentence} ".casefold()
    return any(f" {word}" in text for word in theme.words)
