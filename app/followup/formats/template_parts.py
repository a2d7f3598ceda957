"""What the parts of a Word file say that reaches out of it: links that are fetched, fields that run; pure.

Read as XML, as Word reads it: a search through the bytes is led by the nose with another prefix, another encoding, or
a letter written by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

MOST_XML_BYTES = 12_000_000  # a template's styles are a tenth of a megabyte
MOST_TAGS = 300_000  # each is some hundred bytes once it is read
XML_BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
MUST_BE_XML = (".xml", ".rels")

# A link to press is fetched by nobody who does not press it.
PRESSED = "hyperlink"
# A document points to the template and to the letters' addresses it was made from, by paths of somebody's machine.
MADE_FROM = ("attachedtemplate", "mailmergesource", "mailmergeheadersource")
# What such a field names is fetched or started, at once or when fields are made anew (ECMA-376-1, 17.16.5).
FETCHES = re.compile(
    r"(?<![A-Z])(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|EMBED|MACROBUTTON|RD)(?![A-Z])"
)
Files = list[tuple[str, bytes]]


class Unreadable(Exception):
    """A part that is no XML that Word would read."""


def swells(files: Files) -> bool:
    """Whether the XML in the file would fill the memory; asked before any of it is read."""
    parts = [content for name, content in files if _may_be_xml(name, content)]
    return sum(map(len, parts)) > MOST_XML_BYTES or sum(part.count(b"<") for part in parts) > MOST_TAGS


def reaches_out(files: Files) -> bool:
    """Whether something is fetched or run when the file is opened; raises Unreadable."""
    return any(_fetches(name, content) for name, content in files if _may_be_xml(name, content))


def without_what_it_was_made_from(files: Files) -> Files:
    """The files with no link to the template and the addresses that the document was made from; raises Unreadable."""
    return [(name, _without_links(content) if _are_links(name) else content) for name, content in files]


def _fetches(name: str, content: bytes) -> bool:
    try:
        part = _read(content)
    except Unreadable:
        if _must_be_xml(name):
            raise
        return False  # a picture that begins like one
    if _are_links(name):
        return any(_kind(link) not in (PRESSED, *MADE_FROM) for link in _links_elsewhere(part))
    return any(FETCHES.search(words.upper()) for words in _fields(part))


def _fields(part: Any) -> Iterator[str]:
    """What each field says; of one in pieces all of them, as they stand in their paragraph."""
    yield from (each.get(qn("w:instr"), "") for each in part.iter(qn("w:fldSimple")))
    for paragraph in part.iter(qn("w:p")):
        yield "".join(each.text or "" for each in paragraph.iter(qn("w:instrText")))


def _without_links(content: bytes) -> bytes:
    part = _read(content)
    made_from = [link for link in _links_elsewhere(part) if _kind(link) in MADE_FROM]
    for link in made_from:
        part.remove(link)
    return _written(part) if made_from else content


def _links_elsewhere(part: Any) -> list[Any]:
    return [each for each in part if (each.get("TargetMode") or "").strip().casefold() == "external"]


def _kind(link: Any) -> str:
    return str(link.get("Type") or "").rpartition("/")[2].casefold()


def _are_links(name: str) -> bool:
    return name.casefold().endswith(".rels")


def _may_be_xml(name: str, content: bytes) -> bool:
    return _must_be_xml(name) or content.lstrip().startswith(XML_BEGINS)


def _must_be_xml(name: str) -> bool:
    return name.casefold().endswith(MUST_BE_XML)


def _read(content: bytes) -> Any:
    try:
        part = parse_xml(content)  # which opens no entity and asks no network
    except Exception:  # noqa: BLE001  # whatever is wrong with it, Word would not read it either
        raise Unreadable from None
    if part.getroottree().docinfo.doctype:
        raise Unreadable  # none that Word writes has one; it is where entities are declared
    return part


def _written(part: Any) -> bytes:
    from docx.opc.oxml import serialize_part_xml

    return serialize_part_xml(part)
