"""After a period's key is destroyed, of a thousand cards none is led back into it by all that the machine keeps."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import select

from app.backup.archive import Archive
from app.backup.key_files import identities_here
from app.backup.opened import opened
from app.backup.queries import backups_folder, backups_in
from app.backup.refusals import BackupLocked
from app.code_keys import PURPOSE, code_keys
from app.keys import KEY_BYTES, LASTING_PURPOSES, derived_key
from app.log.actions import deposit
from app.log.definition import ENTRIES, PEOPLE
from app.log.drafts import Shown
from app.log.entry_reading import read_entry
from app.people.credentials import tag_of, tag_of_pictures
from app.people.models import Card, Credential, CredentialType
from app.people.pictures import written
from app.people.recognition import new_identifier
from tests.make import rows
from tests.privacy.raw_files import every_file, where_found
from tests.retention.two_periods import LAST_DAY, TwoPeriods, two_periods

CARD_COUNT = 1000
AT_ONCE = 500


@pytest.fixture
def house(app):
    return two_periods(app)


def all_come(house: TwoPeriods, cards, day: str) -> None:
    """Everybody comes on that day."""
    entries = [
        read_entry(
            new_identifier(),
            {"kind": "visit", "at": f"{day}T11:00"},
            Shown(CredentialType.CARD, card.token, agreed=True),
            house.door.place,
            house.door.origin,
        )
        for card in cards
    ]
    for start in range(0, len(entries), AT_ONCE):
        deposit(house.organisation_id, entries[start : start + AT_ONCE])


def led_back(house: TwoPeriods, cards) -> int:
    """How many of the cards lead to an entry of the period, by any key that can be made of any file in the folder."""
    files = [file for file in house.settings.keys_folder.iterdir() if file.stat().st_size == KEY_BYTES]
    keys = {file.read_bytes() for file in files}
    keys |= {derived_key(file, purpose) for file in files for purpose in (PURPOSE, *LASTING_PURPOSES)}
    people_of_tag = {
        bytes(tag): bytes(person)
        for tag, person in rows(select(Credential.tag, Card.person_id).join(Card, Card.id == Credential.card_id))
        if person is not None
    }
    counted = {bytes(id): bytes(counted_as or id) for id, counted_as in rows(select(PEOPLE.c.id, PEOPLE.c.counted_as))}
    with_past = {
        counted[bytes(person)]
        for (person,) in rows(select(ENTRIES.c.person_id).where(ENTRIES.c.day <= LAST_DAY))
        if person is not None
    }
    return sum(
        any(
            counted.get(people_of_tag.get(tag_of(CredentialType.CARD, card.token, key), b"")) in with_past
            for key in keys
        )
        for card in cards
    )


def archives_that_open(settings) -> list[Archive]:
    """The backups that the machine opens without the envelope."""
    found = []
    for backup in backups_in(backups_folder(settings)):
        try:
            found.append(opened(backup.path, identities_here(settings)))
        except BackupLocked:
            continue
    return found


def test_of_a_thousand_cards_none_is_led_back(house, tmp_path):
    cards = house.print_cards(CARD_COUNT)
    [with_pictures] = house.print_cards(1, with_pictures=True)
    everybody = [*cards, with_pictures]
    all_come(house, everybody, "2024-05-06")
    house.begin_next_period()
    all_come(house, cards[: CARD_COUNT // 2], "2026-01-02")
    house.show(with_pictures, "2026-01-03", pictures=True)
    house.ready_to_destroy()
    assert led_back(house, everybody) == len(everybody)
    key_file = house.settings.keys_folder / "organisation-iogt.key"
    first_key = key_file.read_bytes()
    by_first = dict(code_keys(house.settings, "iogt").numbered)[1]
    os.link(key_file, tmp_path / "the blocks that it lay on")

    house.destroy()

    assert led_back(house, everybody) == 0
    old_tags = {str(number): tag_of(CredentialType.CARD, card.token, by_first) for number, card in enumerate(everybody)}
    old_tags["pictures"] = tag_of_pictures(written(with_pictures.pictures or ()), by_first)
    files = every_file(house.settings.instance)
    assert where_found(files, {"key": first_key, "key of codes": by_first}) == set()
    assert where_found(files, {name: old_tags[name] for name in ("0", "7", "999", "1000", "pictures")}) == set()
    assert not {bytes(tag) for (tag,) in rows(select(Credential.tag))} & set(old_tags.values())
    assert (tmp_path / "the blocks that it lay on").read_bytes() != first_key
    [newest] = archives_that_open(house.settings)
    [codes] = [part for part in newest.manifest.parts if part.table == "credentials"]
    assert codes.row_count == CARD_COUNT // 2 + 1
