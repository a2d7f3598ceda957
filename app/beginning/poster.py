"""The poster for the wall: the tablet's own sentences, then who answers, with room to write in; pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from app.handover.documented.poster import OF_PARTIES, WHO_ANSWERS
from app.kiosk_host.languages import LANGUAGES_FOLDER, Language
from app.kiosk_host.what_is_stored import sentences_said

TO_FILL_IN = re.compile(r"\[([^\]]+)\]")
NAMES_OF_ORGANISATION = ("organisationens namn", "the organisation's name")


@dataclass(frozen=True)
class Piece:
    """A piece of a paragraph: words, or a line to write on with what belongs there said below it."""

    text: str
    is_to_write: bool = False


@dataclass(frozen=True)
class Poster:
    """sentences: what is about what, and what is stored of it. answers: paragraphs in pieces; direction: ltr or rtl."""

    code: str
    direction: str
    title: str
    sentences: tuple[tuple[str, str], ...]
    answers: tuple[tuple[Piece, ...], ...]
    caution: str


def poster_in(language: Language, organisation_name: str, is_counted_together: bool) -> Poster:
    """The poster in a language of the tablet; who the parties are is asked for where they count together."""
    texts: dict[str, str] = json.loads((LANGUAGES_FOLDER / f"{language.code}.json").read_text("utf-8"))
    paragraphs = enumerate(WHO_ANSWERS.get(language.code, ()))
    answers = [each for number, each in paragraphs if number != OF_PARTIES or is_counted_together]
    sentences = sentences_said(is_counted_together)
    return Poster(
        language.code,
        texts["language.direction"],
        texts["stored.title"],
        tuple((texts[f"stored.{each.word}"], texts[f"stored.{each.word}-what"]) for each in sentences),
        tuple(_pieces(each, organisation_name) for each in answers),
        "" if language.is_reviewed else texts["language.unreviewed"],
    )


def _pieces(paragraph: str, organisation_name: str) -> tuple[Piece, ...]:
    found = []
    for number, text in enumerate(TO_FILL_IN.split(paragraph)):
        is_gap = number % 2 == 1
        if is_gap and text in NAMES_OF_ORGANISATION:
            found.append(Piece(organisation_name))
        elif text:
            found.append(Piece(text, is_gap))
    return tuple(found)
