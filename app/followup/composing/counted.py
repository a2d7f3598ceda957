"""'So räknade vi': how each figure was counted, how sure it is, what changed in definitions, and the bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.followup.composing.blocks import Block, Column, Heading, Paragraph, TableBlock
from app.followup.composing.figures_told import upper_bound, visits_per_open_day
from app.followup.composing.wording import UNKNOWN, number, period_in_words, share_in_words
from app.followup.sentences.speaking import Speaking


def counted_blocks(speaking: Speaking, earlier: Mapping[str, Any] | None = None) -> Iterator[Block]:
    """The page "How we counted"; earlier: the document of the report before, whose definitions are compared."""
    yield Heading(speaking.say("Så räknade vi", "How we counted"), 1)
    for each in _each(speaking):
        yield from (Paragraph(text, "note") for text in _of_one(each))
    if text := together_in_words(speaking):
        yield Paragraph(text, "note")
    yield coverage(speaking)
    for text in (_of_chance(speaking), _of_hidden(speaking), definitions_changed(speaking, earlier)):
        yield Paragraph(text, "note")
    yield definitions(speaking)


def _each(speaking: Speaking) -> list[Speaking]:
    if not speaking.told.is_joint:
        return [speaking]
    return [replace(speaking, organisation=slug) for slug in speaking.told.organisations]


def _whose(speaking: Speaking) -> str:
    if not speaking.told.is_joint:
        return ""
    return f"{speaking.told.document['names']['organisation'].get(speaking.organisation, '')}: "


def _of_one(speaking: Speaking) -> Iterator[str]:
    """How bands and newness of one organisation are to be read."""
    for text in (bands_in_words(speaking), newness_in_words(speaking)):
        if text:
            yield f"{_whose(speaking)}{text}"


def together_in_words(speaking: Speaking) -> str | None:
    """How it is known that a visitor of several parties is one; None where their joint number is not published."""
    if not speaking.told.is_joint or speaking.value("unique_visitors") is None:
        return None
    return speaking.say(
        "Tillsammans räknas den en gång som har visat samma kort hos flera av oss, sedan alla parter sa ja till det. "
        "Den som har olika kort hos oss, eller besökte flera bara dessförinnan, räknas hos var och en.",
        "Together, one who has shown the same card to several of us counts once, since all parties said yes to it. Who "
        "has different cards with us, or visited several only before that, counts with each.",
    )


def bands_in_words(speaking: Speaking) -> str | None:
    """Ofta är minst 24 dagar under perioden, minst två gånger i månaden i snitt; None without published bands."""
    limits = _limits(speaking)
    if limits is None or not speaking.told.codes("bands", "band", speaking.where):
        return None
    often, sometimes = limits["often"], limits["sometimes"]
    return speaking.say(
        f"Ofta är minst {often} dagar {speaking.in_the_period}{_a_month(often, speaking)}, ibland {sometimes} till "
        f"{often - 1} dagar och sällan färre. Den som började komma sent hamnar lägre.",
        f"Often is at least {often} days {speaking.in_the_period}{_a_month(often, speaking)}, sometimes {sometimes} to "
        f"{often - 1} days, and seldom fewer. Who began to come late stands lower.",
    )


def _limits(speaking: Speaking) -> Mapping[str, int] | None:
    limits = speaking.told.document["limits"]
    organisation = speaking.organisation if speaking.told.is_joint else speaking.told.organisations[0]
    found: Mapping[str, int] | None = limits.get(organisation, {}).get(speaking.where.period)
    return found


def _a_month(often: int, speaking: Speaking) -> str:
    """Said for a year whose limit is a whole number of times a month."""
    is_year = speaking.told.document["scope"]["period"]["kind"] == "year"
    if not is_year or often % 12:
        return ""
    times = often // 12
    sv = {1: "en gång", 2: "två gånger", 3: "tre gånger", 4: "fyra gånger"}.get(times, f"{times} gånger")
    en = {1: "once", 2: "twice"}.get(times, f"{times} times")
    return speaking.say(f", alltså minst {sv} i månaden i snitt", f", that is at least {en} a month on average")


def newness_in_words(speaking: Speaking) -> str | None:
    """How it is known who is new: from the history, or from what people said."""
    if speaking.value("newness", newness="new") is not None:
        return speaking.say(
            "Vem som är ny vet vi av tidigare år: den vars första besök med kort ligger i perioden och som inte har "
            "sagt att hen varit här förut.",
            "Who is new is known from earlier years: whose first visit with a card lies in the period, and who has not "
            "said to have been here before.",
        )
    if speaking.value("newness", newness="said-new") is not None:
        return speaking.say(
            "Vi har räknat i mindre än ett år före perioden. Nya är därför bara de som själva sa det när de fick kort.",
            "We had counted for less than a year before the period. New are therefore only those who said so "
            "themselves when they got a card.",
        )
    return None


def coverage(speaking: Speaking) -> TableBlock:
    """How much the figures rest on: visits with a card, days with figures, paper, the staff's own count."""
    labels = (
        ("Besök med kort", "Visits with a card", "visits_identified", "visits"),
        ("Öppetdagar med siffror", "Open days with figures", "registered_open_days", "open_days"),
        ("Besök som först skrevs på papper", "Visits written on paper first", "visits_on_paper", "visits"),
        ("Besök som bara personalen har räknat", "Visits that only the staff counted", "visits_by_staff", "visits"),
    )
    columns = [each for one in _each(speaking) for each in (one, one.before) if each]
    rows = tuple(
        (speaking.say(sv, en), *(_of_whole(each, part, whole) for each in columns)) for sv, en, part, whole in labels
    )
    without = (
        speaking.say("Dagar som saknar siffror", "Days without figures"),
        *(number(each.value("gaps"), speaking.language) for each in columns),
    )
    heads = tuple(Column(f"{_whose(each)}{period_in_words(each.where.period, each.language)}") for each in columns)
    return TableBlock(
        "coverage",
        speaking.say("Vad siffrorna vilar på", "What the figures rest on"),
        (Column("", is_number=False), *heads),
        (*rows, without),
    )


