"""The lists of pictures, the guide's and the README's: what each shows, how large, of which part of the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """address: in the demonstration; of: what is cut out; width: of the window; height: at most, of the picture."""

    name: str
    address: str
    of: str = "main"
    width: int = 760
    height: int = 520


PICTURES = (
    Picture("today.png", "/", height=760),
    Picture("note.png", "/note/valla/meal", height=560),
    Picture("contact.png", "/outreach", width=390, height=740),
    Picture("finishing.png", "/closing/valla", height=600),
    Picture("door.png", "kiosk", of="body", width=760, height=480),
    Picture("cards.png", "/cards", height=520),
    Picture("activities.png", "/activities/valla", height=480),
    Picture("calendar.png", "/calendar/valla", width=880, height=500),
    Picture("year.png", "/year", height=700),
    Picture("health.png", "/health", height=480),
)
# Whole windows, in Swedish.
OF_README = (
    Picture("kiosk.png", "kiosk", width=1280, height=800),
    Picture("year.png", "/year/{last_year}", width=1280, height=1000),
)
