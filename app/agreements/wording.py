"""What is agreed, and what may leave the house, in words."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as words

from app.agreements.agreeable import Per
from app.agreements.money_queries import Leaving
from app.database.statements import AnyRow
from app.web.formatting import number

# As a line begins: Open days, about 220 a year. A test holds this against agreeable.py.
AGREEABLE_WORDS: dict[str, LazyString] = {
    "open_days": words("Days open"),
    "open_hours": words("Hours open"),
    "open_evenings": words("Evenings open"),
    "open_weekend_days": words("Saturdays and Sundays open"),
    "meal_days": words("Days with a shared meal"),
    "walks": words("Walks together"),
    "sessions": words("Groups and gatherings held"),
    "visits": words("Visits in all"),
    "outreach_contacts": words("Contacts outside the premises"),
    "accompaniments": words("Going along to authorities"),
    "training_hours": words("Hours of work training"),
    "handouts": words("Things given out"),
    "cooperation_contacts": words("Contacts with partners"),
    "volunteer_hours": words("Hours of volunteer work"),
    "community_service_hours": words("Hours of community service"),
}

PER_WORDS: dict[Per, LazyString] = {
    Per.YEAR: words("per year"),
    Per.WEEK: words("per week"),
    Per.IN_ALL: words("in the whole period"),
}

LEAVING_WORDS: dict[Leaving, tuple[LazyString, LazyString]] = {
    Leaving.UNIT_COSTS: (
        words("What a visit and a visitor cost"),
        words("A partnership is not bought by the piece, so this stays in the house unless all want it out."),
    ),
    Leaving.PACE: (
        words("How it goes through the year"),
        words("What could be expected by now, and what is left a week."),
    ),
}


def amount_in_words(thing: AnyRow) -> str:
    """About 220 per year."""
    said = {"amount": number(thing.amount), "per": PER_WORDS[Per(thing.per)]}
    return _("about %(amount)s %(per)s", **said) if thing.is_about else _("%(amount)s %(per)s", **said)


def figure_in_words(figure_id: str) -> str:
    """What a figure is called here; one that is agreeable no more by its id."""
    return str(AGREEABLE_WORDS.get(figure_id, figure_id))
