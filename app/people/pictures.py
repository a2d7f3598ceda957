"""The 47 pictures of picture codes; the one list lies beside their drawings, where the kiosk finds it too."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.bootstrap import ROOT
from app.people.picture_code import PictureCode

FOLDER = ROOT / "kiosk" / "icons" / "codes"
BETWEEN = "-"


@dataclass(frozen=True)
class Picture:
    """One picture: its file without ending, and a word for it."""

    slug: str
    sv: str
    en: str


# A picture's place in the list is its number in every code; printed cards rest on it, so it never changes.
PICTURES = tuple(Picture(**each) for each in json.loads((FOLDER / "pictures.json").read_text("utf-8")))


def written(code: PictureCode) -> str:
    """A code as kiosks send it and as its hash is made of: bee-cat-sun-tree-boat."""
    return BETWEEN.join(PICTURES[number].slug for number in code)
