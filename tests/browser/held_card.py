"""A printed card as a camera sees it: dark, tilted, in perspective, blurred, small, moving."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from app.people.card_sheet import card_sheet
from app.people.cards import NewCard
from tests.browser.fake_camera import HEIGHT, WIDTH

SEEN = Path(__file__).with_name("held_card.js").read_text("utf-8")
# The first card of a sheet, in the pixels of app/typesetting.py: 200 to the inch.
PIXELS_A_MM = 200 / 25.4
FIRST_CARD_MM = (19.4, 13.5, 85.6, 54.0)
MIDDLE = (WIDTH / 2, HEIGHT / 2)


@dataclass(frozen=True)
class Held:
    """How a card is held, and in what light; tests/browser/held_card.js says what each means."""

    width: float = 480
    middle: tuple[float, float] = MIDDLE
    tilt: float = 0
    turn: float = 0
    nod: float = 0
    light: tuple[float, float] = (20, 235)
    shadow: float = 0
    noise: float = 0
    blur: float = 0
    smear: float = 0


@dataclass(frozen=True)
class Move:
    """A card that moves so many pixels sideways from frame to frame, and is smeared by it."""

    held: Held
    pixels_a_frame: float
    frame_count: int = 8

    def frames(self) -> list[Held]:
        """How it is held from frame to frame."""
        start = self.held.middle[0] - self.pixels_a_frame * (self.frame_count - 1) / 2
        return [
            replace(
                self.held,
                middle=(start + self.pixels_a_frame * number, self.held.middle[1]),
                # The shutter is open for half of the time.
                smear=self.pixels_a_frame / 2,
            )
            for number in range(self.frame_count)
        ]


def drawn_sheet(card: NewCard) -> str:
    """The sheet that `oasen cards` prints, drawn to pixels, as a data address."""
    return "data:image/png;base64," + base64.b64encode(card_sheet([card], format_="png")).decode()


def seen_by_camera(page: Page, sheet: str, held: Held, seed: int = 1) -> bytes:
    """A frame, each pixel a byte of grey."""
    asked: dict[str, Any] = {
        "picture": sheet,
        "crop": [round(each * PIXELS_A_MM) for each in FIRST_CARD_MM],
        "size": [WIDTH, HEIGHT],
        "held": held.__dict__,
        "seed": seed,
    }
    return base64.b64decode(page.evaluate(SEEN, asked))
