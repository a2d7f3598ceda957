"""Sentences of work training, handouts, children, helping hands, and money."""

from __future__ import annotations

from app.followup.composing.code_names import name_of
from app.followup.composing.nouns import CHILDREN, HANDOUTS, HOURS, PERSONS
from app.followup.composing.wording import listed, sentence_case
from app.followup.sentences.speaking import Sentence, Speaking


def training(speaking: Speaking) -> str | None:
    """24 personer arbetstränade hos oss, sammanlagt 5 670 timmar."""
    people, hours = speaking.value("training_participants"), speaking.value("training_hours")
    if not hours:
        return None
    counted = speaking.amount(hours, HOURS)
    if people is None:
        return speaking.say(f"Arbetsträningen var {counted}.", f"Work training came to {counted}.")
    who = sentence_case(speaking.amount(people, PERSONS))
    return speaking.say(
        f"{who} arbetstränade hos oss, sammanlagt {counted}.", f"{who} did work training with us, {counted} in all."
    )


def referrers(speaking: Speaking) -> str | None:
    """Platserna har förmedlats av arbetsmarknadscentrum och frivården: a list, never numbers."""
    lists = [each for each in speaking.told.document["lists"] if each["id"] == "referrers"]
    if not lists or (speaking.told.is_joint and speaking.organisation != "*"):
        return None
    names = [
        name_of("referrer", code, speaking.language) for code in lists[0]["words"] if code not in ("self", "unstated")
    ]
    if not names:
        return None
    told = listed(names, speaking.language)
    return speaking.say(
        f"Till arbetsträningen kom man genom {told}.", f"People were placed in work training by: {told}."
    )


def handouts(speaking: Speaking) -> str | None:
    """Vi gjorde 558 utdelningar: matkassar, kläder och hygienartiklar."""
    count = speaking.value("handouts")
    if not count:
        return None
    items = [code for code in speaking.told.codes("handouts_by_item", "item", speaking.where) if code != "unstated"]
    items.sort(key=lambda code: (-(speaking.value("handouts_by_item", item=code) or 0), code))
    counted = speaking.amount(count, HANDOUTS)
    sv, en = f"Vi gjorde {counted}", f"We made {counted}"
    if items:
        told = listed([name_of("item", code, speaking.language) for code in items[:3]], speaking.language)
        sv, en = f"{sv}, mest {told}", f"{en}, mostly {told}"
    return speaking.say(f"{sv}.", f"{en}.")


def children(speaking: Speaking) -> str | None:
    """Barn följde med 15 gånger: heads, for no child has a card."""
    heads = speaking.value("children")
    if not heads:
        return None
    counted = sentence_case(speaking.amount(heads, CHILDREN))
    return speaking.say(
        f"{counted} räknades bland besöken, ett för varje gång de kom.",
        f"{counted} {'was' if heads == 1 else 'were'} counted among the visits, once for each time they came.",
    )


def volunteers(speaking: Speaking) -> str | None:
    """Det ideella arbetet var 1 167 timmar."""
    hours = speaking.value("volunteer_hours")
    if not hours:
        return None
    counted = speaking.amount(hours, HOURS)
    return speaking.say(f"Det ideella arbetet var {counted}.", f"Volunteers gave {counted}.")


def community_service(speaking: Speaking) -> str | None:
    """492 timmar var samhällstjänst."""
    hours = speaking.value("community_service_hours")
    if not hours:
        return None
    counted = sentence_case(speaking.amount(hours, HOURS))
    return speaking.say(
        f"{counted} var samhällstjänst.", f"{counted} {'was' if hours == 1 else 'were'} community service."
    )


def money(speaking: Speaking) -> str | None:
    """Bidraget var 339 690 kr och kostnaderna i pengar 375 000 kr; till det kommer ideellt arbete värt 160 000 kr."""
    grant, cost, work = (speaking.value(measure) for measure in ("grant", "cost", "volunteer_value"))
    if grant is None:
        return None
    sv, en = f"Bidraget var {speaking.number(grant)} kr", f"The grant was {speaking.number(grant)} kr"
    if cost is not None:
        sv = f"{sv} och kostnaderna i pengar {speaking.number(cost)} kr"
        en = f"{en} and the costs in cash {speaking.number(cost)} kr"
    if work:
        sv = f"{sv}; till det kommer ideellt arbete värt {speaking.number(work)} kr"
        en = f"{en}; beside it comes volunteers' work worth {speaking.number(work)} kr"
    return speaking.say(f"{sv}.", f"{en}.")


SENTENCES = (
    Sentence("training", ("training_participants", "training_hours"), training),
    Sentence("referrers", ("training_participants",), referrers),
    Sentence("handouts", ("handouts",), handouts),
    Sentence("children", ("children",), children),
    Sentence("volunteers", ("volunteer_hours",), volunteers),
    Sentence("community_service", ("community_service_hours",), community_service),
    Sentence("money", ("grant",), money),
)
