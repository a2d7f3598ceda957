"""What the agreement says of a figure, as a sentence after the one that tells what was done; it compares nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.followup.about.terms import AgreedNumber
from app.followup.composing.nouns import (
    CONTACTS,
    DAYS,
    EVENINGS,
    HANDOUTS,
    HOURS,
    PARTNER_CONTACTS,
    SESSIONS,
    TIMES,
    VISITS,
    WALKS,
    WEEKEND_DAYS,
    Noun,
)
from app.followup.composing.wording import per_in_words
from app.followup.sentences.speaking import Speaking

# What each figure of which something can be agreed is counted in; a test holds it to the list of agreeable figures.
NOUN_OF: dict[str, Noun] = {
    "open_days": DAYS,
    "open_hours": HOURS,
    "open_evenings": EVENINGS,
    "open_weekend_days": WEEKEND_DAYS,
    "meal_days": DAYS,
    "walks": WALKS,
    "sessions": SESSIONS,
    "visits": VISITS,
    "outreach_contacts": CONTACTS,
    "accompaniments": TIMES,
    "training_hours": HOURS,
    "handouts": HANDOUTS,
    "cooperation_contacts": PARTNER_CONTACTS,
    "volunteer_hours": HOURS,
    "community_service_hours": HOURS,
}


def agreed_in_words(speaking: Speaking, figure_ids: Sequence[str]) -> Iterator[str]:
    """Överenskommelsen säger ungefär 220 dagar om året: ”Öppet på vardagar”. One for each that was agreed."""
    for figure_id in figure_ids:
        for agreed in speaking.terms.agreed:
            if agreed.figure_id == figure_id and _is_whose(agreed, speaking):
                yield _in_words(agreed, speaking)


def _is_whose(agreed: AgreedNumber, speaking: Speaking) -> bool:
    """One party's stands with that party, what is of all stands with all together."""
    if not speaking.told.is_joint:
        return agreed.party in ("", speaking.told.organisations[0])
    return agreed.party == ("" if speaking.organisation == "*" else speaking.organisation)


def _in_words(agreed: AgreedNumber, speaking: Speaking) -> str:
    counted = NOUN_OF[agreed.figure_id].counted(agreed.number, speaking.language)
    about = speaking.say("ungefär ", "about ") if agreed.is_about else ""
    own_words = agreed.note.strip().rstrip(".")  # as the parties wrote them, capital letter and all
    note = speaking.say(f": ”{own_words}”", f": “{own_words}”") if own_words else ""
    says = f"{about}{counted} {per_in_words(agreed.per, speaking.language)}{note}."
    return speaking.say(f"Överenskommelsen säger {says}", f"The agreement says {says}")
