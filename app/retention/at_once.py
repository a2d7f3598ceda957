"""Forgets at once what is due in a house that has just been put back from an older state: nobody sees it before."""

from __future__ import annotations

from app.clock import now
from app.retention.actions import forget_what_is_due
from app.retention.key_files import take_destroyed_away
from app.retention.wording import what_goes, what_keys
from app.settings import Settings


def forget_at_once(settings: Settings) -> list[str]:
    """What has gone, a line for each sort of it; nothing where nothing was due.

    A backup of last spring still has last spring's times of day: they go now, not in the night to come.
    """
    gone = forget_what_is_due(now())
    taken_away = take_destroyed_away(settings)
    lines = [] if gone.is_nothing else what_goes(gone, is_rehearsal=False)
    return [*lines, *what_keys([], taken_away, is_rehearsal=False)]
