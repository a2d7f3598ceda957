"""What the codes of a report's tables are called, in Swedish and English; an activity or a place by its own name."""

from __future__ import annotations

from collections.abc import Mapping

from app.disclosure.cells import TOTAL
from app.figures.list import FIGURE
from app.followup.composing.wording import month, period_in_words, sentence_case, weekday
from app.noting.code_words import code_name

# dimension: code: (Swedish, English). A column of a table is called by the dimension's own name, under "".
NAMES: dict[str, dict[str, tuple[str, str]]] = {
    "period": {"": ("Period", "Period")},
    "month": {"": ("Månad", "Month"), TOTAL: ("Hela perioden", "The whole period")},
    "organisation": {"": ("Organisation", "Organisation"), TOTAL: ("Alla tillsammans", "All together")},
    "premises": {"": ("Lokal", "Premises"), TOTAL: ("Alla lokaler", "All premises")},
    "activity": {"": ("Aktivitet", "Activity")},
    "band": {
        "": ("Hur ofta", "How often"),
        "often": ("ofta", "often"),
        "sometimes": ("ibland", "sometimes"),
        "seldom": ("sällan", "seldom"),
        "sometimes-or-seldom": ("ibland eller sällan", "sometimes or seldom"),
    },
    "newness": {
        "": ("Ny eller inte", "New or not"),
        "new": ("nya", "new"),
        "earlier": ("har besökt oss tidigare", "have visited before"),
        "said-new": ("sa att de var nya", "said that they were new"),
    },
    "gender": {
        "": ("Kön", "Gender"),
        "woman": ("kvinnor", "women"),
        "man": ("män", "men"),
        "other-or-unstated": ("annat eller inte sagt", "other or not stated"),
    },
    "age": {
        "": ("Ålder", "Age"),
        "under-30": ("under 30 år", "under 30"),
        "30-and-over": ("30 år och äldre", "30 and over"),
        "unstated": ("har inte sagt", "not stated"),
        "30-and-over-or-unstated": ("30 år och äldre, eller har inte sagt", "30 and over, or not stated"),
    },
    "how_found": {
        "": ("Hittade hit genom", "Found us through"),
        "people": ("någon man känner", "someone they know"),
        "partners": ("en myndighet eller samverkanspart", "an authority or partner"),
        "by-outreach": ("uppsökande arbete eller öppet hus", "outreach or an open house"),
        "other-ways": ("annat", "other ways"),
        "outreach-or-other-ways": ("uppsökande arbete, öppet hus eller annat", "outreach, an open house or other ways"),
        "not-people": ("annat än någon man känner", "other than someone they know"),
    },
    "authority": {
        "": ("Myndighet", "Authority"),
        "social-services": ("socialtjänsten", "social services"),
        "other-authorities": ("andra", "others"),
    },
    "channel": {
        "": ("Hur", "Channel"),
        "voice": ("telefon och video", "phone and video"),
        "text": ("sms, e-post, brev och sociala medier", "text messages, email, letters and social media"),
        "in-person": ("träff utanför lokalen", "meeting outside the premises"),
        "unstated": ("inte angivet", "not stated"),
    },
    "agreed": {"": ("Överenskommet", "What was agreed")},
    "per": {
        "": ("Räknat", "Counted"),
        "year": ("per år", "a year"),
        "week": ("i veckan", "a week"),
        "in-all": ("i allt", "in all"),
    },
    "pace": {
        "": ("Takt", "Pace"),
        "agreed": ("överenskommet för perioden", "agreed for the period"),
        "done": ("gjort", "done"),
        "needed-a-week": ("behövs i veckan framåt", "needed a week from now on"),
    },
    "weekday": {"": ("Veckodag", "Weekday")},
    "part_of_day": {
        "": ("Tid på dagen", "Part of day"),
        "morning": ("förmiddag", "morning"),
        "afternoon": ("eftermiddag", "afternoon"),
        "evening": ("kväll", "evening"),
    },
    "item": {"": ("Vad", "What"), "unstated": ("inte angivet", "not stated")},
    "partner": {
        "": ("Samverkanspart", "Partner"),
        "unstated": ("inte angivet", "not stated"),
        "adult-education": ("studieförbundet", "adult education"),
        "budget-advice": ("budgetrådgivningen", "budget advice"),
        "city-mission": ("Stadsmissionen", "city mission"),
        "food-bank": ("matbanken", "food bank"),
        "pharmacy": ("apoteket", "pharmacy"),
        "red-cross": ("Röda Korset", "Red Cross"),
        "sports-club": ("idrottsföreningen", "sports club"),
        "womens-shelter": ("kvinnojouren", "women's shelter"),
    },
}
ALL = ("alla", "all")


def dimension_name(dimension: str, language: str) -> str:
    """What a column is called."""
    return NAMES[dimension][""][_at(language)]


def name_of(dimension: str, code: str, language: str, names: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """What a code is called; names: those of organisations, premises and activities from the document."""
    fixed = NAMES.get(dimension, {})
    if code in fixed:
        return fixed[code][_at(language)]
    if code == TOTAL:
        return ALL[_at(language)]
    if dimension == "period":
        return period_in_words(code, language)
    if dimension == "month":
        return f"{month(code, language)} {code[:4]}"
    if dimension == "agreed":
        return FIGURE[code].sv.lower() if language == "sv" else FIGURE[code].en.lower()
    if dimension == "weekday":
        return weekday(code, language)
    own = (names or {}).get(dimension, {})
    return own[code] if code in own else code_name(code, language)


def column_name(dimension: str, code: str, language: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """The same with a capital, for a table."""
    return sentence_case(name_of(dimension, code, language, names))


def _at(language: str) -> int:
    return 0 if language == "sv" else 1
