"""What is counted, as words beside a number: one and many, in Swedish and English."""

from __future__ import annotations

from dataclasses import dataclass

from app.followup.composing.wording import few_in_words, number


@dataclass(frozen=True)
class Noun:
    """A word for what is counted; the Swedish one is "en" or "ett"."""

    sv_one: str
    sv_many: str
    en_one: str
    en_many: str
    sv_article: str = "en"

    def counted(self, count: int, language: str, *, in_words: bool = True) -> str:
        """åtta personer, ett besök, inga måltider; eight persons, one visit, no meals."""
        one, many = (self.sv_one, self.sv_many) if language == "sv" else (self.en_one, self.en_many)
        if count == 0:
            return f"{'inga' if language == 'sv' else 'no'} {many}"
        if count == 1:
            return f"{self.sv_article if language == 'sv' else 'one'} {one}"
        return f"{few_in_words(count, language) if in_words else number(count, language)} {many}"


PERSONS = Noun("person", "personer", "person", "people")
CARD_HOLDERS = Noun("person med kort", "personer med kort", "person with a card", "people with a card")
VISITS = Noun("besök", "besök", "visit", "visits", "ett")
VISITS_WITHOUT_CARD = Noun("besök utan kort", "besök utan kort", "visit without a card", "visits without a card", "ett")
DAYS = Noun("dag", "dagar", "day", "days")
EVENINGS = Noun("kväll", "kvällar", "evening", "evenings")
WEEKEND_DAYS = Noun("lördag eller söndag", "lördagar och söndagar", "Saturday or Sunday", "Saturdays and Sundays")
HOURS = Noun("timme", "timmar", "hour", "hours")
MEALS = Noun("måltid", "måltider", "meal", "meals")
WALKS = Noun("promenad", "promenader", "walk", "walks")
SESSIONS = Noun("tillfälle", "tillfällen", "session", "sessions", "ett")
TIMES = Noun("gång", "gånger", "time", "times")
PARTICIPANTS = Noun("deltagare", "deltagare", "participant", "participants")
ACTIVITIES = Noun("aktivitet", "olika aktiviteter", "activity", "different activities")
CONTACTS = Noun("utanförsamtal", "utanförsamtal", "outreach contact", "outreach contacts", "ett")
PARTNER_CONTACTS = Noun("kontakt", "kontakter", "contact", "contacts")
PARTNERS = Noun("samverkanspart", "samverkansparter", "partner", "partners")
CHILDREN = Noun("barn", "barn", "child", "children", "ett")
HANDOUTS = Noun("utdelning", "utdelningar", "handout", "handouts")
WOMEN = Noun("kvinna", "kvinnor", "woman", "women")
MEN = Noun("man", "män", "man", "men")
