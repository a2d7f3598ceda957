"""Reads what there is to translate from the source, and keeps the catalogue in step with it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

APP = Path(__file__).resolve().parent.parent
SWEDISH = APP / "translations" / "sv" / "LC_MESSAGES" / "messages.po"
SOURCES = [("**.py", "python"), ("templates/**.html", "jinja2")]
# How the shared lists name what lazy_gettext says.
KEYWORDS = {**DEFAULT_KEYWORDS, "words": None}
HEADER = "# What the staff pages say in Swedish. After a change: python -m app.translations"


def found_in_source() -> Catalog:
    """Every phrase that the source marks."""
    catalogue = Catalog(project="oasen", header_comment=HEADER, fuzzy=False)
    for path, _, phrase, comments, context in extract_from_dir(APP, SOURCES, keywords=KEYWORDS):
        # Without line numbers: else every change of a file would change the catalogue.
        catalogue.add(phrase, None, [(path, None)], auto_comments=comments, context=context)  # type: ignore[list-item]
    return catalogue


def read_swedish() -> Catalog:
    """The catalogue as it lies in the source."""
    if not SWEDISH.exists():
        return Catalog(locale="sv", project="oasen", header_comment=HEADER, fuzzy=False)
    with SWEDISH.open("rb") as file:
        return read_po(file, locale="sv")


def compiled(catalogue: Catalog) -> bytes:
    """What gettext reads at run time."""
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def bring_up_to_date() -> list[str]:
    """Add what is new to the catalogue, leave out what is gone, compile; the phrases that wait for their Swedish."""
    catalogue = read_swedish()
    catalogue.update(found_in_source(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.header_comment = HEADER
    catalogue.version = ""
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""
    SWEDISH.parent.mkdir(parents=True, exist_ok=True)
    with SWEDISH.open("wb") as file:
        write_po(file, catalogue, width=120, ignore_obsolete=True, sort_output=True, omit_header=False)
    SWEDISH.with_suffix(".mo").write_bytes(compiled(catalogue))
    return [str(message.id) for message in catalogue if message.id and not _is_said(message.string)]


def _is_said(words: str | Sequence[str] | None) -> bool:
    return all(words or ("",))
