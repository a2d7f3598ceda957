"""What goes, in sentences of the command; pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.retention.gone import Gone

OF_WHAT = {
    "times": "entries: time of day, running number, time of arrival; the day stays",
    "days": "entries with a person: the day, by whom and where from; the month stays",
    "goodbyes": "goodbyes: how long the visit was stays with it, as the middle of its band",
    "moments": "takings back and links: the time of day of staff's doing; the day stays",
    "items": "items that were looked over: what they said; that they were stays",
    "sessions": "sessions of staff: when they were signed in; the last of each account stays",
    "acts": "lines of what was done here: gone; how many, and that they were there, stays",
}


def what_goes(gone: Gone, is_rehearsal: bool) -> list[str]:
    """A line for each sort of which something goes, with how many; one that says so when nothing does."""
    if gone.is_nothing:
        return ["Nothing is due to be forgotten."]
    head = "This would be forgotten; nothing has been changed:" if is_rehearsal else "Forgotten:"
    numbers = [(getattr(gone, name), what) for name, what in OF_WHAT.items()]
    return [head, *(f"{number:>8} {what}" for number, what in numbers if number)]


def what_vaults(closed: Sequence[str], is_rehearsal: bool) -> list[str]:
    """A line for each agreement whose tags go with its period."""
    done = "Would be destroyed" if is_rehearsal else "Destroyed"
    return [f"{done}: the tags and the key by which {slug} counted jointly." for slug in closed]


def what_keys(made: Sequence[str], taken_away: Sequence[str], is_rehearsal: bool) -> list[str]:
    """A line for each key file that was made for a next period, and each that was left of a destroyed key."""
    begun = "Would be made" if is_rehearsal else "Made"
    return [
        *(f"{begun} for the cards of the next period: {name}. It belongs on the key sheet." for name in made),
        *(f"Left of a destroyed key, and gone now: {name}" for name in taken_away),
    ]
