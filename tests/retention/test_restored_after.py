"""A backup from before a key was destroyed gives back neither the key nor what it led to."""

from dataclasses import replace

import pytest
import time_machine
from sqlalchemy import select

from app.backup.destroyed_keys import FILE_NAME, read_destroyed
from app.backup.key_sheet import SheetKeys
from app.backup.refusals import DestroyedUnread, KeysNeeded
from app.backup.restoring import Wanted, restore
from app.code_keys import code_key_numbers, code_keys
from app.log.definition import ENTRIES
from app.log.writing import forget_keys
from app.people.credentials import tags_of
from app.people.models import Card, Credential, CredentialType
from tests.backup.backing_up import back_up, running
from tests.make import rows
from tests.retention.two_periods import DESTROYED, figures, two_periods


@pytest.fixture
def house(app):
    return two_periods(app)


@pytest.fixture
def before(house, tmp_path):
    """Somebody who came in both periods; the first key and the backup of the day before it was destroyed."""
    [card] = house.print_cards(1)
    house.show(card, "2024-05-06", gender="woman")
    house.begin_next_period()
    house.show(card, "2025-03-04", "2026-01-02")
    house.ready_to_destroy()
    first_key = (house.settings.keys_folder / "organisation-iogt.key").read_bytes()
    (tmp_path / "kept").mkdir()
    back_up(house.app, tmp_path / "kept" / "old.age")
    return card, first_key, tmp_path / "kept" / "old.age"


def days_of(settings, card):
    tags = tags_of(CredentialType.CARD, card.token, code_keys(settings, "iogt"))
    person = select(Card.person_id).join(Credential, Credential.card_id == Card.id).where(Credential.tag.in_(tags))
    return sorted(str(day) for (day,) in rows(select(ENTRIES.c.day).where(ENTRIES.c.person_id.in_(person))))


def restored(house, tmp_path, file, key):
    """The backup restored on that very day by somebody who typed in the old key sheet, the destroyed key on it."""
    here = replace(house.settings, database_url="")
    sheet = SheetKeys((house.backup_secret,), (key,))
    with time_machine.travel(DESTROYED):
        return restore(here, Wanted(file, tmp_path / "new", sheet), {})


def test_neither_the_key_nor_the_past_comes_back(house, before, tmp_path):
    card, first_key, file = before
    of_then = figures()
    house.destroy()

    told = restored(house, tmp_path, file, first_key)

    assert (told.missing_keys, told.put_back.lost.parted_count) == ((), 1)
    forget_keys()
    with running(tmp_path / "new") as there:
        settings = there.config["OASEN"]
        assert code_key_numbers(settings, "iogt") == (2,)
        assert first_key not in [file.read_bytes() for file in settings.keys_folder.iterdir()]
        assert read_destroyed(settings.keys_folder) == read_destroyed(house.settings.keys_folder)
        assert days_of(settings, card) == ["2026-01-02"]
        assert figures() == of_then


def test_without_the_list_the_past_would_come_back(house, before, tmp_path):
    card, first_key, file = before
    house.destroy()
    for folder in (house.settings.keys_folder, house.settings.instance / "backups"):
        (folder / FILE_NAME).unlink()

    restored(house, tmp_path, file, first_key)

    forget_keys()
    with running(tmp_path / "new") as there:
        assert days_of(there.config["OASEN"], card) == ["2024-05-01", "2025-03-01", "2026-01-02"]  # by month


def test_a_list_that_cannot_be_read_is_no_empty_one(house, before, tmp_path):
    _card, first_key, file = before
    house.destroy()
    (house.settings.keys_folder / FILE_NAME).write_text("{")

    with pytest.raises(DestroyedUnread):
        restored(house, tmp_path, file, first_key)

    assert not (tmp_path / "new").exists()


def test_the_keys_it_went_on_with_are_asked_for(house, before, tmp_path):
    _card, first_key, file = before
    house.destroy()
    (house.settings.keys_folder / "codes-iogt-2.key").unlink()
    back = house.settings.keys_folder / "content-iogt.key"
    back.unlink()

    with pytest.raises(KeysNeeded, match=r"content-iogt\.key"):
        restored(house, tmp_path, file, first_key)
