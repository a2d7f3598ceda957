"""The days on which much of Sweden is closed, or closes early; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# Not whole holidays, and of no use to whoever plans a house: days before eves, days between holidays.
NOT_PROPOSED = re.compile(r"Dag före |Klämdag")
FROM_TWO_O_CLOCK = re.compile(r" \(.*\)")
WHOLE_DAYS_NOT_PUBLIC = ("Påskafton", "Pingstafton", "Midsommarafton", "Julafton", "Nyårsafton")


@dataclass(frozen=True)
class Holiday:
    """A holiday or an eve, by its name in both languages."""

    day: date
    sv: str
    en: str
    is_half_day: bool = False  # work ends early, as on Maundy Thursday: other hours, perhaps

    def name(self, language: str) -> str:
        """What it is called: Julafton, Christmas Eve."""
        return self.sv if language == "sv" else self.en


@lru_cache(maxsize=64)
def holidays_of(year: int) -> dict[date, Holiday]:
    """The holidays and eves of a year, by day; Sundays that are nothing else are left out."""
    from holidays.countries import Sweden  # half a second; only whoever plans days waits for it

    categories = Sweden.supported_categories
    # A year each: asked together, two holidays on one day would share a line in an order of their own.
    sv, en = (
        Sweden(years=year, language=language, include_sundays=False, categories=categories)
        for language in ("sv", "en_US")
    )
    public = Sweden(years=year, include_sundays=False)
    found = {}
    for day in sorted(sv):
        name = FROM_TWO_O_CLOCK.sub("", _first(sv[day]))
        if not NOT_PROPOSED.match(name):
            is_whole = day in public or name in WHOLE_DAYS_NOT_PUBLIC
            found[day] = Holiday(day, name, FROM_TWO_O_CLOCK.sub("", _first(en[day])), not is_whole)
    return found


def holiday_on(day: date) -> Holiday | None:
    """What the day is, if it is one."""
    return holidays_of(day.year).get(day)


def _first(names: str) -> str:
    """Of several on one day (Valborg on the eve of Ascension Day) the one to go by."""
    every = names.split("; ")
    return next((name for name in every if not NOT_PROPOSED.match(name)), every[0])
