"""Sentences of people: how many, how often, new or not, what they said of themselves, how they found the place."""

from __future__ import annotations

from app.disclosure.percent import LEAST_FOR_WORDS
from app.followup.composing.code_names import name_of
from app.followup.composing.nouns import CARD_HOLDERS, MEN, PERSONS, WOMEN
from app.followup.composing.wording import few_in_words, listed, sentence_case
from app.followup.sentences.speaking import Sentence, Speaking, change_in_words


def cards(speaking: Speaking) -> str | None:
    """64 personer med kort kom under 2025: en fler än 2024, inom vad slump eller täckning kan göra."""
    count = speaking.value("unique_visitors")
    if count is None:
        return None
    counted = sentence_case(speaking.amount(count, CARD_HOLDERS))
    change = change_in_words(speaking, "unique_visitors", rests_on_cards=True)
    compared = f": {change}" if change else ""
    return speaking.say(f"{counted} kom {speaking.when}{compared}.", f"{counted} came {speaking.when}{compared}.")


def how_often(speaking: Speaking) -> str | None:
    """Av dem som har kort kom ungefär en femtedel ofta, ungefär en tredjedel ibland och ungefär hälften sällan."""
    total = speaking.value("unique_visitors")
    by_band = {band: speaking.value("bands", band=band) for band in ("often", "sometimes", "seldom")}
    if not total or None in by_band.values():
        return None
    names = {band: name_of("band", band, speaking.language) for band in by_band}
    many = {
        band: few_in_words(count or 0, speaking.language)
        if total < LEAST_FOR_WORDS
        else speaking.share(count or 0, total)
        for band, count in by_band.items()
    }
    first, *others = _about_once(
        [f"{many[band]} {names[band]}" for band in by_band], speaking.say("ungefär ", "about ")
    )
    if not speaking.is_swedish:
        first = first.replace(f" {names['often']}", f" came {names['often']}")
    told = listed([first, *others], speaking.language)
    return speaking.say(f"Av dem som har kort kom {told}.", f"Of those who have a card {told}.")


def _about_once(parts: list[str], about: str) -> list[str]:
    """ungefär en tredjedel ofta, en tredjedel ibland: said of the first it holds for all."""
    return [parts[0], *(part.removeprefix(about) if parts[0].startswith(about) else part for part in parts[1:])]


def newcomers(speaking: Speaking) -> str | None:
    """28 personer var nya, och 36 hade besökt oss tidigare. By what people said, that is said."""
    new, earlier = speaking.value("newness", newness="new"), speaking.value("newness", newness="earlier")
    if new is not None and earlier is not None:
        counted = sentence_case(speaking.amount(new, PERSONS))
        return speaking.say(
            f"{counted} var {_new(new)}, och {speaking.number(earlier)} hade besökt oss tidigare.",
            f"{counted} {'was' if new == 1 else 'were'} new, and {speaking.number(earlier)} had visited us before.",
        )
    said = speaking.value("newness", newness="said-new")
    if said is None:
        return None
    counted = sentence_case(speaking.amount(said, PERSONS))
    return speaking.say(
        f"{counted} sa att de var nya hos oss när de fick sitt kort.",
        f"{counted} said that they were new with us when they got their card.",
    )


def _new(count: int) -> str:
    return "ny" if count == 1 else "nya"


def women_and_men(speaking: Speaking) -> str | None:
    """20 var kvinnor och 24 män; 20 är något annat eller har inte sagt."""
    women, men = speaking.value("gender", gender="woman"), speaking.value("gender", gender="man")
    if women is None or men is None:
        return None
    told = listed([speaking.amount(women, WOMEN), speaking.amount(men, MEN)], speaking.language)
    told = told if speaking.is_swedish else f"there were {told}"
    rest = speaking.value("gender", gender="other-or-unstated")
    sv, en = f"Av personerna med kort var {told}", f"Of those with a card {told}"
    if rest:
        few = speaking.amount(rest, PERSONS)
        sv, en = f"{sv}; {few} är något annat eller har inte sagt", f"{en}; {few} are something else or have not said"
    return speaking.say(f"{sv}.", f"{en}.")


def young_and_older(speaking: Speaking) -> str | None:
    """15 personer var under 30 år och 35 personer 30 år eller äldre."""
    young, older = speaking.value("age", age="under-30"), speaking.value("age", age="30-and-over")
    if young is None or older is None:
        return None
    one, other = speaking.amount(young, PERSONS), speaking.amount(older, PERSONS)
    return speaking.say(
        f"{sentence_case(one)} var under 30 år och {other} 30 år eller äldre.",
        f"{sentence_case(one)} {'was' if young == 1 else 'were'} under 30 and {other} 30 or over.",
    )


def young_women_and_men(speaking: Speaking) -> str | None:
    """Sju kvinnor och 14 män var under 30 år: only where the whole table of gender and age is published."""
    cells = {
        (gender, age): speaking.value("gender_and_age", gender=gender, age=age)
        for gender in ("woman", "man")
        for age in ("under-30", "30-and-over")
    }
    if None in cells.values():
        return None
    women, men = cells["woman", "under-30"] or 0, cells["man", "under-30"] or 0
    told = listed([speaking.amount(women, WOMEN), speaking.amount(men, MEN)], speaking.language)
    return speaking.say(f"{sentence_case(told)} var under 30 år.", f"{sentence_case(told)} were under 30.")


def ways_here(speaking: Speaking) -> str | None:
    """Vanligast var att man hittade hit genom någon man känner. None where a way is hidden, or two are as usual."""
    ways = speaking.told.series("how_found", "how_found", speaking.where)
    known = sorted(count for count in ways.values() if count is not None)
    if len(known) < len(ways) or len(known) < 2 or known[-1] == known[-2]:
        return None
    most = max(ways, key=lambda code: ways[code] or 0)
    total = sum(known)
    name = name_of("how_found", most, speaking.language)
    sv, en = f"Vanligast var att man hittade hit genom {name}", f"Most often people found us through {name}"
    if total >= LEAST_FOR_WORDS:
        share = speaking.share(known[-1], total)
        sv, en = f"{sv}: {share} av dem som berättade", f"{en}: {share} of those who told"
    return speaking.say(f"{sv}.", f"{en}.")


SENTENCES = (
    Sentence("cards", ("unique_visitors",), cards),
    Sentence("how_often", ("bands",), how_often),
    Sentence("newcomers", ("new_visitors", "returning_visitors"), newcomers),
    Sentence("women_and_men", ("gender",), women_and_men),
    Sentence("young_and_older", ("age_band",), young_and_older),
    Sentence("young_women_and_men", ("age_band", "gender"), young_women_and_men),
    Sentence("ways_here", ("how_found",), ways_here),
)
