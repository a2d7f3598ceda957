"""The one sentence that a report leads with: cards, visits without a card, and how many people that may have been."""

from __future__ import annotations

from app.followup.composing.figures_told import estimate
from app.followup.composing.nouns import CARD_HOLDERS, PERSONS, VISITS, VISITS_WITHOUT_CARD, Noun
from app.followup.composing.wording import listed, number, sentence_case
from app.followup.sentences.speaking import Speaking
from app.followup.writing.texts import Judged


def leading_sentence(speaking: Speaking) -> str:
    """54 personer med kort, 690 besök utan kort, uppskattningsvis 90 personer. With less published it says less."""
    cards, visits, identified = (speaking.value(each) for each in ("unique_visitors", "visits", "visits_identified"))
    if cards is None:
        return _without_cards(speaking, visits)
    parts = [_digits(cards, CARD_HOLDERS, speaking)]
    if visits is not None and identified is not None:
        parts.append(_digits(visits - identified, VISITS_WITHOUT_CARD, speaking))
    if speaking.judged:
        parts.append(_judged(speaking.judged, speaking))
    elif people := estimate(cards, visits, identified):
        counted = _digits(people, PERSONS, speaking)
        parts.append(speaking.say(f"uppskattningsvis {counted}", f"an estimated {counted}"))
    return f"{sentence_case(', '.join(parts))}."


def judged_together(speaking: Speaking) -> str | None:
    """What is judged of several parties' visitors together; None where nobody has judged."""
    return f"{sentence_case(_judged(speaking.judged, speaking))}." if speaking.judged else None


def _judged(judged: Judged, speaking: Speaking) -> str:
    about = number(judged.people_count, speaking.language)
    basis = f" ({judged.basis})" if judged.basis else ""
    return speaking.say(
        f"vi bedömer att det var cirka {about} personer{basis}", f"we judge that it was about {about} people{basis}"
    )


def why_no_estimate(speaking: Speaking) -> str | None:
    """Why it is not said how many people came, where most visits were without a card."""
    cards, visits, identified = (speaking.value(each) for each in ("unique_visitors", "visits", "visits_identified"))
    if speaking.judged or cards is None or not visits or identified is None or 2 * identified >= visits:
        return None
    return speaking.say(
        "De flesta besöken gjordes utan kort, så hur många olika personer det var går inte att räkna fram.",
        "Most visits were made without a card, so how many different people came cannot be worked out.",
    )


def side_by_side(speaking: Speaking) -> str | None:
    """90 och 64 personer med kort; några kan ha besökt båda. None when a party's number is not published.

    Where they count together and it is published: tillsammans 149 olika personer.
    """
    organisations = speaking.told.document["scope"]["organisations"]
    cards = [_of(speaking, each["slug"]) for each in organisations]
    if len(cards) < 2 or None in cards:
        return None
    names = [each["name"] for each in organisations]
    sv, en = ("flera", "several") if len(cards) > 2 else ("båda", "both")
    numbers = listed([number(each, speaking.language) for each in cards], speaking.language)
    together = speaking.value("unique_visitors")
    if together is not None:
        return speaking.say(
            f"{listed(names, 'sv')}: {numbers} personer med kort, tillsammans {number(together, 'sv')} olika personer.",
            f"{listed(names, 'en')}: {numbers} people with a card, {number(together, 'en')} different people in all.",
        )
    return speaking.say(
        f"{listed(names, 'sv')}: {numbers} personer med kort; några kan ha besökt {sv}.",
        f"{listed(names, 'en')}: {numbers} people with a card; some may have visited {en}.",
    )


def _of(speaking: Speaking, slug: str) -> int | None:
    return Speaking(speaking.told, speaking.language, speaking.terms, slug).value("unique_visitors")


def _without_cards(speaking: Speaking, visits: int | None) -> str:
    if visits is None:
        return speaking.say(
            f"Vi hade öppet {speaking.when}; hur många som kom är för få för att visas.",
            f"We were open {speaking.when}; those who came were too few for their number to be shown.",
        )
    counted = _digits(visits, VISITS, speaking)
    return speaking.say(
        f"{sentence_case(counted)} {speaking.when}. Hur många olika personer det var visas inte.",
        f"{sentence_case(counted)} {speaking.when}. How many different people that was is not shown.",
    )


def _digits(count: int, noun: Noun, speaking: Speaking) -> str:
    """In digits from two on: the sentence is looked at as much as it is read."""
    return noun.counted(count, speaking.language, in_words=False)
