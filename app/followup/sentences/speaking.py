"""What a sentence is made from: published numbers of one place and period, in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.followup.about.terms import Terms
from app.followup.composing.change import Measured, is_within_chance_or_coverage
from app.followup.composing.nouns import Noun
from app.followup.composing.published import Published, Where
from app.followup.composing.wording import few_in_words, number, period_in_words, share_in_words
from app.followup.writing.texts import Judged


@dataclass(frozen=True)
class Speaking:
    """Whose numbers are told, in which language; organisation as in Where."""

    told: Published
    language: str
    terms: Terms
    organisation: str = "*"
    period: str = ""
    judged: Judged | None = None

    @property
    def is_swedish(self) -> bool:
        """Whether it is told in Swedish."""
        return self.language == "sv"

    def say(self, sv: str, en: str) -> str:
        """One of two wordings."""
        return sv if self.is_swedish else en

    @property
    def where(self) -> Where:
        """The place and period that are told of."""
        return Where(self.period or self.told.present, self.organisation)

    @property
    def before(self) -> Speaking | None:
        """The same of the period before."""
        return replace(self, period=self.told.before) if self.told.before else None

    def value(self, table_id: str, **codes: str) -> int | None:
        """A published number of this place and period."""
        return self.told.value(table_id, self.where, **codes)

    def amount(self, count: int, noun: Noun) -> str:
        """åtta personer."""
        return noun.counted(count, self.language)

    def number(self, value: float) -> str:
        """9,8."""
        return number(value, self.language)

    def share(self, part: int, whole: int) -> str:
        """ungefär en tredjedel."""
        share = self.told.share(part, whole)
        return share_in_words(share, self.language) if share else ""

    @property
    def when(self) -> str:
        """under 2025, under första halvåret 2025; in 2025."""
        words = period_in_words(self.where.period, self.language)
        return self.say(f"under {words}", f"in {words}")

    @property
    def in_the_period(self) -> str:
        """under året, under halvåret, sedan överenskommelsen började."""
        kind = self.told.document["scope"]["period"]["kind"]
        sv = {"year": "under året", "half-year": "under halvåret", "agreement": "under överenskommelsen"}
        en = {"year": "during the year", "half-year": "during the half-year", "agreement": "during the agreement"}
        return (sv if self.is_swedish else en)[kind]


# Without a published number of persons each is taken to come once a week.
VISITS_OF_A_REGULAR = 52.0
Told = Callable[[Speaking], str | None]


@dataclass(frozen=True)
class Sentence:
    """A sentence that can be made; about: the figures it speaks of. None when its numbers are not published."""

    id: str
    about: tuple[str, ...]
    tell: Told


def change_in_words(speaking: Speaking, table_id: str, rests_on_cards: bool = False) -> str | None:
    """134 färre än 2024, inom vad slump eller täckning kan göra. None without both numbers."""
    before = speaking.before
    now_value, before_value = speaking.value(table_id), before.value(table_id) if before else None
    if before is None or now_value is None or before_value is None:
        return None
    than = period_in_words(before.where.period, speaking.language)
    difference = now_value - before_value
    if difference == 0:
        return speaking.say(f"lika många som {than}", f"as many as in {than}")
    much = few_in_words(abs(difference), speaking.language)
    sv = f"{much} {'fler' if difference > 0 else 'färre'} än {than}"
    en = f"{much} {'more' if difference > 0 else 'fewer'} than in {than}"
    if is_within_chance_or_coverage(
        measured(speaking, now_value, rests_on_cards), measured(before, before_value, rests_on_cards)
    ):
        sv, en = f"{sv}, inom vad slump eller täckning kan göra", f"{en}, within what chance or coverage can do"
    return speaking.say(sv, en)


def measured(speaking: Speaking, value: int, rests_on_cards: bool) -> Measured:
    """A number with what it rests on: the days with figures, and for persons the visits with a card."""
    persons = speaking.value("unique_visitors")
    open_days, counted_days = speaking.value("open_days"), speaking.value("registered_open_days")
    coverage = counted_days / open_days if counted_days is not None and open_days else 1.0
    visits, identified = speaking.value("visits"), speaking.value("visits_identified")
    if rests_on_cards:
        return Measured(value, coverage=coverage * (identified / visits if identified is not None and visits else 1.0))
    heaped = identified / persons if persons and identified else VISITS_OF_A_REGULAR
    return Measured(value, heaped, coverage)
