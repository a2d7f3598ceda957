"""Finds what in a note could tell of somebody: a personal identity number, a phone number, an address, a likely name.

Pure. What is found is pointed out, never kept; who asks decides what may stand (a name that is nobody's may).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.first_names import ALSO_WORDS, CLEAR


class Sort(Enum):
    """What something found is; all but a name are never nobody's."""

    PERSONAL_NUMBER = "personal number"
    PHONE = "phone"
    LONG_NUMBER = "long number"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True)
class Telling:
    """A piece of the text, from start to end, that could tell of somebody."""

    start: int
    end: int
    sort: Sort
    words: str


# Marks that people put between the digits of one number; a full stop or a colon makes a date or a time of it.
BETWEEN = r"[ \u00a0\-\u2010-\u2015/()+]{0,3}"
RUN = re.compile(rf"\+?\(?\d(?:{BETWEEN}\d){{5,}}")
PERSONAL = re.compile(r"(\d\d)?(\d\d)[ -]?(\d\d)[ -]?(\d\d) ?[-+\u2010-\u2015]? ?(\d{4})")
DATE_LIKE = re.compile(r"(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01])")
# 08-12 13-16
HOURS_ONLY = re.compile(r"(?:(?:[01]?\d|2[0-4])[ \u00a0]?[-\u2013][ \u00a0]?(?:[01]?\d|2[0-4])[ \u00a0]*)+")
MOBILE = re.compile(r"7[02369]\d{7}")  # without its 0
ADDRESS = re.compile(r"[^\s@,;:]{1,64} ?(?:@|\(at\)|\[at\]|\(a\)) ?[^\s@]{1,255}\.\w{2,}|(?<!\w)@\w{2,}", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
ENDS_SENTENCE = re.compile(r"[.!?:\n\u2022][\"'\u201d)]*\s*$|^\s*$")
COORDINATION = 60  # is added to the day of birth in a coordination number
FEWEST_DIGITS_OF_PHONE, MOST_DIGITS_OF_PHONE = 7, 15

# Capitals in Swedish that are nobody's: places, organisations and feasts, besides those that are given.
_NOBODYS = """
    alcoholics anonymous anonymes narcotics celebrate recovery röda korset svenska kyrkan frälsningsarmén stadsmissionen
    stadsmission socialtjänsten arbetsförmedlingen försäkringskassan kriminalvården frivården kommun kommunen region
    regionen skatteverket migrationsverket hyresbostäder socialstyrelsen länsstyrelsen polisen norrköping linköping
    stockholm göteborg malmö västerås örebro sverige swedish sweden östergötland oasen lp-kontakten verdandi iogt nto
    sion pingstkyrkan lucia valborg midsommar påsk påsken pingst kristi julafton jul nyår nyårsafton sankt teams zoom
    facebook messenger instagram google youtube netflix bingo lions rotary systembolaget konsum coop ica lidl willys
    ukraina ukrainska syrien afghanistan eritrea somalia iran irak finland norge danmark polen ryssland europa
"""
NOBODYS = frozenset(_NOBODYS.split())
# How the names of places and groups end in Swedish.
NOBODYS_ENDING = re.compile(
    r"(?:gatan|vägen|torget|kyrkan|kyrka|gården|gård|huset|hus|skolan|parken|skogen|sjön|ån|stan|staden|berget|viken|hamnen"
    r"|mottagningen|gruppen|mötet|föreningen|förening|kommun|centrum|centralen|stationen|caféet|café|kontakten"
    r"|lunch|lunchen|fika|festen|kören|verkstaden)$"
)
# What sentences begin with, before a capital that belongs to the next word.
_BEGINNINGS = """
    alla allt att av bara besök bra dagens de den denna det detta dit efter en ett flera flest från folk för första få
    grupp gruppen hos hela hon han här i idag igår inför information ingen inga kaffe kväll kvällen lite lunch lunchen
    lugnt man med mer många möte mötet ni nu och ny nya när några också om ovanligt på samma samtal sedan ses sista
    studiebesök stängt så tack till trevligt träff två tre ute utan utflykt under vi via vid visade åkte över öppet
    promenad promenaden
"""
BEGINNINGS = frozenset(_BEGINNINGS.split())


def telling_in(text: str, nobodys: Collection[str] = ()) -> list[Telling]:
    """Everything found, in the order of the text. nobodys: words with a capital that are known to be no person's."""
    known = {word.casefold() for word in nobodys}
    found = [*_numbers(text), *_addresses(text), *_names(text, known)]
    return sorted(found, key=lambda telling: (telling.start, telling.end))


def words_of(names: Collection[str]) -> set[str]:
    """The words that names of activities and places are made of, for `nobodys`."""
    return {word.casefold() for name in names for word in WORD.findall(name)}


def _addresses(text: str) -> Iterator[Telling]:
    for found in ADDRESS.finditer(text):
        yield Telling(found.start(), found.end(), Sort.ADDRESS, found.group())


def _numbers(text: str) -> Iterator[Telling]:
    for run in RUN.finditer(text):
        sort = _sort_of(run.group())
        if sort is not None:
            yield Telling(run.start(), run.end(), sort, run.group())


def _sort_of(run: str) -> Sort | None:
    if any(_is_personal(found) for found in PERSONAL.finditer(run)):
        return Sort.PERSONAL_NUMBER
    rest = DATE_LIKE.sub(" ", run).strip()
    if HOURS_ONLY.fullmatch(rest):
        return None
    digits = re.sub(r"\D", "", rest)
    begins_as_phone = rest.lstrip("(").startswith(("+", "0")) or MOBILE.fullmatch(digits) is not None
    if begins_as_phone and FEWEST_DIGITS_OF_PHONE <= len(digits) <= MOST_DIGITS_OF_PHONE:
        return Sort.PHONE
    if re.search(r"\d{7,}|\d{6}[-+]\d{4}", rest) or (begins_as_phone and len(digits) > MOST_DIGITS_OF_PHONE):
        return Sort.LONG_NUMBER
    return None


def _is_personal(found: re.Match[str]) -> bool:
    """Whether the digits are a date of birth and three more with a right check digit."""
    century, year, month, day, last = (part or "" for part in found.groups())
    if century not in ("", "18", "19", "20"):
        return False
    number = int(day) - COORDINATION if int(day) > COORDINATION else int(day)
    try:
        date(2000 + int(year), int(month), 28 if number == 29 and int(month) == 2 else number)
    except ValueError:
        return False
    return _checks(year + month + day + last)


def _checks(ten_digits: str) -> bool:
    """Whether the last digit follows from the nine before it (every other doubled, digits summed)."""
    products = [int(digit) * (2 - position % 2) for position, digit in enumerate(ten_digits)]
    return sum(product // 10 + product % 10 for product in products) % 10 == 0


def _names(text: str, nobodys: set[str]) -> Iterator[Telling]:
    words = list(WORD.finditer(text))
    position = 0
    while position < len(words):
        first = words[position]
        second = words[position + 1] if position + 1 < len(words) else None
        if second is not None and _are_a_pair(text, first, second, nobodys):
            yield Telling(first.start(), second.end(), Sort.NAME, text[first.start() : second.end()])
            position += 2
            continue
        if _is_first_name(text, first, nobodys):
            yield Telling(first.start(), first.end(), Sort.NAME, first.group())
        position += 1


def _is_first_name(text: str, word: re.Match[str], nobodys: set[str]) -> bool:
    said = _plain(word.group())
    if said in nobodys or word.group().casefold() in nobodys:
        return False
    if said in CLEAR:
        return not word.group().isupper() or len(said) > 3
    return said in ALSO_WORDS and _has_capital(word.group()) and not _begins_sentence(text, word)


def _are_a_pair(text: str, first: re.Match[str], second: re.Match[str], nobodys: set[str]) -> bool:
    """Two words with capitals beside each other, as first and last name are."""
    if text[first.end() : second.start()] not in (" ", "\u00a0"):
        return False
    both = (first.group(), second.group())
    if not all(_has_capital(word) and len(word) > 1 and not _is_nobodys(word, nobodys) for word in both):
        return False
    return not (_begins_sentence(text, first) and first.group().casefold() in BEGINNINGS)


def _is_nobodys(word: str, nobodys: set[str]) -> bool:
    said = word.casefold()
    known = nobodys | NOBODYS
    return said in known or said.removesuffix("s") in known or bool(NOBODYS_ENDING.search(said))


def _has_capital(word: str) -> bool:
    return word[:1].isupper() and not (len(word) > 1 and word.isupper())


def _plain(word: str) -> str:
    """A word as the list has it: small, without the s of whose."""
    said = word.casefold()
    return said[:-1] if said.endswith("s") and said[:-1] in CLEAR | ALSO_WORDS and said not in CLEAR else said


def _begins_sentence(text: str, word: re.Match[str]) -> bool:
    return bool(ENDS_SENTENCE.search(text[: word.start()]))
