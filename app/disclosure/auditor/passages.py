"""An exported file cut into passages: each text that can be read in it, with what it is about."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

TEXT_ATTRIBUTES = ("alt", "title", "aria-label", "aria-description", "content", "value", "placeholder", "descr", "name")
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "caption", "figcaption", "title", "desc", "text", "dt", "dd", "td", "th"}


@dataclass(frozen=True)
class Passage:
    """A text. about: what stands around it and says what it is of, as a cell's row and column. where: for people."""

    text: str
    about: str = ""
    where: str = ""


def passages(name: str, content: bytes | str) -> Iterator[Passage]:
    """Every passage of a file, its name first. Text that was taken out of a PDF before comes as str, by lines."""
    yield Passage(name, where="file name")
    if isinstance(content, str):
        yield from (Passage(line, where="text") for line in content.splitlines() if line.strip())
    elif name.endswith(".json"):
        yield from _of_json(json.loads(content.decode("utf-8-sig")), "")
    elif name.endswith(".csv"):
        yield from _of_grid(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), _dialect(content))), name)
    elif name.endswith((".html", ".htm", ".svg")):
        yield from _of_html(content.decode("utf-8"))
    elif name.endswith((".zip", ".docx", ".xlsx")):
        yield from _of_archive(content, name)
    elif name.endswith((".xml", ".rels")):
        yield from _of_xml(content.decode("utf-8"), name)


def _dialect(content: bytes) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = ";" if content.count(b";") > content.count(b",") else ","

    return Found


def _of_grid(rows: Sequence[Sequence[str]], about: str) -> Iterator[Passage]:
    """Each cell of a table under its column's heading, in its row's words."""
    for number, row in enumerate(rows[1:], 1):
        words = " | ".join(cell for cell in row if not _is_number(cell))
        for column, cell in enumerate(row):
            heading = rows[0][column] if column < len(rows[0]) else ""
            yield Passage(cell, f"{about} | {heading} | {words}", f"row {number}, column {column + 1}")
    yield from (Passage(cell, about, "heading") for cell in (rows[0] if rows else ()))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\s\d.,%\u00a0\u202f+\u2212-]+", text)) and any(sign.isdigit() for sign in text)


def _of_json(value: object, about: str) -> Iterator[Passage]:
    """Each number and string under the names that lead to it; a cell also in the words of its own key."""
    if isinstance(value, dict):
        own = " | ".join(str(each) for each in value.get("key", {}).values()) if "key" in value else ""
        named = " | ".join(str(value[each]) for each in ("id", "measure") if isinstance(value.get(each), str))
        for name, each in value.items():
            yield Passage(str(name), about, "a name in JSON")
            yield from _of_json(each, f"{about} | {named} | {own} | {name}")
    elif isinstance(value, list):
        for each in value:
            yield from _of_json(each, about)
    elif value is not None and not isinstance(value, bool):
        yield Passage(str(value), about, "JSON")


class _Page(HTMLParser):
    """Gathers blocks of text, attributes that are read out, comments, and tables as grids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self.grids: list[tuple[str, list[list[str]]]] = []
        self._text: list[str] = []
        self._caption = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_block(tag)
        for name, value in attrs:
            if value and (name in TEXT_ATTRIBUTES or name.startswith("data-")):
                self.found.append(Passage(value, self._caption, f"{tag} {name}"))
        if tag == "table":
            self._caption = ""
            self.grids.append(("", []))
        if tag == "tr" and self.grids:
            self.grids[-1][1].append([])

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self._text).split())
        if tag == "caption" and self.grids:
            self._caption = text
            self.grids[-1] = (text, self.grids[-1][1])
        if tag in ("td", "th") and self.grids and self.grids[-1][1]:
            self.grids[-1][1][-1].append(text)
        self._end_block(tag)

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(Passage(data, where="comment"))

    def _end_block(self, tag: str) -> None:
        text = " ".join("".join(self._text).split())
        if tag in BLOCKS | {"div", "section", "table", "tr", "svg", "script", "style"}:
            if text and tag not in ("td", "th", "style"):
                self.found.append(Passage(text, where=tag))
            self._text = []


def _of_html(source: str) -> Iterator[Passage]:
    page = _Page()
    page.feed(source)
    page.close()
    yield from page.found
    for caption, rows in page.grids:
        yield from _of_grid([row for row in rows if row], caption)


def _of_archive(content: bytes, about: str) -> Iterator[Passage]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.comment:
            yield Passage(archive.comment.decode("utf-8", "replace"), where="comment of the archive")
        strings = _shared_strings(archive)
        for part in archive.namelist():
            read = archive.read(part)
            if part.startswith("xl/worksheets/sheet"):
                yield from _of_grid(_rows_of_sheet(read.decode("utf-8"), strings), about)
            yield from passages(part, read)


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    source = archive.read("xl/sharedStrings.xml").decode("utf-8")
    return [_text(each) for each in re.findall(r"<si>(.*?)</si>", source, re.S)]


def _rows_of_sheet(source: str, strings: Sequence[str]) -> list[list[str]]:
    rows = [
        [_cell_of_sheet(attributes, inner, strings) for attributes, inner in _CELL.findall(row)]
        for row in re.findall(r"<row\b[^>]*>(.*?)</row>", source, re.S)
    ]
    headed = next((index for index, row in enumerate(rows) if len([each for each in row if each]) > 1), 0)
    return rows[headed:] or [[]]


_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.S)


def _cell_of_sheet(attributes: str, inner: str, strings: Sequence[str]) -> str:
    found = re.search(r"<v>(.*?)</v>", inner, re.S)
    if 't="s"' in attributes and found:
        return strings[int(found[1])]
    return unescape(found[1]) if found else _text(inner)


def _of_xml(source: str, name: str) -> Iterator[Passage]:
    """Word's tables as grids, its paragraphs, charts as pairs of label and number, and whatever else is text."""
    for table in re.findall(r"<w:tbl>(.*?)</w:tbl>", source, re.S):
        rows = [re.findall(r"<w:tc>(.*?)</w:tc>", row, re.S) for row in re.findall(r"<w:tr\b.*?</w:tr>", table, re.S)]
        yield from _of_grid([[_text(cell) for cell in row] for row in rows] or [[]], name)
    for series in re.findall(r"<c:ser>(.*?)</c:ser>", source, re.S):
        yield from _of_series(series)
    paragraphs = re.findall(r"<(?:w|a):p\b.*?</(?:w|a):p>", source, re.S)
    for each in paragraphs or re.split(r"(?<=>)\s*(?=<)", source):
        yield Passage(_text(each), where=name)
    for attribute in ("descr", "title", "name"):
        yield from (Passage(unescape(each), where=name) for each in re.findall(rf'\b{attribute}="([^"]+)"', source))


def _of_series(series: str) -> Iterator[Passage]:
    named = _text((re.findall(r"<c:tx>(.*?)</c:tx>", series, re.S) or [""])[0])
    labels, numbers = (
        dict(re.findall(r'<c:pt idx="(\d+)"[^>]*>.*?<c:v>(.*?)</c:v>', part, re.S))
        for part in ("".join(re.findall(rf"<c:{tag}>(.*?)</c:{tag}>", series, re.S)) for tag in ("cat", "val"))
    )
    yield from (Passage(each, f"{named} | {labels.get(at, '')}", "chart") for at, each in numbers.items())


def _text(source: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(?:w:p|a:p)>|<w:tab/>|<w:br/>", " ", source))).split())
