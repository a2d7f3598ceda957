"""How a report writes numbers, periods, months and shares, in Swedish and English; pure, in the language asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from babel.dates import get_day_names, get_month_names
from babel.numbers import format_decimal

from app.disclosure.percent import Share

Width = Literal["abbreviated", "wide"]
UNKNOWN = "–"
MINUS = "\N{MINUS SIGN}"
LOCALES = {"sv": "sv_SE", "en": "en_GB"}
COUNTED_IN_WORDS = {
    "sv": ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}


def number(value: float | None, language: str, decimals: int = 1) -> str:
    """2 146 and 9,8 in Swedish, 2,146 and 9.8 in English; a dash where nothing is known."""
    if value is None:
        return UNKNOWN
    rounded = round(float(value), decimals)
    return str(format_decimal(rounded, format="#,##0." + "#" * decimals, locale=LOCALES[language]))


def few_in_words(value: int, language: str) -> str:
    """Numbers up to twelve in words, as a text has them; larger ones in digits."""
    words = COUNTED_IN_WORDS[language]
    return words[value] if 0 <= value < len(words) else number(value, language)


def signed(difference: float, language: str) -> str:
    """A difference with its sign; 0 for none."""
    if round(difference, 1) == 0:
        return "0"
    return f"{'+' if difference > 0 else MINUS}{number(abs(difference), language)}"


def share_in_words(share: Share, language: str) -> str:
    """71 % from a hundred on, ungefär en tredjedel from twenty on (trust.md, 10)."""
    return share.sv if language == "sv" else share.en


def period_in_words(code: str, language: str) -> str:
    """2025 as it is; a half-year as första halvåret 2025; the agreement's years with a dash."""
    if "-H" in code:
        year, half = code.split("-H")
        if language == "sv":
            return f"{'första' if half == '1' else 'andra'} halvåret {year}"
        return f"the {'first' if half == '1' else 'second'} half of {year}"
    if ".." in code:
        first, last = code.split("..")
        return f"{day(date.fromisoformat(first), language)} – {day(date.fromisoformat(last), language)}"
    return code.replace("-", "–")


def month(code: str, language: str, width: Width = "wide") -> str:
    """The name of a month given as 2025-03."""
    return str(get_month_names(width, locale=LOCALES[language])[int(code[5:7])]).rstrip(".")


def weekday(code: str, language: str, width: Width = "wide") -> str:
    """The name of a weekday, Monday 0."""
    return str(get_day_names(width, locale=LOCALES[language])[int(code)]).rstrip(".")


def day(value: date, language: str) -> str:
    """14 mars 2025."""
    return f"{value.day} {get_month_names('wide', locale=LOCALES[language])[value.month]} {value.year}"


def listed(words: Sequence[str], language: str) -> str:
    """ett, två och tre; one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'och' if language == 'sv' else 'and'} {words[-1]}"


def sentence_case(text: str) -> str:
    """The same beginning with a capital."""
    return text[:1].upper() + text[1:]


def per_in_words(per: str, language: str) -> str:
    """Over what time a number was agreed: om året, i veckan, sammanlagt."""
    sv = {"year": "om året", "week": "i veckan", "in-all": "sammanlagt"}
    en = {"year": "a year", "week": "a week", "in-all": "in all"}
    return (sv if language == "sv" else en)[per]
