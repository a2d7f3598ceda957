"""The receipt of a destroyed key, in sentences; pure."""

from __future__ import annotations

from app.database.statements import AnyRow

CANNOT_BE_DONE = (
    "No card, no picture code and no label can be followed back into the period any more, by anybody: not with the "
    "database, not with the backups, not with the card in hand.",
    "Nobody can show or forget what a card did in it, and no two cards of it can be linked.",
    "Figures cannot be counted across its last day. Those of its own years, and those after it, are as they were.",
    "Cards that were not shown while both keys were here are good no more: hand out new ones.",
)
STILL_TO_DO = (
    "Cut the key's line out of the key sheet in the envelope and burn it; leave the other lines.",
    "Print a new key sheet, put it into the envelope too, and say so: oasen key-sheet --put-away",
    "Copies of the old key elsewhere (an old disk, a backup made --with-keys) are yours to destroy.",
    "On a solid-state disk blocks of a file that is gone may be readable until they are used again.",
)


def receipt(key: AnyRow, organisation_name: str, who: str) -> list[str]:
    """The lines of it. key: a row of ending_keys that is destroyed; who: in a name, or the command."""
    return [
        f"Receipt: the key of the cards until {key.last_day} is destroyed.",
        f"Organisation: {organisation_name}",
        f"Key: number {key.number}, fingerprint {key.fingerprint}",
        f"When: {key.destroyed_at:%Y-%m-%d %H:%M} UTC",
        f"By: {who}",
        f"Gone with it: {key.tag_count} codes, {key.card_count} cards that nothing leads to any more.",
        f"Parted from their past: {key.person_count} pseudonyms. That they had been here before is carried over.",
        "",
        "What can no longer be done:",
        *(f"- {each}" for each in CANNOT_BE_DONE),
        "",
        "What is still to do:",
        *(f"- {each}" for each in STILL_TO_DO),
    ]
