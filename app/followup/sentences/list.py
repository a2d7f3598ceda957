"""The one list of ready sentences, in the order in which they are read, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.followup.sentences import outside, persons, together, visits, work
from app.followup.sentences.agreed import agreed_in_words
from app.followup.sentences.speaking import Sentence, Speaking

# Each of these is a paragraph of its own.
FAMILIES: tuple[tuple[Sentence, ...], ...] = (
    visits.OPENING,
    visits.VISITS_MADE,
    persons.SENTENCES,
    together.SENTENCES,
    outside.SENTENCES,
    work.SENTENCES,
)
SENTENCES: tuple[Sentence, ...] = tuple(sentence for family in FAMILIES for sentence in family)
# The sentence that speaks of a figure first; what was agreed of it stands there.
TELLS_FIRST = {figure_id: each.id for each in reversed(SENTENCES) for figure_id in each.about}
FAMILY_OF = {sentence.id: number for number, family in enumerate(FAMILIES) for sentence in family}


@dataclass(frozen=True)
class Ready:
    """A sentence as it was made. id: that of the sentence, and of several parties whose it is ("walks/valla")."""

    id: str
    about: tuple[str, ...]
    text: str
    organisation: str

    @property
    def family(self) -> int:
        """Those of one family stand in one paragraph."""
        return FAMILY_OF[self.id.partition("/")[0]]


def ready_sentences(speaking: Speaking) -> tuple[Ready, ...]:
    """Every sentence whose numbers are published; of several parties each speaks for itself, then all together."""
    return tuple(ready for each in SENTENCES for ready in _of(each, speaking))


def _of(sentence: Sentence, speaking: Speaking) -> Iterator[Ready]:
    own = {
        organisation: text
        for organisation in (speaking.told.organisations if speaking.told.is_joint else ())
        if (text := _told(sentence, replace(speaking, organisation=organisation))) is not None
    }
    for organisation, text in own.items():
        yield Ready(f"{sentence.id}/{organisation}", sentence.about, text, organisation)
    # What only one of them does is told by that one.
    if len(own) != 1 and (text := _told(sentence, speaking)) is not None:
        yield Ready(sentence.id, sentence.about, text, "*")


def _told(sentence: Sentence, speaking: Speaking) -> str | None:
    """The sentence, and after it what the agreement says of the same."""
    text = sentence.tell(speaking)
    own = [figure_id for figure_id in sentence.about if TELLS_FIRST[figure_id] == sentence.id]
    return None if text is None else " ".join([text, *agreed_in_words(speaking, own)])
