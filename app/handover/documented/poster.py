"""The poster for the wall, a file for each language: the tablet's own sentences on what is stored, and who answers.

Who answers and where figures go is said in Swedish and English; the other languages have what the tablet says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.bootstrap import ROOT
from app.kiosk_host.languages import LANGUAGES_FOLDER, Language, languages_in
from app.kiosk_host.what_is_stored import SENTENCES

FOLDER = ROOT / "docs" / "privacy" / "anslag"

WHO_ANSWERS = {
    "sv": (
        "Det är frivilligt. Utan kort är du lika välkommen, och det går lika fort.",
        "Den som ansvarar: [organisationens namn], [telefon eller e-post]. Fråga personalen om du undrar något.",
        "Kommunen ([kommunens namn]) får siffror, till exempel hur många som kom under ett år. Aldrig vem, och inga "
        "siffror som kan peka ut få personer.",
        "Vi är parter i samma överenskommelse: [parterna]. Ingen av oss ser den andras besök.",
        "Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten, imy.se.",
    ),
    "en": (
        "It is up to you. Without a card you are just as welcome, and it is just as quick.",
        "Who answers: [the organisation's name], [phone or e-mail]. Ask the staff if you wonder about anything.",
        "The municipality ([its name]) gets figures, such as how many came in a year. Never who, and no figures that "
        "could point out few persons.",
        "We are parties to one agreement: [the parties]. None of us sees the other's visits.",
        "If you are not content you can complain to the Swedish Authority for Privacy Protection, imy.se.",
    ),
}

OF_PARTIES = 3  # the number of the paragraph that only parties to an agreement need


def posters() -> dict[str, str]:
    """The text of each poster, by its file's name."""
    return {f"{each.code}.md": "\n\n".join(_paragraphs(each)) + "\n" for each in languages_in()}


def _paragraphs(language: Language) -> Iterator[str]:
    texts: dict[str, str] = json.loads((LANGUAGES_FOLDER / f"{language.code}.json").read_text("utf-8"))
    yield f"# Oasen: {texts['stored.title']}"
    for each in SENTENCES:
        yield f"**{texts[f'stored.{each.word}']}** {texts[f'stored.{each.word}-what']}"
    yield from WHO_ANSWERS.get(language.code, ())
    if not language.is_reviewed:
        yield f"_{texts['language.unreviewed']}_"
