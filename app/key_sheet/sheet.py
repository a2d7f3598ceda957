"""The key sheet to print: every key as a line of signs, what it is for, and where the paper belongs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from babel.dates import format_date

from app.key_sheet.lines import KeyLine, line_of
from app.keys import BOX_KEY, INSTANCE_KEY, organisation_key_name
from app.typesetting import Format, typeset

TEMPLATE = Path(__file__).with_name("sheet.typ")
# Both languages beside the code: a sheet is read years later, by who may not have written it.
WORDS = {
    "sv": {
        "title": "Nyckelblad",
        "made": "Gjort",
        "why": "Lägg bladet i ett kuvert, klistra igen det och lås in det – inte vid datorn och inte bland "
        "säkerhetskopiorna. Utan nycklarna går en säkerhetskopia inte att använda. Den som har både bladet och en "
        "kopia kan läsa allt.",
        "back": "Så läggs en nyckel tillbaka: skriv `oasen keys enter` och nyckelns namn, sedan tecknen under namnet. "
        "De fyra sista tecknen visar om något skrevs fel.",
        "told": "När kuvertet ligger på sin plats: skriv `oasen check --key-sheet-put-away`, eller säg det på sidan "
        "Så mår huset.",
        INSTANCE_KEY: "Installationens nyckel: inloggning, och det som väntar",
        BOX_KEY: "Öppnar det som plattorna har förseglat",
        "organisation": "En organisations nyckel: känner igen korten",
    },
    "en": {
        "title": "Key sheet",
        "made": "Made",
        "why": "Put this sheet into an envelope, seal it and lock it up – not beside the computer, and not among the "
        "backups. Without the keys a backup is of no use. Whoever has both this sheet and a copy can read everything.",
        "back": "To put a key back: write `oasen keys enter` and the key's name, then all signs below the name. The "
        "last four signs show whether something was mistyped.",
        "told": "Once the envelope is in its place: write `oasen check --key-sheet-put-away`, or say so on the page "
        "How the house is doing.",
        INSTANCE_KEY: "The installation's key: signing in, and what waits",
        BOX_KEY: "Opens what the tablets have sealed",
        "organisation": "An organisation's key: knows the cards again",
    },
}


def sheet_as_text(keys: dict[str, bytes], today: date, language: str) -> str:
    """The sheet as lines to print from a terminal."""
    words = WORDS[language]
    lines = [f"{words['title']}  ·  {words['made']} {_day(today, language)}", "", words["why"], ""]
    for line in _lines(keys):
        half = len(line.groups) // 2
        lines += [f"{line.name}  –  {_purpose(line, words)}"]
        lines += ["    " + " ".join(line.groups[:half]), "    " + " ".join([*line.groups[half:], line.check]), ""]
    return "\n".join([*lines, words["back"], "", words["told"]]) + "\n"


def sheet_as_pdf(keys: dict[str, bytes], today: date, language: str, format_: Format = "pdf") -> bytes:
    """The sheet in type, one page for up to eight keys."""
    words = WORDS[language]
    data = {
        "language": language,
        "title": words["title"],
        "made": f"{words['made']} {_day(today, language)}",
        "why": words["why"],
        "after": [words["back"].replace("`", ""), words["told"].replace("`", "")],
        "keys": [
            {"name": line.name, "purpose": _purpose(line, words), "groups": line.groups, "check": line.check}
            for line in _lines(keys)
        ],
    }
    return typeset(TEMPLATE, data, format_)


def _lines(keys: dict[str, bytes]) -> list[KeyLine]:
    return [line_of(name, key) for name, key in keys.items()]


def _purpose(line: KeyLine, words: dict[str, str]) -> str:
    is_of_organisation = line.name.startswith(organisation_key_name("").partition(".")[0])
    return words["organisation"] if is_of_organisation else words.get(line.name, "")


def _day(day: date, language: str) -> str:
    written: str = format_date(day, "d MMMM y", locale=language)
    return written
