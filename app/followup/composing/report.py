"""The whole report in one language: made from a document and the coordinator's texts, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.followup.about.terms import Terms
from app.followup.composing.blocks import Block, FrontPage, Heading, Paragraph, Report
from app.followup.composing.charts import CHARTS, Chart, Drawing
from app.followup.composing.counted import bounds, counted_blocks
from app.followup.composing.figure_rows import figures_block
from app.followup.composing.published import Published
from app.followup.composing.table_blocks import PACE, table_block, table_blocks
from app.followup.composing.themes import Part, parts_of
from app.followup.composing.wording import day as day_in_words
from app.followup.composing.wording import period_in_words, sentence_case
from app.followup.sentences.leading import judged_together, leading_sentence, side_by_side, why_no_estimate
from app.followup.sentences.list import Ready, ready_sentences
from app.followup.sentences.speaking import Speaking
from app.followup.writing.texts import Texts

LEADING = "leading"
MONEY = ("grant", "cost", "volunteer_value")
UNIT_COSTS = ("cost_per_visit", "cost_per_unique_visitor", "grant_per_visit")
# The sections that follow the goals, under the ids of their texts.
SECTIONS = (
    ("experience", "Organisationernas erfarenheter", "What the organisations have learnt"),
    ("development", "Möjlig utveckling", "Possible development"),
    ("cooperation", "Så har parterna samverkat", "How the parties worked together"),
)


def report_of(
    document: Mapping[str, Any],
    texts: Texts,
    agreement: Terms,
    language: str,
    made_on: date | None = None,
    earlier: Mapping[str, Any] | None = None,
) -> Report:
    """The report in Swedish (sv) or English (en).

    made_on: the day on which it was locked or, a draft, made. earlier: the document of the report before.
    """
    speaking = Speaking(Published(document), language, agreement, judged=texts.judged)
    blocks = (
        *_leading(speaking, texts),
        *_parts(speaking, texts),
        *_trend(speaking, texts),
        *_pace(speaking),
        *_money(speaking, texts),
        *_sections(speaking, texts),
        *counted_blocks(speaking, earlier),
        *_appendix(speaking),
    )
    return Report(language, front_page(document, agreement, language, made_on), blocks)


def front_page(document: Mapping[str, Any], agreement: Terms, language: str, made_on: date | None) -> FrontPage:
    """Whose report, of which time, under which agreement, and whether it is locked."""
    sv = language == "sv"
    sealed = document["sealed"]
    when = f", {day_in_words(made_on, language)}" if made_on else ""
    draft = "Utkast, inte låst" if sv else "Draft, not locked"
    locked = f"Låst version {sealed}{when}" if sv else f"Locked version {sealed}{when}"
    return FrontPage(
        title="Underlag till uppföljningen" if sv else "Material for the follow-up",
        parties=tuple(each["name"] for each in document["scope"]["organisations"]),
        period=sentence_case(period_in_words(document["scope"]["period"]["code"], language)),
        agreement=agreement.name,
        diary_number=agreement.diary_number,
        municipality=agreement.municipality,
        state=draft if sealed is None else locked,
        checksum=document["checksum"],
        day=made_on,
    )


def _leading(speaking: Speaking, texts: Texts) -> Iterator[Block]:
    """One honest sentence; of several parties side by side, then each its own."""
    first = side_by_side(speaking) or leading_sentence(speaking)
    told = texts.sentence(LEADING, first)
    if told:
        yield Paragraph(told)
    if speaking.told.is_joint and (judged := judged_together(speaking)):
        yield Paragraph(judged)
    each = [replace(speaking, organisation=slug) for slug in speaking.told.organisations]
    for one in each if speaking.told.is_joint else [speaking]:
        if speaking.told.is_joint:
            name = speaking.told.document["names"]["organisation"][one.organisation]
            own = texts.sentence(
                f"{LEADING}/{one.organisation}", f"{name}: {leading_sentence(replace(one, judged=None))}"
            )
            if own:
                yield Paragraph(own)
        if reason := why_no_estimate(one):
            yield Paragraph(reason, "note")


def _parts(speaking: Speaking, texts: Texts) -> Iterator[Block]:
    """Each goal with its figures, charts, sentences and the house's own words; what is told once is told once."""
    ready = list(ready_sentences(speaking))
    charts = [each for each in CHARTS if each.id != "trend"]
    for part in parts_of(speaking.terms.goals, speaking.language):
        drawn = [chart for chart in charts if set(chart.about) & set(part.figure_ids)]
        told = [each for each in ready if set(each.about) & set(part.figure_ids)]
        charts = [chart for chart in charts if chart not in drawn]
        ready = [each for each in ready if each not in told]
        blocks = [*_figures(part, speaking), *_charts(drawn, speaking, texts), *_told(told, speaking, texts)]
        if blocks or texts.own.get(part.id):
            yield Heading(part.heading, 1)
            if part.sentence:
                yield Paragraph(part.sentence, "note")
            yield from blocks
            yield from _own(part.id, texts)


