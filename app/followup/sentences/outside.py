"""Sentences of what happens outside the premises: outreach, going along, partners."""

from __future__ import annotations

from app.disclosure.percent import LEAST_FOR_WORDS
from app.followup.composing.code_names import name_of
from app.followup.composing.nouns import CONTACTS, PARTNER_CONTACTS, PARTNERS, TIMES
from app.followup.composing.wording import few_in_words
from app.followup.sentences.speaking import Sentence, Speaking, change_in_words


def outreach(speaking: Speaking) -> str | None:
    """Vi hade 402 utanförsamtal, 140 av dem på kvällar, nätter och helger. Det är 13 fler än 2024."""
    contacts, outside = speaking.value("outreach_contacts"), speaking.value("outreach_outside_hours")
    if not contacts:
        return None
    counted = speaking.amount(contacts, CONTACTS)
    sv, en = f"Vi hade {counted} {speaking.when}", f"We had {counted} {speaking.when}"
    if outside:
        some = few_in_words(outside, speaking.language)
        sv, en = (
            f"{sv}, {some} av dem utanför kontorstid, på kvällar, nätter och helger",
            f"{en}, {some} of them outside office hours, in evenings, at night and at weekends",
        )
    change = change_in_words(speaking, "outreach_contacts")
    if change:
        sv, en = f"{sv}. Det är {change}", f"{en}. That is {change}"
    return speaking.say(f"{sv}.", f"{en}.")


def channels(speaking: Speaking) -> str | None:
    """Ungefär hälften av dem var telefon och video. Percent from a hundred on; None when the channels are hidden."""
    by_channel = speaking.told.series("outreach_by_channel", "channel", speaking.where)
    total = speaking.value("outreach_by_channel")
    if not total or total < LEAST_FOR_WORDS or not by_channel or None in by_channel.values():
        return None
    most = max(by_channel, key=lambda code: (by_channel[code] or 0, code))
    share, name = speaking.share(by_channel[most] or 0, total), name_of("channel", most, speaking.language)
    return speaking.say(
        f"Vanligaste sättet var {name}: {share} av utanförsamtalen.",
        f"The most usual way was {name}: {share} of the outreach contacts.",
    )


def going_along(speaking: Speaking) -> str | None:
    """Vi följde med 67 gånger till en myndighet eller till vården, 27 av dem till socialtjänsten."""
    times, social = speaking.value("accompaniments"), speaking.value("accompaniments", authority="social-services")
    if not times:
        return None
    counted = speaking.amount(times, TIMES)
    sv = f"Vi följde med {counted} till en myndighet eller till vården"
    en = f"We went along {counted} to an authority or to health care"
    if social:
        some = few_in_words(social, speaking.language)
        sv, en = f"{sv}, {some} av dem till socialtjänsten", f"{en}, {some} of them to social services"
    return speaking.say(f"{sv}.", f"{en}.")


def partners(speaking: Speaking) -> str | None:
    """Vi hade 56 kontakter med 14 samverkansparter."""
    contacts = speaking.value("cooperation_contacts")
    if not contacts:
        return None
    codes = speaking.told.codes("cooperation_by_partner", "partner", speaking.where)
    known = [code for code in codes if code != "unstated"]
    counted = speaking.amount(contacts, PARTNER_CONTACTS)
    sv, en = f"Vi hade {counted}", f"We had {counted}"
    if known:
        others = speaking.amount(len(known), PARTNERS)
        return speaking.say(f"{sv} med {others}.", f"{en} with {others}.")
    return speaking.say(f"{sv} med samverkansparter.", f"{en} with partners.")


SENTENCES = (
    Sentence("outreach", ("outreach_contacts", "outreach_outside_hours"), outreach),
    Sentence("channels", ("outreach_by_channel",), channels),
    Sentence("going_along", ("accompaniments", "accompaniments_by_authority"), going_along),
    Sentence("partners", ("cooperation_contacts",), partners),
)
