"""What is stored of a visitor, column by column, and the sentence of the tablet's screen that says so.

The screen "Vad sparas?" is made from SENTENCES, and a test holds them against the tables: a column that a tablet can
fill and that no sentence speaks of fails, as does a sentence about a column that is gone.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence of the screen: its word in the language files, a picture, the columns it stands for."""

    word: str
    picture: str
    columns: frozenset[str]
    is_only_together: bool = False  # said where parties count together, and nowhere else


def _columns(table: str, *names: str) -> frozenset[str]:
    return frozenset(f"{table}.{name}" for name in names)


SENTENCES = (
    Sentence("tap", "wave", _columns("entries", "kind", "premises_id", "day", "hour", "at")),
    Sentence(
        "card",
        "card",
        _columns("entries", "person_id") | _columns("cards", "person_id", "is_declined") | _columns("people", "id"),
    ),
    Sentence("choice", "meal", _columns("entries", "activity_id", "count", "children")),
    Sentence(
        "answers",
        "talk",
        _columns("entries", "how_found")
        | _columns("cards", "is_asked")
        | _columns("statements", "entry_id", "gender", "age_band", "been_before", "called_first", "replaces_lost")
        | _columns("people", "counted_as")
        | _columns("person_links", "person_id", "replaces_person_id", "made_at"),
    ),
    Sentence("stay", "walk", _columns("entries", "minutes") | _columns("leaves", "entry_id", "at")),
    Sentence(
        "together",
        "cooperation",
        _columns("vault_codes", "card_id")
        | _columns("vault_sightings", "card_id", "organisation_id", "half_year")
        | _columns("vault_links", "card_id", "other_card_id"),
        is_only_together=True,
    ),
    Sentence("forget", "sunflower", _columns("forgotten_cards", "tombstone")),
    Sentence("never", "heart", frozenset()),
)

# What the back of a printed card says: "card" says in short what "choice" and "answers" say at length.
ON_A_CARD = ("card", "stay", "together", "forget", "never")
SHORT_ON_SMALL_CARDS = {"together": "together-short"}  # where the tablet's own words have no room

# Tells of the tablet, the day's work or the card's making, of no visitor.
TELLS_OF_NOBODY = (
    _columns("entries", "organisation_id", "id", "content_hash", "batch_id", "source", "kiosk_id", "staff_id", "seq")
    | _columns("entries", "claimed_at", "received_at")  # the tablet's clock and the server's, for the same tap
    | _columns("statements", "organisation_id", "id", "content_hash", "batch_id")
    | _columns("leaves", "organisation_id", "id", "content_hash")
    | _columns("people", "organisation_id")
    | _columns("cards", "organisation_id", "id", "printed_day", "run_id")
    | _columns("forgotten_cards", "organisation_id")
    | _columns("credentials", "organisation_id", "tag", "type", "card_id", "person_id", "key_number")  # with the card
    | _columns("person_links", "organisation_id", "id", "staff_id")  # who on the staff made it
    | _columns("vault_codes", "agreement_id", "tag")  # with the card
    | _columns("vault_sightings", "agreement_id")
    | _columns("vault_links", "agreement_id", "organisation_id")  # whose staff knew
    # A tap that is taken back, and by which tablet.
    | _columns("voids", "organisation_id", "id", "target_id", "content_hash", "reason")
    | _columns("voids", "kiosk_id", "staff_id", "received_at")
)

# The staff's columns: no screen of the tablet asks for them.
NOT_FROM_A_TABLET = _columns(
    "entries", "channel", "direction", "authority", "item", "partner", "topic", "reached", "basis", "referrer"
)


def sentences_said(is_counted_together: bool) -> tuple[Sentence, ...]:
    """Those that hold for an organisation: of counting together only where it does."""
    return tuple(each for each in SENTENCES if is_counted_together or not each.is_only_together)
