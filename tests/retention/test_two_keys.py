"""In the last year of a period a card is known by two keys, and whoever holds it does nothing for that."""

import pytest
from sqlalchemy import select

from app.code_keys import code_key_numbers, code_keys
from app.database.schema import bring_up_to_date, take_back
from app.log.actions import deposit
from app.log.drafts import ForgetDraft
from app.people.credentials import tags_of
from app.people.models import Card, Credential, CredentialType
from app.people.pictures import written
from app.people.queries import card_tag
from app.retention.key_periods import ENDING_KEYS
from app.retention.next_keys import make_next_keys
from tests.make import person_of, rows
from tests.retention.two_periods import KEY_MADE, LAST_DAY, figures, two_periods


@pytest.fixture
def house(app):
    return two_periods(app)


def numbers_of(house, card):
    """Under which keys the card's QR code is known."""
    tags = tags_of(CredentialType.CARD, card.token, code_keys(house.settings, "iogt"))
    found = select(Credential.key_number).where(Credential.tag.in_(tags))
    return sorted(number for (number,) in rows(found))


def test_the_next_key_is_made_in_the_last_year_and_once(house):
    before_its_last_year = KEY_MADE.replace(year=2024, month=12)

    assert make_next_keys(house.settings, before_its_last_year) == []
    assert make_next_keys(house.settings, KEY_MADE, is_rehearsal=True) == ["codes-iogt-2.key"]
    assert code_key_numbers(house.settings, "iogt") == (1,)
    assert house.begin_next_period() == ["codes-iogt-2.key"]
    assert house.begin_next_period() == []
    assert code_key_numbers(house.settings, "iogt") == (2, 1)
    assert rows(select(ENDING_KEYS.c.number, ENDING_KEYS.c.last_day)) == [(1, LAST_DAY)]


def test_a_key_whose_making_was_broken_off_is_taken_up_again(house):
    (house.settings.keys_folder / "codes-iogt-2.key").write_bytes(bytes(range(32)))
    (house.settings.keys_folder / "codes-iogt-2.key").chmod(0o400)

    assert house.begin_next_period() == ["codes-iogt-2.key"]
    assert rows(select(ENDING_KEYS.c.number)) == [(1,)]


def test_a_card_of_the_first_key_alone_goes_on_being_the_same_person(house):
    [card, unseen] = house.print_cards(2, with_pictures=True)
    [first] = house.show(card, "2024-05-06")
    assert numbers_of(house, card) == [1]

    house.begin_next_period()
    [second] = house.show(card, "2025-03-04")
    [third] = house.show(card, "2025-03-05", pictures=True)

    assert numbers_of(house, card) == [1, 2]
    assert person_of(first) == person_of(second) == person_of(third)
    assert numbers_of(house, unseen) == [1]
    assert len(rows(select(Credential.tag).where(Credential.key_number == 2))) == 2  # both codes of the one that came


def test_a_card_shown_at_the_desk_is_found_by_whichever_key_knows_it(house):
    [card] = house.print_cards(1)
    house.show(card, "2024-05-06")
    by_first = card_tag(house.organisation_id, card.token)

    house.begin_next_period()

    assert card_tag(house.organisation_id, card.token) == by_first
    house.show(card, "2025-03-04")
    assert card_tag(house.organisation_id, card.token) not in (by_first, b"")


def test_new_cards_are_known_by_both_and_meet_no_older_one(house):
    [old] = house.print_cards(1, with_pictures=True)
    house.begin_next_period()

    [new] = house.print_cards(1, with_pictures=True)

    assert numbers_of(house, new) == [1, 2]
    assert written(old.pictures) != written(new.pictures)
    assert len(rows(select(Credential.tag))) == 2 + 4


def test_an_unknown_card_leaves_no_tag(house):
    [card] = house.print_cards(1)
    house.begin_next_period()
    before = rows(select(Credential.tag))

    [entry] = house.show(type(card)("A" * 22, None), "2025-03-04")

    assert rows(select(Credential.tag)) == before
    assert entry.person_id is None


def test_figures_are_the_same_whichever_key_a_card_is_known_by(house):
    cards = house.print_cards(3)
    for card in cards:
        house.show(card, "2024-05-06", "2025-02-03", about={})
    before = figures()

    house.begin_next_period()

    assert figures() == before


def test_cards_from_before_the_update_go_on_working(house):
    """Tags that an earlier version wrote are those of the first key; what it knows of later keys is taken back."""
    [card, unused] = house.print_cards(2, with_pictures=True)
    [first] = house.show(card, "2024-05-06")
    before = rows(select(Credential.tag, Credential.type, Credential.card_id).order_by(Credential.tag))

    take_back("0024")
    bring_up_to_date()

    assert rows(select(Credential.tag, Credential.type, Credential.card_id).order_by(Credential.tag)) == before
    assert set(rows(select(Credential.key_number))) == {(1,)}
    [second] = house.show(card, "2024-05-07", pictures=True)
    house.begin_next_period()
    [third] = house.show(card, "2025-03-04")
    [of_unused] = house.show(unused, "2025-03-04")
    assert person_of(first) == person_of(second) == person_of(third) != person_of(of_unused)


def test_the_version_before_knows_the_cards_still(house):
    [card] = house.print_cards(1)
    house.show(card, "2024-05-06")
    house.begin_next_period()
    house.show(card, "2025-03-04")

    take_back("0024")
    bring_up_to_date()

    assert numbers_of(house, card) == [1]
    assert house.begin_next_period() == ["codes-iogt-2.key"]


def test_who_is_forgotten_is_so_under_both_keys(house):
    [card] = house.print_cards(1, with_pictures=True)
    house.show(card, "2024-05-06")
    house.begin_next_period()
    house.show(card, "2025-03-04")

    wish = ForgetDraft(card.token, house.door.place, house.door.origin)
    deposit(house.organisation_id, [wish])

    assert rows(select(Credential.tag)) == rows(select(Card.id)) == []
    [late] = house.show(card, "2025-03-06")
    [by_pictures] = house.show(card, "2025-03-07", pictures=True)
    assert late.person_id is by_pictures.person_id is None
    assert rows(select(Credential.tag)) == []
