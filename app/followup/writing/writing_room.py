"""What the page shows on which a report is written: each part with its figures, ready sentences and own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.followup.about.terms import Terms
from app.followup.composing.blocks import Figures
from app.followup.composing.figure_rows import figures_block
from app.followup.composing.published import Published
from app.followup.composing.report import LEADING, SECTIONS
from app.followup.composing.themes import parts_of
from app.followup.document import Document
from app.followup.sentences.leading import leading_sentence, side_by_side
from app.followup.sentences.list import Ready, ready_sentences
from app.followup.sentences.speaking import Speaking
from app.followup.writing.queries import NOTHING_WRITTEN, Written
from app.followup.writing.slots import LEFT_OUT, OWN, SENTENCE
from app.followup.writing.texts import Texts


@dataclass(frozen=True)
class ReadySentence:
    """A sentence made from the figures, and what the house has made of it."""

    slot: str
    ready: str
    written: Written

    @property
    def is_left_out(self) -> bool:
        """Whether it will not stand in the report."""
        return self.written.text == LEFT_OUT

    @property
    def stands(self) -> str:
        """As it will stand in the report, or would."""
        return self.ready if self.is_left_out or not self.written.text else self.written.text


@dataclass(frozen=True)
class WritingPart:
    """A part of the report: its heading, the figures that speak to it, sentences, the house's own words."""

    slot: str
    heading: str
    sentence: str
    figures: Figures | None
    # Under the name of the party that they speak of; in a report of one, and of all together, there is none.
    sentences: tuple[tuple[str, tuple[ReadySentence, ...]], ...]
    own: Written


def writing_parts(
    document: Document, terms: Terms, texts: Texts, written: Mapping[str, Written], language: str
) -> list[WritingPart]:
    """Every part in the order of the report; the sections of own words alone come last."""
    speaking = Speaking(Published(document), language, terms, judged=texts.judged)
    ready = list(ready_sentences(speaking))
    parts = []
    for part in parts_of(terms.goals, language):
        told = [each for each in ready if set(each.about) & set(part.figure_ids)]
        ready = [each for each in ready if each not in told]
        sentences = tuple(_by_party(told, speaking, written))
        own = written.get(f"{OWN}{part.id}", NOTHING_WRITTEN)
        figures = figures_block(part.figure_ids, speaking)
        parts.append(WritingPart(f"{OWN}{part.id}", part.heading, part.sentence, figures, sentences, own))
    return [*parts, *_sections(written, speaking)]


def leading(
    document: Document, terms: Terms, texts: Texts, written: Mapping[str, Written], language: str
) -> ReadySentence:
    """The sentence that the report begins with."""
    speaking = Speaking(Published(document), language, terms, judged=texts.judged)
    slot = f"{SENTENCE}{LEADING}"
    text = side_by_side(speaking) or leading_sentence(speaking)
    return ReadySentence(slot, text, written.get(slot, NOTHING_WRITTEN))


def _by_party(
    told: Sequence[Ready], speaking: Speaking, written: Mapping[str, Written]
) -> Iterator[tuple[str, tuple[ReadySentence, ...]]]:
    names = speaking.told.document["names"]["organisation"]
    all_together = speaking.say("Tillsammans", "Together") if speaking.told.is_joint else ""
    for organisation in sorted({each.organisation for each in told}, key=lambda slug: (slug == "*", slug)):
        of_party = tuple(_ready(each, written) for each in told if each.organisation == organisation)
        yield names.get(organisation, all_together), of_party


def _ready(each: Ready, written: Mapping[str, Written]) -> ReadySentence:
    slot = f"{SENTENCE}{each.id}"
    return ReadySentence(slot, each.text, written.get(slot, NOTHING_WRITTEN))


def _sections(written: Mapping[str, Written], speaking: Speaking) -> Iterator[WritingPart]:
    for section_id, sv, en in SECTIONS:
        own = written.get(f"{OWN}{section_id}", NOTHING_WRITTEN)
        yield WritingPart(f"{OWN}{section_id}", speaking.say(sv, en), "", None, (), own)