def _of_whole(speaking: Speaking, part_id: str, whole_id: str) -> str:
    part, whole = speaking.value(part_id), speaking.value(whole_id)
    if part is None and whole is not None and part_id not in speaking.told.tables:
        return number(0, speaking.language)
    share = speaking.told.share(part, whole)
    if share:
        return share_in_words(share, speaking.language)
    if part is None or not whole:
        return UNKNOWN
    between = speaking.say("av", "of")
    return f"{number(part, speaking.language)} {between} {number(whole, speaking.language)}"


def _of_chance(speaking: Speaking) -> str:
    return speaking.say(
        "En ändring sägs vara inom vad slump eller täckning kan göra när den är mindre än två standardavvikelser, om "
        "var och en kommer eller uteblir oberoende av andra och den som kommer ofta gör många besök, eller när "
        "andelen dagar med siffror eller besök med kort har ändrats lika mycket.",
        "A change is said to be within what chance or coverage can do when it is smaller than two standard deviations, "
        "if people come or stay away independently and who comes often makes many visits, or when the share of days "
        "with figures or of visits with a card has changed as much.",
    )


def _of_hidden(speaking: Speaking) -> str:
    threshold = number(speaking.told.document["scope"]["threshold"], speaking.language)
    return speaking.say(
        f"Färre än {threshold} personer visas inte (..), och inte heller det som de kunde räknas ut av. Unika besökare "
        "kan inte läggas ihop över månader, lokaler eller organisationer: samma person kan finnas i flera.",
        f"Fewer than {threshold} people are not shown (..), nor what they could be worked out from. Unique visitors "
        "cannot be added up over months, premises or organisations: the same person may be in several.",
    )


def definitions_changed(speaking: Speaking, earlier: Mapping[str, Any] | None) -> str:
    """Which figures are defined otherwise than in the report before."""
    if earlier is None:
        return speaking.say(
            "Det finns inget tidigare låst underlag att jämföra definitionerna med.",
            "There is no earlier locked report whose definitions could be compared.",
        )
    figures, before = speaking.told.document["figures"], earlier["figures"]
    changed = [
        figure["label"][speaking.language]
        for figure_id, figure in figures.items()
        if figure_id in before and before[figure_id]["version"] != figure["version"]
    ]
    if not changed:
        return speaking.say(
            "Alla definitioner är desamma som i förra underlaget.", "All definitions are those of the report before."
        )
    return speaking.say(
        f"Dessa definitioner har ändrats sedan förra underlaget: {', '.join(changed)}.",
        f"These definitions have changed since the report before: {', '.join(changed)}.",
    )


def definitions(speaking: Speaking) -> TableBlock:
    """Every figure of the report with its definition and version."""
    rows = tuple(
        (f"{figure['label'][speaking.language]} (version {figure['version']})", figure["definition"][speaking.language])
        for figure in speaking.told.document["figures"].values()
    )
    columns = (
        Column(speaking.say("Nyckeltal", "Figure"), is_number=False),
        Column(speaking.say("Vad det betyder", "What it means"), is_number=False),
    )
    return TableBlock("definitions", speaking.say("Vad nyckeltalen betyder", "What the figures mean"), columns, rows)


def bounds(speaking: Speaking) -> Iterator[str]:
    """Between what the number of people must lie, as far as published numbers tell; for the appendix."""
    for each in _each(speaking):
        cards, visits, identified = (each.value(id) for id in ("unique_visitors", "visits", "visits_identified"))
        if cards is None:
            continue
        told = []
        average = visits_per_open_day(each.told, each.where)["value"]
        if average:
            low = number(max(1, -(-average // 1)), each.language)
            told.append(each.say(f"minst {low} en och samma dag", f"at least {low} on one day"))
        high = upper_bound(cards, visits, identified)
        if high is not None:
            most = number(high, each.language)
            told.append(each.say(f"högst {most} av dem som räknades", f"at most {most} of those counted"))
        if told:
            names = each.say("Så många personer kan det ha varit", "How many people it may have been")
            yield f"{_whose(each)}{names}: {', '.join(told)}."
