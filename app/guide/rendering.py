"""The guide's Markdown made into HTML: headings, paragraphs, lists, bold, code, links, pictures; all else is text.

Pure. Nothing in a file becomes a tag of its own, and a link or picture that leads anywhere but to the guide stays as it
was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from app.guide.folding import folded

# Of all that Markdown has, what the guide may use.
SUBSET = ("heading", "list", "emphasis", "backticks", "link", "image", "escape")
CHAPTER_LINK = re.compile(r"([a-z-]+)\.md(#[a-z0-9-]+)?")
PICTURE_LINK = re.compile(r"pictures/([a-z-]+\.png)")


@dataclass(frozen=True)
class Section:
    """What stands under one heading, as words: to be searched. anchor: of the heading, empty above the first."""

    heading: str
    anchor: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Rendered:
    """A chapter: its title, its first paragraph, what stands below as HTML, and all of it as words."""

    title: str
    lead: str
    html: Markup
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Addresses:
    """Where a chapter of a name, and a picture of a file's name, are found; and how large the picture is, in pixels."""

    chapter: Callable[[str], str]
    picture: Callable[[str], str]
    size: Callable[[str], tuple[int, int]]


class GuideMarkdown(MarkdownIt):
    """Markdown of the declared subset, whose links lead to the guide alone."""

    def __init__(self) -> None:
        super().__init__("zero")
        self.enable([*SUBSET])

    def validateLink(self, url: str) -> bool:  # noqa: N802  # named by the library
        """Whether a link becomes one."""
        return bool(CHAPTER_LINK.fullmatch(url) or PICTURE_LINK.fullmatch(url))


MARKDOWN = GuideMarkdown()


def rendered(source: str, addresses: Addresses) -> Rendered:
    """A chapter made from its file."""
    tokens = MARKDOWN.parse(source)
    title, lead, body = _parted(tokens)
    _lead_to(body, addresses)
    html = MARKDOWN.renderer.render(_with_anchors(body), MARKDOWN.options, {})
    # The renderer escapes every text and attribute, and the subset has no raw HTML: shown by tests/guide.
    return Rendered(title, lead, Markup(html), tuple(_sections(title, lead, body)))  # noqa: S704


def anchor_of(heading: str) -> str:
    """The end of an address that leads to a heading, as GitHub makes it too but for the letters beyond a to z."""
    return re.sub(r"[^a-z0-9]+", "-", folded(heading)).strip("-") or "part"


def _parted(tokens: list[Token]) -> tuple[str, str, list[Token]]:
    title = _words(tokens[1]) if len(tokens) > 2 and tokens[0].tag == "h1" else ""
    rest = tokens[3:] if title else tokens
    if len(rest) > 2 and rest[0].type == "paragraph_open":
        return title, _words(rest[1]), rest[3:]
    return title, "", rest


def _lead_to(tokens: Iterable[Token], addresses: Addresses) -> None:
    for token in _every(tokens):
        if token.type == "link_open" and (found := CHAPTER_LINK.fullmatch(str(token.attrs["href"]))):
            token.attrSet("href", addresses.chapter(found[1]) + (found[2] or ""))
        elif token.type == "image" and (found := PICTURE_LINK.fullmatch(str(token.attrs["src"]))):
            width, height = addresses.size(found[1])
            token.attrs = {"src": addresses.picture(found[1]), "width": width, "height": height, "alt": ""}


def _with_anchors(tokens: list[Token]) -> list[Token]:
    for heading, words in zip(tokens, tokens[1:], strict=False):
        if heading.type == "heading_open":
            heading.attrSet("id", anchor_of(_words(words)))
    return tokens


def _sections(title: str, lead: str, tokens: list[Token]) -> Iterable[Section]:
    heading, anchor, paragraphs = title, "", [lead] if lead else []
    for before, token in zip(tokens, tokens[1:], strict=False):
        if before.type == "heading_open":
            yield Section(heading, anchor, tuple(paragraphs))
            heading, anchor, paragraphs = _words(token), anchor_of(_words(token)), []
        elif token.type == "inline" and (words := _words(token)):
            paragraphs.append(words)
    yield Section(heading, anchor, tuple(paragraphs))


def _words(token: Token) -> str:
    parts = token.children if token.children is not None else [token]
    return " ".join("".join(" " if part.type == "softbreak" else part.content for part in parts).split())


def _every(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()
