"""The mark that tells a demonstration's folder from a real house's: a file that says what lies there."""

from __future__ import annotations

from pathlib import Path

from app.fresh_file import fresh_file
from app.settings import Settings

MARK = "demonstration.txt"
SAYS = "Everything in this folder is invented, and nothing of it goes into a real house. Delete it as you like.\n"


def mark_as_demonstration(folder: Path) -> None:
    """Say in the instance's folder that nobody in it is real."""
    with fresh_file(folder / MARK) as file:
        file.write(SAYS.encode())


def is_demonstration(settings: Settings) -> bool:
    """Whether what is served is a demonstration."""
    return (settings.instance / MARK).is_file()
