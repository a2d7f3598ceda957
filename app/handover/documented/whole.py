"""What can be handed over, as Markdown: the honest limits, then every column by whom it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from app.bootstrap import ROOT
from app.handover.answers import Standing
from app.handover.columns import COLUMNS
from app.handover.labels import LANGUAGES
from app.handover.told import About
from app.handover.words import say

PATHS = {
    "sv": ROOT / "docs" / "privacy" / "vad-som-kan-lamnas-ut.md",
    "en": ROOT / "docs" / "privacy" / "what-can-be-handed-over.md",
}

TITLE = ("Vad som kan lämnas ut", "What can be handed over")
LEAD = (
    "Allt som någon kan få veta av Oasen i dag: personalen, en myndighet, en tjuv som har hela datorn. Sidan “Vad som "
    "kan lämnas ut” och `oasen handover` visar just detta för ett kort eller en dag, och aldrig mer. Listan är gjord "
    "ur programmet (`python -m app.handover.documented`); en kolumn som saknas i den får ett test att falla.",
    "All that anybody can learn from Oasen today: the staff, an authority, a thief who has the whole computer. The "
    "page “What can be handed over” and `oasen handover` show just this for a card or a day, and never more. The list "
    "is made from the program (`python -m app.handover.documented`); a column that is missing from it fails a test.",
)
OF_CARD = ("Om ett kort", "Of a card")
OF_DAY = ("Om en dag", "Of a day")
HEADINGS: dict[About, tuple[str, str]] = {
    About.HOLDER: ("Berättar om någon som kom", "Tells of somebody who came"),
    About.DAY: ("Berättar om en dag, inte om någon som kom", "Tells of a day, of nobody who came"),
    About.STAFF: ("Berättar om någon som arbetar där", "Tells of somebody who works there"),
    About.HOUSE: ("Berättar om platsen, planerna, maskinerna", "Tells of the place, its plans, its machines"),
    About.NUMBER: ("Nummer som inte säger något för sig", "Numbers that say nothing by themselves"),
    About.KEYED: ("Säger inget utan nyckeln", "Says nothing without the key"),
}
COLUMN_HEADS = ("| kolumner | vad som står där |", "| columns | what stands there |")


def documented(language: str) -> str:
    """What the file of the language says."""
    return "\n\n".join(_paragraphs(language)) + "\n"


def _paragraphs(language: str) -> Iterator[str]:
    place = LANGUAGES.index(language)
    yield f"# {TITLE[place]}"
    yield LEAD[place]
    yield f"## {OF_CARD[place]}"
    yield "\n".join(f"- {say(each, language)}" for each in ("keys", *Standing, "never", "pictures", "tablet"))
    yield f"## {OF_DAY[place]}"
    yield f"- {say('evening', language)}"
    for about in About:
        yield f"## {HEADINGS[about][place]}"
        yield "\n".join([COLUMN_HEADS[place], "|---|---|", *_rows(about, place)])


def _rows(about: About, place: int) -> Iterator[str]:
    for each in COLUMNS:
        if each.about is about:
            names = ", ".join(f"`{each.table}.{name}`" for name in each.columns)
            yield f"| {names} | {(each.sv, each.en)[place]} |"
