"""Reads the guide from docs/guide/: each chapter once in each language, and its pictures."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from flask import url_for

from app.bootstrap import ROOT
from app.guide.contents import CHAPTERS
from app.guide.rendering import Addresses, Rendered, rendered

FOLDER = ROOT / "docs" / "guide"


def source_of(language: str, chapter: str) -> Path:
    """The file of a chapter."""
    return FOLDER / language / f"{chapter}.md"


def pictures_of(language: str) -> Path:
    """The folder of the pictures that the chapters of a language show."""
    return FOLDER / language / "pictures"


@lru_cache(maxsize=4)
def chapters_in(language: str) -> dict[str, Rendered]:
    """Every chapter by its name, in the order of the guide; made once, for the files change with the program alone."""
    addresses = Addresses(
        chapter=lambda name: url_for("guide.chapter", chapter_name=name),
        picture=lambda file: url_for("guide.picture", language=language, file=file),
        size=lambda file: size_of_png((pictures_of(language) / file).read_bytes()),
    )
    return {
        chapter.name: rendered(source_of(language, chapter.name).read_text("utf-8"), addresses) for chapter in CHAPTERS
    }


def size_of_png(content: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels; its header says so (PNG, third edition, 11.2.1)."""
    width, height = struct.unpack(">II", content[16:24])
    return int(width), int(height)
