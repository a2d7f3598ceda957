"""What stands in the guide's files: words in bold, links, pictures, commands, how they are built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from app.guide.contents import CHAPTERS
from app.guide.library import source_of
from app.guide.rendering import MARKDOWN
from app.web.languages import LANGUAGES

FILES = [(language, chapter.name) for language in LANGUAGES for chapter in CHAPTERS]


@dataclass(frozen=True)
class Read:
    """A chapter's file as its parts."""

    bold: list[str]
    links: list[str]
    pictures: list[str]
    code: list[str]
    shape: list[str]


def read_chapter(language: str, name: str) -> Read:
    """The parts of a chapter's file."""
    return read_source(source_of(language, name).read_text("utf-8"))


def read_source(source: str) -> Read:
    """The parts of a text."""
    blocks = MARKDOWN.parse(source)
    tokens = [each for block in blocks for each in (block, *(block.children or ()))]
    return Read(
        bold=list(_inside_bold(tokens)),
        links=[str(each.attrs["href"]) for each in tokens if each.type == "link_open"],
        pictures=[str(each.attrs["src"]) for each in tokens if each.type == "image"],
        code=[each.content for each in tokens if each.type == "code_inline"],
        shape=[each.tag for each in blocks if each.nesting == 1],
    )


def commands_in(code: str) -> list[str]:
    """The lines of a piece of code that begin with `oasen`."""
    return re.findall(r"^oasen .*$", code, re.MULTILINE)


def _inside_bold(tokens: list[Token]) -> Iterator[str]:
    open_at = None
    for place, token in enumerate(tokens):
        if token.type == "strong_open":
            open_at = place
        elif token.type == "strong_close" and open_at is not None:
            inside = tokens[open_at + 1 : place]
            yield " ".join("".join(" " if each.type == "softbreak" else each.content for each in inside).split())
