"""What is said around the tables of an answer, in Swedish and in English, and how a cell is written; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.handover.answers import Standing
from app.handover.labels import LANGUAGES
from app.service_day import clock_text, zone

NOTHING = "–"
NAMED_BY = {"settled_by": "staff_id", "recorded_by": "staff_id"}
WEEKDAYS = {"sv": ("må", "ti", "on", "to", "fr"), "en": ("Mo", "Tu", "We", "Th", "Fr")}

SAID: dict[str, tuple[str, str]] = {
    Standing.NO_KEY: (
        "Organisationens nyckel är inte här. Då leder inget från kortet till något i databasen, och inget kan sägas.",
        "The organisation's key is not here. Nothing leads from the card to anything in the database, and nothing can "
        "be said.",
    ),
    Standing.UNKNOWN: ("Kortet är okänt här. Inget kan sägas.", "The card is unknown here. Nothing can be said."),
    Standing.FORGOTTEN: (
        "Kortet har glömts här. Det är allt som kan sägas: varken när, av vem eller hur ofta.",
        "The card was forgotten here. That is all that can be said: not when, by whom or how often.",
    ),
    Standing.NOBODYS: (
        "Kortet är utskrivet här, men ingen har sagt ja till att räknas med det. Inga besök hör till det.",
        "The card was printed here, but nobody has said yes to being counted by it. No visits belong to it.",
    ),
    Standing.SOMEBODYS: (
        "Kortet leder till en person utan namn. Det här är allt som finns om den personen.",
        "The card leads to a person without a name. This is all there is of that person.",
    ),
    "never": (
        "Finns inte: namn, personnummer, telefon, adress, bild, vem som anvisat. Vem som håller kortet vet bara den.",
        "Not there: name, identity number, phone, address, picture, who referred. Who holds the card only they know.",
    ),
    "keys": (
        "Svaret gäller med nycklarna här. Den som bara har databasen eller en säkerhetskopia kan inte svara alls.",
        "The answer holds with the keys that are here. Who has but the database or a backup cannot answer at all.",
    ),
    "pictures": (
        "Den som har både databas och nycklar kan pröva alla bildkoder på några dygn och så hitta varje kort som har "
        "en. Det säger ändå inte vem som håller kortet.",
        "Who has both database and keys can try all picture codes within days, and so find every card that has one. "
        "It does not say who holds the card.",
    ),
    "tablet": (
        "Plattan har i sju dagar låsta kopior av det den skickat. De öppnas bara med serverns nyckel.",
        "For seven days the tablet has sealed copies of what it sent. Only the server's key opens them.",
    ),
    "evening": (
        "Personer står som 1, 2, 3 i det här svaret. I databasen är de slumptal som är samma från dag till dag.",
        "People stand as 1, 2, 3 in this answer. In the database they are random numbers, the same from day to day.",
    ),
    "nothing": ("Inget finns om den dagen.", "Nothing is kept of that day."),
    "at-hand": ("finns här", "is here"),
    "not-at-hand": ("finns inte här", "is not here"),
    "yes": ("ja", "yes"),
    "no": ("nej", "no"),
}


def say(what: str, language: str) -> str:
    """One of the sentences."""
    return SAID[what][LANGUAGES.index(language)]


def cell(column: str, value: Any, names: Mapping[tuple[str, int], str], language: str, time_zone: str) -> str:
    """A value as it is shown: names for numbers, the place's clock for moments."""
    if value is None:
        return NOTHING
    if column == "counted_as":
        return say("yes", language)
    if isinstance(value, bool):
        return say("yes" if value else "no", language)
    if isinstance(value, datetime):
        return value.astimezone(zone(time_zone)).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if column.endswith("_minute"):
        return clock_text(value)
    if column == "weekday":
        return WEEKDAYS[language][value]
    name = names.get((NAMED_BY.get(column, column), value)) if isinstance(value, int) else None
    return name or str(value) or NOTHING
