"""The places of a report in which the house writes: its own words, sentences it changed, what it judges; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.followup.writing.texts import Happened, Judged, Texts

OWN, SENTENCE = "own/", "sentence/"
JUDGED_COUNT, JUDGED_BASIS = "judged/count", "judged/basis"
LEFT_OUT = "-"  # stands for a ready sentence that is left out; no text at all: as it was made
SLOT = re.compile(r"(own|sentence)/[a-z0-9][a-z0-9/_-]{0,70}|judged/(count|basis)")


def is_slot(slot: str) -> bool:
    """Whether anything can be written there."""
    return SLOT.fullmatch(slot) is not None


def texts_in(written: Mapping[str, str], happened: Sequence[Happened]) -> Texts:
    """What was written, by slot, as the report takes it."""
    there = {slot: text for slot, text in written.items() if text}
    sentences = {slot.removeprefix(SENTENCE): text for slot, text in there.items() if slot.startswith(SENTENCE)}
    return Texts(
        own={slot.removeprefix(OWN): text for slot, text in there.items() if slot.startswith(OWN)},
        changed={sentence_id: text for sentence_id, text in sentences.items() if text != LEFT_OUT},
        dropped=frozenset(sentence_id for sentence_id, text in sentences.items() if text == LEFT_OUT),
        happened=tuple(happened),
        judged=_judged(there),
    )


def _judged(there: Mapping[str, str]) -> Judged | None:
    count = there.get(JUDGED_COUNT, "")
    return Judged(int(count), there.get(JUDGED_BASIS, "")) if count.isdecimal() else None
