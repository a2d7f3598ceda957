"""The one list of ready sentences, in the order in which they are read, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.followup.sentences import outside, persons, together, visits, work
from app.followup.sentences.speaking import Sentence, Speaking

SENTENCES: tuple[Sentence, ...] = (
    *visits.SENTENCES,
    *persons.SENTENCES,
    *together.SENTENCES,
    *outside.SENTENCES,
    *work.SENTENCES,
)


@dataclass(frozen=True)
class Ready:
    """A sentence as it was made. id: that of the sentence, and of several parties whose it is ("walks/valla")."""

    id: str
    about: tuple[str, ...]
    text: str
    organisation: str


def ready_sentences(speaking: Speaking) -> tuple[Ready, ...]:
    """Every sentence whose numbers are published; of several parties each speaks for itself, then all together."""
    return tuple(ready for each in SENTENCES for ready in _of(each, speaking))


def _of(sentence: Sentence, speaking: Speaking) -> Iterator[Ready]:
    own = {
        organisation: text
        for organisation in (speaking.told.organisations if speaking.told.is_joint else ())
        if (text := sentence.tell(replace(speaking, organisation=organisation))) is not None
    }
    for organisation, text in own.items():
        yield Ready(f"{sentence.id}/{organisation}", sentence.about, text, organisation)
    # What only one of them does is told by that one.
    if len(own) != 1 and (text := sentence.tell(speaking)) is not None:
        yield Ready(sentence.id, sentence.about, text, "*")