def _figures(part: Part, speaking: Speaking) -> Iterator[Block]:
    if block := figures_block(part.figure_ids, speaking):
        yield block


def _charts(charts: list[Chart], speaking: Speaking, texts: Texts) -> Iterator[Block]:
    for chart in charts:
        drawing = Drawing(speaking.told, speaking.language, happened=texts.happened)
        of_each = chart.of_each and speaking.told.is_joint
        for place in speaking.told.organisations if of_each else ("*",):
            if block := chart.draw(replace(drawing, organisation=place)):
                yield block


def _told(ready: list[Ready], speaking: Speaking, texts: Texts) -> Iterator[Block]:
    """The sentences in paragraphs; of several parties under the name of each, then those of all together."""
    for place in (*speaking.told.organisations, "*") if speaking.told.is_joint else ("*",):
        paragraphs: dict[int, list[str]] = {}
        for each in ready:
            text = texts.sentence(each.id, each.text)
            if each.organisation == place and text:
                paragraphs.setdefault(each.family, []).append(text)
        if paragraphs and speaking.told.is_joint:
            names = speaking.told.document["names"]["organisation"]
            yield Heading(names.get(place) or speaking.say("Tillsammans", "Together"), 2)
        yield from (Paragraph(" ".join(told)) for told in paragraphs.values())


def _own(part_id: str, texts: Texts) -> Iterator[Block]:
    for text in texts.own.get(part_id, "").split("\n\n"):
        if text.strip():
            yield Paragraph(text.strip(), "own")


def _trend(speaking: Speaking, texts: Texts) -> Iterator[Block]:
    blocks = list(_charts([each for each in CHARTS if each.id == "trend"], speaking, texts))
    if blocks:
        yield Heading(speaking.say("Överenskommelsen över tid", "The agreement over time"), 1)
        yield from blocks


def _pace(speaking: Speaking) -> Iterator[Block]:
    """How it goes with what was agreed; there only when every party has ticked it."""
    table = speaking.told.tables.get(PACE)
    if table:
        yield Heading(speaking.say("Det vi kommit överens om", "What was agreed"), 1)
        yield table_block(table, speaking.told, speaking.language)


def _money(speaking: Speaking, texts: Texts) -> Iterator[Block]:
    """Cash, and apart from it what volunteers' work is worth."""
    ready = [each for each in ready_sentences(speaking) if set(each.about) & set(MONEY)]
    figures = figures_block((*MONEY, *UNIT_COSTS), speaking)
    blocks = [*([figures] if figures else []), *_told(ready, speaking, texts)]
    if blocks:
        yield Heading(speaking.say("Bidrag och kostnader", "Grant and costs"), 1)
        yield from blocks


def _sections(speaking: Speaking, texts: Texts) -> Iterator[Block]:
    """What the house has written; a section that nobody has written is left out."""
    for section_id, sv, en in SECTIONS:
        blocks = list(_own(section_id, texts))
        if blocks:
            yield Heading(speaking.say(sv, en), 1)
            yield from blocks
    if texts.happened:
        yield Heading(speaking.say("Det här hände under perioden", "What happened in the period"), 1)
        for each in sorted(texts.happened, key=lambda happened: happened.day):
            yield Paragraph(f"{day_in_words(each.day, speaking.language)}: {each.words}", "own")


def _appendix(speaking: Speaking) -> Iterator[Block]:
    yield Heading(speaking.say("Bilaga: tabeller", "Appendix: tables"), 1)
    yield from (Paragraph(text, "note") for text in bounds(speaking))
    yield from table_blocks(speaking.told, speaking.language)
