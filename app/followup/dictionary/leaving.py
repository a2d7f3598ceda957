"""Whether a figure ever leaves the house, in words: from the lists of what a report tells and what stays."""

from __future__ import annotations

from app.figures.figure import Figure
from app.followup.composing.figures_told import TOLD
from app.followup.dictionary.words import WORDS
from app.followup.tables.list import ONLY_BY_CONSENT, REPORT_TABLES
from app.followup.tables.staying import STAYS_BECAUSE

# Numbers of each activity under measures of their own: what they tell is the figure's list.
PARTS_OF = {"activity_sessions": "activities", "activity_participations": "activities"}


def leaving(figure: Figure, language: str) -> str:
    """How it leaves, or why it stays: a clause without a capital or a full stop."""
    say = WORDS[language]
    if figure.id in ONLY_BY_CONSENT:
        return say["consent"] if figure.needs_consent else say["pace"]
    if figure.id in STAYS_BECAUSE:
        return say["stays"].format(reason=STAYS_BECAUSE[figure.id].reason(language))
    if figure.id in TOLD:
        return say["leaves"]
    told_by = [each for each in REPORT_TABLES if figure.id in (each.measure, PARTS_OF.get(each.measure))]
    titles = "; ".join(each.title(language) for each in told_by)
    return say["leaves_as"].format(titles=titles) if titles else say["no_table"]
