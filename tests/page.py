"""A page as its elements, read from HTML, so that tests can ask what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element with its attributes, and the elements and texts in it, in order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        """The elements directly inside."""
        return [each for each in self.content if isinstance(each, Element)]

    @property
    def text(self) -> str:
        """All text inside, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for each in self.content:
            if isinstance(each, str):
                yield each
            else:
                yield from each._texts()

    def every(self, *tags: str) -> list[Element]:
        """All elements inside with one of these tags, or all, in order."""
        return [each for each in self._inside if not tags or each.tag in tags]

    @cached_property
    def _inside(self) -> list[Element]:
        found = []
        for child in self.children:
            found.append(child)
            found += child._inside
        return found


class PageReader(HTMLParser):
    """Builds the elements, and notes what is opened and closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.faults: list[str] = []
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag}> says {name} twice" for name in set(names) if names.count(name) > 1]
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1])
        self._open[-1].content.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in VOID:
            return
        if self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes <{self._open[-1].tag}>")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text."""
        self._open[-1].content.append(data)

    def close(self) -> None:
        """The end: everything should be closed."""
        super().close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open[1:]]


@lru_cache(maxsize=2)  # a page is first checked, then a test looks at it or fills in its form
def read_page(html: str) -> tuple[Element, list[str]]:
    """The elements of a page, and what is wrong with how they are nested; to be looked at, not changed."""
    reader = PageReader()
    reader.feed(html)
    reader.close()
    return reader.root, reader.faults
