"""What the application says and what a second counting in plain Python says, over histories drawn at random."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from app.clock import now
from app.people.vault.counting import counted_twice
from tests.cards.showing import link
from tests.joint_counting.plain_counting import HALVES, Happened
from tests.joint_counting.test_report import bowl

MOMENTS = (datetime(2026, 5, 5, 10, tzinfo=UTC), datetime(2026, 9, 1, 10, tzinfo=UTC))
PERIODS = {
    "H1": ("--from", "2026-01-01", "--to", "2026-06-30"),
    "H2": ("--from", "2026-07-01", "--to", "2026-12-31"),
    "year": ("--from", "2026-01-01", "--to", "2026-12-31"),
}
MONTHS = HALVES | {"year": range(1, 13)}


def lived(together, clock, rng):
    """Six cards that are shown here and there over two half-years, some of them linked at one desk or at both."""
    cards, happened = bowl(together, 6), Happened()
    for moment in MOMENTS:
        clock.move_to(moment)
        for _ in range(7):
            party, card = rng.choice(("iogt", "sion")), rng.choice(cards)
            together.tap(party, card.token)
            happened.visits.append((party, card.token, now().date()))
    for party, name in (("iogt", "Cleo"), ("sion", "Otto")):
        client = together.house.signed_in_anew(name)
        known = {card for where, card, _ in happened.visits if where == party}
        one, between, other = rng.sample([card for card in cards if card.token in known], 3)
        for pair in ((one, between), (between, other)):
            link(client, *pair)
            happened.links.append((party, pair[0].token, pair[1].token))
    return happened


@pytest.mark.parametrize("seed", [3, 11])
def test_the_application_and_the_second_counting_agree(together, at_noon, seed):
    together.both_say_yes()
    happened = lived(together, at_noon, Random(seed))

    assert {name: together.joint(period) for name, period in PERIODS.items()} == {
        name: happened.joint(months) for name, months in MONTHS.items()
    }


def test_by_how_much_persons_are_fewer_than_added_up():
    both, here, there = {1, 2}, {1}, {2}

    assert counted_twice({}, []) == 0
    assert counted_twice({b"a": here, b"b": there}, []) == 0
    assert counted_twice({b"a": both, b"b": there}, []) == 1
    assert counted_twice({b"a": {1, 2, 3}}, []) == 2
    assert counted_twice({b"a": both, b"b": here}, [(1, b"a", b"b")]) == 1
    assert counted_twice({b"a": both, b"b": both}, []) == 2
    assert counted_twice({b"a": both, b"b": both}, [(1, b"a", b"b")]) == 2
    assert counted_twice({b"a": both, b"b": both}, [(1, b"a", b"b"), (2, b"a", b"b")]) == 1
    through_one_not_seen = [(1, b"a", b"c"), (1, b"c", b"b"), (2, b"a", b"b")]
    assert counted_twice({b"a": both, b"b": both}, through_one_not_seen) == 1


@pytest.mark.parametrize("seed", range(20))
def test_pure_counting_and_walking_agree(seed):
    rng = Random(seed)
    happened, seen, links = Happened(), {}, []
    parties = {"iogt": 1, "sion": 2}
    for _ in range(rng.randrange(12)):
        party, card = rng.choice(list(parties)), rng.choice("abcdef")
        happened.visits.append((party, card, MOMENTS[0].date()))
        seen.setdefault(card.encode(), set()).add(parties[party])
    for party, number in parties.items():
        known = sorted({card for where, card, _ in happened.visits if where == party})
        for _ in range(rng.randrange(3) if len(known) > 1 else 0):
            one, other = rng.sample(known, 2)
            happened.links.append((party, one, other))
            links.append((number, one.encode(), other.encode()))
    own = [len(happened.persons_of(party, HALVES["H1"])) for party in parties]

    assert max([sum(own) - counted_twice(seen, links), *own]) == happened.joint(HALVES["H1"])
