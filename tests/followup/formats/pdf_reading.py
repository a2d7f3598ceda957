"""What another program reads in a PDF: its text, its tags with their alternatives, what it claims to be."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Tag:
    """A structure element: its type, what it says instead of what is seen, how deep it lies."""

    kind: str
    alternative: str
    title: str
    depth: int


def texts_of(made: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(made) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def tags_of(made: bytes) -> list[Tag]:
    """Every tag of every page, in reading order."""
    found: list[Tag] = []
    with pypdfium2.PdfDocument(made) as document:
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                found += _tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), 0)
            pdfium.FPDF_StructTree_Close(tree)
    return found


def outline_of(made: bytes) -> list[tuple[int, str]]:
    """The bookmarks with their levels."""
    with pypdfium2.PdfDocument(made) as document:
        return [(each.level, each.get_title()) for each in document.get_toc()]


def metadata_of(made: bytes) -> dict[str, str]:
    """Title, author, producer and so on."""
    with pypdfium2.PdfDocument(made) as document:
        return document.get_metadata_dict(skip_empty=True)


def claims_of(made: bytes) -> dict[str, str]:
    """What the XMP packet says of itself; an archive's packet must not be compressed, so it is read as it stands."""
    packet = made[made.index(b"<?xpacket begin") : made.index(b"<?xpacket end")].decode()
    return {
        name: value.strip() for name, value in re.findall(r"<((?:pdfaid|pdfuaid|dc|xmp):\w+)>(.*?)</\1>", packet, re.S)
    }


def picture_of(made: bytes, page: int, points_a_pixel: float = 1) -> bytes:
    """A page as grey pixels, row by row."""
    with pypdfium2.PdfDocument(made) as document:
        bitmap = document[page].render(scale=points_a_pixel, grayscale=True)
        return bytes(bitmap.buffer)


def _tags(element: Any, depth: int) -> Iterator[Tag]:
    if not element:
        return
    said = (pdfium.FPDF_StructElement_GetType, pdfium.FPDF_StructElement_GetAltText, pdfium.FPDF_StructElement_GetTitle)
    yield Tag(*(_words(ask, element) for ask in said), depth)
    for number in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        yield from _tags(pdfium.FPDF_StructElement_GetChildAtIndex(element, number), depth + 1)


def _words(ask: Any, element: Any) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\x00")
