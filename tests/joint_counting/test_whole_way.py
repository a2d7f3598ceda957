"""Joint uniques the whole way: both say yes, cards are printed, tapped at both, one is lost and replaced."""

from __future__ import annotations

import subprocess

import pytest
from sqlalchemy import select

from app.log.waiting import resolve_waiting_codes
from app.people.card_sheet import PLAIN, card_sheet
from app.people.pictures import written
from app.people.printing import CardOrder, print_cards
from app.people.vault.models import VaultCode, VaultSighting
from tests.cards.showing import link, tap
from tests.joint_counting.together import NOON
from tests.make import rows
from tests.npm_package import node


def read_off(cards, folder):
    """The texts of the QR codes on the sheet that is printed of these cards, as a scanner reads them."""
    picture = folder / "sheet.png"
    picture.write_bytes(card_sheet(cards, PLAIN, "png"))
    said = subprocess.run([node(), "tests/people/read_qr.mjs", picture], capture_output=True, text=True, check=True)
    return set(said.stdout.split())


@pytest.fixture
def printed(together, tmp_path):
    """Cards that an organisation prints and lays into the bowl."""

    def print_some(count, organisation="iogt"):
        return print_cards(together.app.config["OASEN"], CardOrder(organisation, count, tmp_path / "cards.pdf"), NOON)

    return print_some


def test_printed_cards_tapped_at_both_one_lost_and_replaced(together, printed, tmp_path):
    together.both_say_yes()
    lost, new, faithful, other = printed(4)
    [theirs] = printed(1, "sion")
    assert read_off([lost, new, faithful, other], tmp_path) == {each.token for each in (lost, new, faithful, other)}
    together.tap("iogt", lost.token)
    together.tap("sion", lost.token)  # the same card at the other's door, which has never printed it
    together.tap("iogt", faithful.token)
    together.tap("sion", other.token)
    together.tap("sion", theirs.token)
    together.tap("sion", None)

    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (2, 3, 4)

    together.tap("iogt", new.token)  # the lost card's holder, with a new one
    assert (together.unique("iogt"), together.joint()) == (3, 5)
    together.cleo.submit("/cards/link", "/cards/link/card", shown=new.token)
    tap(together.cleo, *lost.pictures)  # which its holder remembers; the card itself is gone
    assert together.cleo.submit("/cards/link", "/cards/link/join").headers["Location"] == "/cards/links"

    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (2, 3, 4)


def test_two_cards_of_one_person_known_at_both_desks_save_one_and_not_two(together, printed):
    together.both_say_yes()
    one, two, other = printed(3)
    for organisation in ("iogt", "sion"):
        together.tap(organisation, one.token)
        together.tap(organisation, two.token)
    together.tap("iogt", other.token)
    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (3, 2, 3)

    link(together.cleo, two, one)
    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (2, 2, 2)
    link(together.otto, two, one)

    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (2, 1, 2)


def test_a_picture_code_is_seen_where_its_card_was_printed(together, printed):
    together.both_say_yes()
    [card] = printed(1)
    together.tap("sion", card.token)
    together.tap_pictures("iogt", written(card.pictures))
    resolve_waiting_codes()

    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (1, 1, 1)


def test_a_picture_code_of_the_others_leads_to_nobody(together, printed):
    together.both_say_yes()
    [card] = printed(1)
    together.tap("iogt", card.token)
    together.tap_pictures("sion", written(card.pictures))
    resolve_waiting_codes()

    assert (together.unique("sion"), together.joint()) == (0, 1)


def test_a_card_printed_before_is_good_at_the_other_once_it_was_shown_at_home(together, printed):
    [card] = printed(1)
    together.tap("iogt", card.token)
    together.both_say_yes()
    together.tap("sion", card.token)
    assert together.unique("sion") == 0  # nobody there can know it yet: it is counted without a person

    together.tap("iogt", card.token)
    together.tap("sion", card.token)

    assert (together.unique("iogt"), together.unique("sion"), together.joint()) == (1, 1, 1)


@pytest.mark.parametrize("fields", [{"kind": "handout", "item": "food-bag"}, {"kind": "training", "minutes": 60}])
def test_what_makes_no_visitor_is_no_sighting(together, printed, fields):
    together.both_say_yes()
    [card] = printed(1)
    together.tap("iogt", card.token, **fields)

    assert rows(select(VaultSighting.card_id)) == []


def test_without_everybodys_yes_nothing_of_a_tag_is_stored(together, printed):
    together.cleo.submit("/agreements/iop/together", is_given="y")
    [card] = printed(1)
    together.tap("iogt", card.token)
    together.tap("sion", card.token)

    assert rows(select(VaultCode.tag)) == rows(select(VaultSighting.card_id)) == []
    assert together.figure("joint_unique_visitors") | {"value": None, "reason": "not_counted_jointly"} == (
        together.figure("joint_unique_visitors")
    )
    assert together.unique("sion") == 0
