"""What the backs of printed cards say: the tablet's own sentences about what is stored, in two languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection

from app.errors import Refusal
from app.kiosk_host.language_switches import language_switches
from app.kiosk_host.languages import GREETING_LANGUAGE, LANGUAGES_FOLDER, Language
from app.kiosk_host.what_is_stored import ON_A_CARD, SHORT_ON_SMALL_CARDS
from app.organisations.queries import premises_of
from app.people.card_sheet import CARDS_PER_SHEET, BackText
from app.people.vault.queries import is_counted_together

NOT_IN_OUR_TYPEFACE = re.compile("[\u0600-\u06ff\u1200-\u137f]")  # the Arabic and the Ethiopic letters
SPEAKS_FOR_ITSELF = "card"  # the sentence that needs no words on what it is about: the reader holds it


def back_languages(connection: Connection, organisation_id: int) -> list[Language]:
    """The languages that may stand beside Swedish: read by a native speaker, or turned on at some premises."""
    allowed = {
        switch.language
        for place in premises_of(connection, organisation_id)
        for switch in language_switches(connection, organisation_id, place.id)
        if switch.is_on or switch.language.is_reviewed
    }
    can_be = [each for each in allowed if not each.is_greeting and _can_be_set(each.code)]
    return sorted(can_be, key=lambda each: (not each.is_reviewed, each.code))


def back_texts(
    connection: Connection, organisation_id: int, language_code: str, cards_per_sheet: int = CARDS_PER_SHEET[0]
) -> tuple[BackText, BackText]:
    """Swedish and the other language; raises Refusal.

    Of goodbyes and of counting together only where that is so; of the latter on small cards in fewer words.
    """
    if language_code not in {each.code for each in back_languages(connection, organisation_id)}:
        raise Refusal("The tablets do not speak that language. Choose one of those on the list.")
    asks_goodbye = any(place.asks_goodbye_at_door for place in premises_of(connection, organisation_id))
    is_so = {"stay": asks_goodbye, "together": is_counted_together(connection, organisation_id)}
    words = {word: f"{word}-what" for word in ON_A_CARD if is_so.get(word, True)}
    if cards_per_sheet != CARDS_PER_SHEET[0]:
        words |= {word: shorter for word, shorter in SHORT_ON_SMALL_CARDS.items() if word in words}
    return _text(GREETING_LANGUAGE, words), _text(language_code, words)


def _text(code: str, words: Mapping[str, str]) -> BackText:
    """words: by what each sentence is about, the sentence."""
    texts = _texts(code)
    sentences = tuple(
        ("" if word == SPEAKS_FOR_ITSELF else texts[f"stored.{word}"], texts[f"stored.{said}"])
        for word, said in words.items()
    )
    return BackText(code, texts["language.direction"], texts["stored.title"], sentences)


def _can_be_set(code: str) -> bool:
    return not NOT_IN_OUR_TYPEFACE.search(_texts(code)["stored.title"])


@lru_cache
def _texts(code: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads((LANGUAGES_FOLDER / f"{code}.json").read_text("utf-8"))
    return texts
