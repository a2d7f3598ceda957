"""What is missing before a report is locked, in plain words; nothing of it stops anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.followup.composing.nouns import Noun
from app.followup.locking.readiness import Unready

DAYS = Noun("dag", "dagar", "day", "days")
NOTES = Noun("notering", "noteringar", "note", "notes")


@dataclass(frozen=True)
class Missing:
    """One thing that is missing and what to do about it; topic: which page that is done on."""

    topic: Literal["days", "gaps", "notes", "tablets"]
    what: str
    advice: str


def missing_before_locking(found: Unready, language: str) -> tuple[Missing, ...]:
    """Everything that is missing, what is done soonest first; nothing when all is ready."""
    return (*_tablets(found, language), *_notes(found, language), *_days(found, language), *_gaps(found, language))


def _tablets(found: Unready, language: str) -> Iterator[Missing]:
    for tablet, premises in found.silent_tablets:
        yield Missing(
            "tablets",
            _say(
                language, f"Plattan {tablet} i {premises} har tystnat.", f"The tablet {tablet} at {premises} is silent."
            ),
            _say(
                language,
                "Det som har tryckts där kan finnas kvar på den. Är den påslagen och på nätet?",
                "What was tapped there may still be on it. Is it switched on, and on the network?",
            ),
        )


def _notes(found: Unready, language: str) -> Iterator[Missing]:
    count = found.notes_waiting_count
    if count:
        counted = NOTES.counted(count, language).capitalize()
        yield Missing(
            "notes",
            _say(
                language, f"{counted} behöver ses över.", f"{counted} {'needs' if count == 1 else 'need'} looking over."
            ),
            _say(
                language,
                "De räknas inte förrän någon har sett över dem. Inget är borta.",
                "They do not count until somebody has looked them over. Nothing is lost.",
            ),
        )


def _days(found: Unready, language: str) -> Iterator[Missing]:
    for premises, count in found.unfinished_days:
        counted = DAYS.counted(count, language).capitalize()
        not_finished = "inte avslutad" if count == 1 else "inte avslutade"
        yield Missing(
            "days",
            _say(
                language,
                f"{counted} i {premises} är {not_finished}.",
                f"{counted} at {premises} {'is' if count == 1 else 'are'} not finished.",
            ),
            _say(
                language,
                "Skriv om det var öppet, så räknas dagarna rätt.",
                "Say whether it was open, and the days are counted right.",
            ),
        )


def _gaps(found: Unready, language: str) -> Iterator[Missing]:
    for premises, count in found.days_without_figures:
        counted = DAYS.counted(count, language).capitalize()
        yield Missing(
            "gaps",
            _say(
                language,
                f"{counted} i {premises} saknar siffror.",
                f"{counted} at {premises} {'has' if count == 1 else 'have'} no figures.",
            ),
            _say(
                language,
                "Vet någon ungefär hur många som kom, så skriv in det. Annars säger underlaget att det saknas.",
                "If somebody knows about how many came, write it. Otherwise the report says that it is missing.",
            ),
        )


def _say(language: str, sv: str, en: str) -> str:
    return sv if language == "sv" else en
